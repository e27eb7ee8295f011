#include "graph/graph_records.h"

namespace claimgraph {

namespace {

// A date of the graph was told in many documents: its words are kept, offsets would point nowhere.
Json date_without_offsets(const DateMention& date) {
  Json object = Json::object();
  if (date.told) add_text("text", date.told->text, object);
  add_text("value", date.value, object);
  return object;
}

void add_events(const EventFacts& facts, Json& object) {
  add_facts(facts, object);
  if (facts.date) object["date"] = date_without_offsets(*facts.date);
}

}  // namespace

Json document_record(const Document& document) {
  const DocumentInfo& info = document.info;
  Json r = {{"record", "document"}, {"id", info.id.hex()}};
  add_text("path", info.path, r);
  add_text("url", info.url, r);
  add_text("title", info.title, r);
  if (!info.authors.empty()) r["authors"] = info.authors;
  if (info.published) r["published"] = to_json(*info.published);
  if (document.source) r["source"] = document.source->hex();
  r["account"] = document.account.hex();
  add_text("language", info.language, r);
  add_text("encoding", info.encoding, r);
  r["body"] = Json::array();
  for (const ByteSpan& span : info.body) r["body"].push_back({span.start, span.end});
  if (info.title_span) r["title_span"] = {info.title_span->start, info.title_span->end};
  return r;
}

Json node_record(const Node& node) {
  Json r = {{"record", "node"}, {"id", node.id.hex()}, {"type", to_string(node.type)}, {"name", node.name}};
  r["aliases"] = node.aliases;
  add_text("kind", node.kind, r);
  add_events(node.event, r);
  add_facts(node.place, r);
  r["mentions"] = to_json(node.mentions);
  return r;
}

Json edge_record(const Edge& edge) {
  Json r = {{"record", "edge"}, {"type", to_string(edge.type)}, {"from", edge.from.hex()}, {"to", edge.to.hex()}};
  r["document"] = edge.document.hex();
  if (edge.role != Role::none) r["role"] = to_string(edge.role);
  if (edge.stance != Stance::none) r["stance"] = to_string(edge.stance);
  if (edge.responsibility) r["responsibility"] = true;
  if (edge.former) r["former"] = true;
  if (edge.on_behalf_of) r["on_behalf_of"] = edge.on_behalf_of->hex();
  if (edge.fatalities) r["fatalities"] = to_json(*edge.fatalities);
  if (edge.injuries) r["injuries"] = to_json(*edge.injuries);
  r["confidence"] = edge.confidence;
  r["evidence"] = to_json(edge.evidence);
  if (edge.cue) r["cue"] = to_json(*edge.cue);
  return r;
}

}  // namespace claimgraph
