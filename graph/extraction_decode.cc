#include <capnp/message.h>
#include <capnp/serialize.h>
#include <kj/exception.h>
#include <algorithm>

#include <cstring>

#include "graph/extraction.capnp.h"
#include "graph/extraction_codec.h"

namespace claimgraph {

namespace {

// An enumerator that this version knows, or a kj::Exception, as broken pointers throw one.
template <class E, class Wire>
E known(Wire value, E last, const char* what) {
  const auto number = static_cast<std::uint16_t>(value);
  KJ_REQUIRE(number <= static_cast<std::uint16_t>(last), "enumerator of a newer version", what, number);
  return static_cast<E>(number);
}

std::string take(capnp::Text::Reader from) { return {from.cStr(), from.size()}; }

ByteSpan span_of(std::uint32_t start, std::uint32_t end) {
  KJ_REQUIRE(start <= end, "a span ends before it starts", start, end);
  return {start, end};
}

ByteSpan take(wire::Span::Reader from) { return span_of(from.getStart(), from.getEnd()); }

TextSpan take(wire::TextSpan::Reader from) { return {span_of(from.getStart(), from.getEnd()), take(from.getText())}; }

Count take(wire::Count::Reader from) {
  Count to;
  if (from.getHasMin()) to.min = from.getMin();
  if (from.getHasMax()) to.max = from.getMax();
  to.text = take(from.getText());
  return to;
}

DateMention take(wire::Date::Reader from) {
  DateMention to;
  if (from.hasTold()) to.told = take(from.getTold());
  to.value = take(from.getValue());
  return to;
}

EventFacts take(wire::Event::Reader from) {
  EventFacts to;
  to.event_type = take(from.getEventType());
  if (from.hasDate()) to.date = take(from.getDate());
  if (from.hasFatalities()) to.fatalities = take(from.getFatalities());
  if (from.hasInjuries()) to.injuries = take(from.getInjuries());
  return to;
}

PlaceFacts take(wire::Place::Reader from) {
  PlaceFacts to;
  if (from.getHasLatitude()) to.latitude = from.getLatitude();
  if (from.getHasLongitude()) to.longitude = from.getLongitude();
  to.country = take(from.getCountry());
  to.gazetteer_id = take(from.getGazetteerId());
  return to;
}

ExtractionNode take(wire::Node::Reader from);
ExtractionEdge take(wire::Edge::Reader from);
Attribution take(wire::Attribution::Reader from);
NameMention take(wire::NameMention::Reader from);

template <class T, class List>
std::vector<T> take_all(List from) {
  std::vector<T> to;
  // No reserve: the size is the message's word, until its elements have been read.
  for (const auto item : from) to.push_back(take(item));
  return to;
}

// The order is part of a signature's meaning, and outside bytes may lack it.
std::vector<std::uint32_t> take_ascending(capnp::List<std::uint32_t>::Reader from) {
  std::vector<std::uint32_t> to;
  for (const std::uint32_t value : from) to.push_back(value);
  std::sort(to.begin(), to.end());
  return to;
}

DocumentInfo take(wire::Document::Reader from) {
  DocumentInfo to;
  to.id = {from.getId().getHigh(), from.getId().getLow()};
  to.path = take(from.getPath());
  to.url = take(from.getUrl());
  to.title = take(from.getTitle());
  to.authors = take_all<std::string>(from.getAuthors());
  if (from.hasPublished()) to.published = take(from.getPublished());
  to.source = take(from.getSource());
  to.language = take(from.getLanguage());
  to.encoding = take(from.getEncoding());
  to.size = from.getSize();
  to.body = take_all<ByteSpan>(from.getBody());
  if (from.hasTitleSpan()) to.title_span = take(from.getTitleSpan());
  to.signature = {take_ascending(from.getSketch()), take_ascending(from.getSentences())};
  return to;
}

ExtractionNode take(wire::Node::Reader from) {
  ExtractionNode to;
  to.id = take(from.getId());
  to.type = known(from.getType(), NodeType::source, "node type");
  to.name = take(from.getName());
  to.aliases = take_all<std::string>(from.getAliases());
  to.kind = take(from.getKind());
  to.mentions = take_all<TextSpan>(from.getMentions());
  to.confidence = from.getConfidence();
  to.event = take(from.getEvent());
  to.place = take(from.getPlace());
  return to;
}

ExtractionEdge take(wire::Edge::Reader from) {
  ExtractionEdge to;
  to.type = known(from.getType(), EdgeType::located_in, "edge type");
  to.from = take(from.getFrom());
  to.to = take(from.getTo());
  to.role = known(from.getRole(), Role::participant, "role");
  to.stance = known(from.getStance(), Stance::retracted, "stance");
  to.responsibility = from.getResponsibility();
  to.former = from.getFormer();
  to.on_behalf_of = take(from.getOnBehalfOf());
  if (from.hasFatalities()) to.fatalities = take(from.getFatalities());
  if (from.hasInjuries()) to.injuries = take(from.getInjuries());
  to.confidence = from.getConfidence();
  to.evidence = take_all<TextSpan>(from.getEvidence());
  if (from.hasCue()) to.cue = take(from.getCue());
  return to;
}

Attribution take(wire::Attribution::Reader from) {
  Attribution to;
  if (from.hasSource()) to.source = take(from.getSource());
  if (from.hasCue()) to.cue = take(from.getCue());
  to.content = take_all<TextSpan>(from.getContent());
  to.claimant = take(from.getClaimant());
  to.stance = known(from.getStance(), AttributionStance::neutral, "attribution stance");
  to.direct = from.getDirect();
  return to;
}

NameMention take(wire::NameMention::Reader from) {
  return {take(from.getSpan()), take(from.getLabel()), take(from.getNode())};
}

Extraction take(wire::Extraction::Reader from) {
  Extraction to;
  to.document = take(from.getDocument());
  to.nodes = take_all<ExtractionNode>(from.getNodes());
  to.edges = take_all<ExtractionEdge>(from.getEdges());
  to.attributions = take_all<Attribution>(from.getAttributions());
  to.mentions = take_all<NameMention>(from.getMentions());
  return to;
}

Error damaged(const std::string& what) { return {ErrorCode::damaged, "not a whole extraction record: " + what}; }

}  // namespace

Result<Extraction> decode_extraction(std::string_view bytes) {
  if (bytes.size() % sizeof(capnp::word) != 0 || bytes.empty()) return damaged("its size is no multiple of 8 bytes");
  // Values of RocksDB lie at any address; the copy is aligned.
  auto words = kj::heapArray<capnp::word>(bytes.size() / sizeof(capnp::word));
  std::memcpy(words.begin(), bytes.data(), bytes.size());
  capnp::ReaderOptions options;
  // Every field is read once, so an honest message is traversed once; one that points at the same bytes again and again
  // must not unfold into memory without bound.
  options.traversalLimitInWords = words.size() + 1024;
  try {
    capnp::FlatArrayMessageReader message(words, options);
    if (message.getEnd() != words.end()) return damaged("bytes are left behind its end");
    return take(message.getRoot<wire::Extraction>());
  } catch (const kj::Exception& e) {
    return damaged(e.getDescription().cStr());
  }
}

}  // namespace claimgraph
