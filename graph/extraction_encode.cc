#include <capnp/message.h>
#include <capnp/serialize.h>

#include "graph/extraction.capnp.h"
#include "graph/extraction_codec.h"

namespace claimgraph {

namespace {

// The model's enumerators have the schema's numbers (a test compares each); the casts below rest on it.
template <class Wire, class E>
Wire wire_enum(E value) {
  return static_cast<Wire>(static_cast<std::uint16_t>(value));
}

capnp::Text::Reader wire_text(const std::string& text) { return {text.c_str(), text.size()}; }

void put(const TextSpan& from, wire::TextSpan::Builder to) {
  to.setStart(from.span.start);
  to.setEnd(from.span.end);
  to.setText(wire_text(from.text));
}

void put(const ByteSpan& from, wire::Span::Builder to) {
  to.setStart(from.start);
  to.setEnd(from.end);
}

void put(const ExtractionNode& from, wire::Node::Builder to);
void put(const ExtractionEdge& from, wire::Edge::Builder to);
void put(const Attribution& from, wire::Attribution::Builder to);
void put(const NameMention& from, wire::NameMention::Builder to);

template <class List, class T>
void put_all(const std::vector<T>& from, List to) {
  for (unsigned i = 0; i < to.size(); ++i) put(from[i], to[i]);
}

void put_all(const std::vector<std::string>& from, capnp::List<capnp::Text>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, wire_text(from[i]));
}

unsigned count_of(std::size_t size) { return static_cast<unsigned>(size); }

void put(const Count& from, wire::Count::Builder to) {
  to.setMin(from.min.value_or(0));
  to.setMax(from.max.value_or(0));
  to.setHasMin(from.min.has_value());
  to.setHasMax(from.max.has_value());
  to.setText(wire_text(from.text));
}

void put(const DateMention& from, wire::Date::Builder to) {
  if (from.told) put(*from.told, to.initTold());
  to.setValue(wire_text(from.value));
}

void put(const EventFacts& from, wire::Event::Builder to) {
  to.setEventType(wire_text(from.event_type));
  if (from.date) put(*from.date, to.initDate());
  if (from.fatalities) put(*from.fatalities, to.initFatalities());
  if (from.injuries) put(*from.injuries, to.initInjuries());
}

void put(const PlaceFacts& from, wire::Place::Builder to) {
  to.setLatitude(from.latitude.value_or(0));
  to.setLongitude(from.longitude.value_or(0));
  to.setHasLatitude(from.latitude.has_value());
  to.setHasLongitude(from.longitude.has_value());
  to.setCountry(wire_text(from.country));
  to.setGazetteerId(wire_text(from.gazetteer_id));
}

void put_numbers(const std::vector<std::uint32_t>& from, capnp::List<std::uint32_t>::Builder to) {
  for (std::uint32_t i = 0; i < to.size(); ++i) to.set(i, from[i]);
}

void put(const DocumentInfo& from, wire::Document::Builder to) {
  to.initId().setHigh(from.id.high);
  to.getId().setLow(from.id.low);
  to.setPath(wire_text(from.path));
  to.setUrl(wire_text(from.url));
  to.setTitle(wire_text(from.title));
  put_all(from.authors, to.initAuthors(count_of(from.authors.size())));
  if (from.published) put(*from.published, to.initPublished());
  to.setSource(wire_text(from.source));
  to.setLanguage(wire_text(from.language));
  to.setEncoding(wire_text(from.encoding));
  to.setSize(from.size);
  put_all(from.body, to.initBody(count_of(from.body.size())));
  if (from.title_span) put(*from.title_span, to.initTitleSpan());
  put_numbers(from.signature.sketch, to.initSketch(count_of(from.signature.sketch.size())));
  put_numbers(from.signature.sentences, to.initSentences(count_of(from.signature.sentences.size())));
}

void put(const ExtractionNode& from, wire::Node::Builder to) {
  to.setId(wire_text(from.id));
  to.setType(wire_enum<wire::NodeType>(from.type));
  to.setName(wire_text(from.name));
  put_all(from.aliases, to.initAliases(count_of(from.aliases.size())));
  to.setKind(wire_text(from.kind));
  put_all(from.mentions, to.initMentions(count_of(from.mentions.size())));
  to.setConfidence(from.confidence);
  if (from.event != EventFacts{}) put(from.event, to.initEvent());
  if (from.place != PlaceFacts{}) put(from.place, to.initPlace());
}

void put(const ExtractionEdge& from, wire::Edge::Builder to) {
  to.setType(wire_enum<wire::EdgeType>(from.type));
  to.setRole(wire_enum<wire::Role>(from.role));
  to.setStance(wire_enum<wire::Stance>(from.stance));
  to.setResponsibility(from.responsibility);
  to.setFormer(from.former);
  to.setFrom(wire_text(from.from));
  to.setTo(wire_text(from.to));
  to.setOnBehalfOf(wire_text(from.on_behalf_of));
  if (from.fatalities) put(*from.fatalities, to.initFatalities());
  if (from.injuries) put(*from.injuries, to.initInjuries());
  to.setConfidence(from.confidence);
  put_all(from.evidence, to.initEvidence(count_of(from.evidence.size())));
  if (from.cue) put(*from.cue, to.initCue());
}

void put(const Attribution& from, wire::Attribution::Builder to) {
  if (from.source) put(*from.source, to.initSource());
  if (from.cue) put(*from.cue, to.initCue());
  put_all(from.content, to.initContent(count_of(from.content.size())));
  to.setClaimant(wire_text(from.claimant));
  to.setStance(wire_enum<wire::AttributionStance>(from.stance));
  to.setDirect(from.direct);
}

void put(const NameMention& from, wire::NameMention::Builder to) {
  put(from.span, to.initSpan());
  to.setLabel(wire_text(from.label));
  to.setNode(wire_text(from.node));
}

}  // namespace

std::string encode_extraction(const Extraction& extraction) {
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<wire::Extraction>();
  put(extraction.document, root.initDocument());
  put_all(extraction.nodes, root.initNodes(count_of(extraction.nodes.size())));
  put_all(extraction.edges, root.initEdges(count_of(extraction.edges.size())));
  put_all(extraction.attributions, root.initAttributions(count_of(extraction.attributions.size())));
  put_all(extraction.mentions, root.initMentions(count_of(extraction.mentions.size())));
  const auto words = capnp::messageToFlatArray(message);
  const auto bytes = words.asBytes();
  return {reinterpret_cast<const char*>(bytes.begin()), bytes.size()};
}

}  // namespace claimgraph
