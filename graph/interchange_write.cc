#include <map>

#include "graph/interchange.h"
#include "graph/json.h"

namespace claimgraph {

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json span_or_null(const std::optional<TextSpan>& span) { return span ? to_json(*span) : Json(nullptr); }

Json record_of(const char* kind, const DocumentInfo& document) {
  return {{"record", kind}, {"document", document.id.hex()}};
}

Json document_record(const DocumentInfo& d) {
  Json r = {{"record", "document"}, {"id", d.id.hex()}};
  add_text("path", d.path, r);
  add_text("url", d.url, r);
  add_text("title", d.title, r);
  if (!d.authors.empty()) r["authors"] = d.authors;
  if (d.published) r["published"] = to_json(*d.published);
  add_text("source", d.source, r);
  add_text("language", d.language, r);
  add_text("encoding", d.encoding, r);
  if (d.size != 0) r["size"] = d.size;
  r["body"] = Json::array();
  for (const ByteSpan& span : d.body) r["body"].push_back({span.start, span.end});
  if (d.title_span) r["title_span"] = {d.title_span->start, d.title_span->end};
  if (!d.signature.empty()) r["signature"] = to_text(d.signature);
  return r;
}

Json node_record(const ExtractionNode& n, const DocumentInfo& document) {
  Json r = record_of("node", document);
  r["id"] = n.id;
  r["type"] = to_string(n.type);
  r["name"] = n.name;
  r["aliases"] = n.aliases;
  add_text("kind", n.kind, r);
  add_facts(n.event, r);
  add_facts(n.place, r);
  r["confidence"] = n.confidence;
  if (!n.why.empty()) r["why"] = n.why;
  r["mentions"] = to_json(n.mentions);
  return r;
}

Json edge_record(const ExtractionEdge& e, const DocumentInfo& document) {
  Json r = record_of("edge", document);
  r["type"] = to_string(e.type);
  r["from"] = e.from;
  r["to"] = e.to;
  if (e.role != Role::none) r["role"] = to_string(e.role);
  if (e.stance != Stance::none) r["stance"] = to_string(e.stance);
  if (e.responsibility) r["responsibility"] = true;
  if (e.former) r["former"] = true;
  add_text("on_behalf_of", e.on_behalf_of, r);
  if (e.fatalities) r["fatalities"] = to_json(*e.fatalities);
  if (e.injuries) r["injuries"] = to_json(*e.injuries);
  r["confidence"] = e.confidence;
  r["evidence"] = to_json(e.evidence);
  if (e.cue) r["cue"] = to_json(*e.cue);
  if (!e.why.empty()) r["why"] = e.why;
  return r;
}

Json attribution_record(const Attribution& a, const DocumentInfo& document) {
  Json r = record_of("attribution", document);
  r["source"] = span_or_null(a.source);
  r["cue"] = span_or_null(a.cue);
  r["content"] = to_json(a.content);
  r["claimant"] = text_or_null(a.claimant);
  r["stance"] = to_string(a.stance);
  r["direct"] = a.direct;
  return r;
}

// `types`: node id → its type, which the record repeats for readers that want no join.
Json mention_record(const NameMention& m, const std::map<std::string_view, NodeType>& types,
                    const DocumentInfo& document) {
  Json r = record_of("mention", document);
  r["span"] = to_json(m.span);
  r["label"] = m.label;
  r["node"] = text_or_null(m.node);
  const auto type = types.find(m.node);
  r["type"] = type == types.end() ? Json(nullptr) : Json(to_string(type->second));
  return r;
}

void append_line(const Json& record, std::string& out) {
  out += json_line(record);
  out += '\n';
}

}  // namespace

void append_jsonl(const Extraction& extraction, std::string& out) {
  const DocumentInfo& document = extraction.document;
  append_line(document_record(document), out);
  std::map<std::string_view, NodeType> types;
  for (const auto& node : extraction.nodes) {
    types.emplace(node.id, node.type);
    append_line(node_record(node, document), out);
  }
  for (const auto& edge : extraction.edges) append_line(edge_record(edge, document), out);
  for (const auto& attribution : extraction.attributions) append_line(attribution_record(attribution, document), out);
  for (const auto& mention : extraction.mentions) append_line(mention_record(mention, types, document), out);
}

}  // namespace claimgraph
