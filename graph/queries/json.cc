#include "graph/queries/json.h"

#include "graph/graph_records.h"

namespace claimgraph {

namespace {

Json edge_records(const std::vector<Edge>& edges) {
  Json list = Json::array();
  for (const Edge& edge : edges) list.push_back(edge_record(edge));
  return list;
}

Json hex_ids(const std::vector<NodeRef>& nodes) {
  Json list = Json::array();
  for (const NodeRef& node : nodes) list.push_back(node.id.hex());
  return list;
}

Json side_json(const ContradictionSide& side) {
  Json figures = to_json(side.fatalities.value_or(Count{}));
  Json documents = Json::array();
  for (const DocumentId id : side.documents) documents.push_back(id.hex());
  return {{"claimants", hex_ids(side.claimants)},
          {"stance", side.denies ? "denies" : "claims"},
          {"fatalities", std::move(figures)},
          {"documents", std::move(documents)}};
}

Json to_json(const Connection& connection) {
  return {{"via", claimgraph::to_json(connection.via)},
          {"first", claimgraph::to_json(connection.from_first)},
          {"second", claimgraph::to_json(connection.from_second)}};
}

Json to_json(const SourceReport& report) {
  Json carries = Json::array();
  for (const auto& c : report.carries) {
    carries.push_back({{"claimant", to_json(c.claimant)}, {"claims", c.claims}, {"denials", c.denials}});
  }
  Json cites = Json::array();
  for (const auto& c : report.cites) cites.push_back({{"source", to_json(c.source)}, {"events", c.events}});
  return {{"source", to_json(report.source)}, {"documents", report.documents}, {"copies", report.copies},
          {"events", report.events},          {"carries", std::move(carries)}, {"cites", std::move(cites)}};
}

}  // namespace

Json to_json(const NodeRef& node) {
  Json object = {{"id", node.id.hex()}, {"type", to_string(node.type)}, {"name", node.name}};
  add_text("kind", node.kind, object);
  add_text("event_type", node.event_type, object);
  add_text("date", node.date, object);
  return object;
}

Json to_json(const DocumentRef& document) {
  Json object = {{"id", document.id.hex()}, {"account", document.account.hex()}};
  add_text("path", document.path, object);
  add_text("url", document.url, object);
  add_text("title", document.title, object);
  add_text("published", document.published, object);
  if (document.source) object["source"] = document.source->hex();
  return object;
}

Json to_json(const FoundNode& found) {
  Json object = to_json(found.node);
  object["match"] = to_string(found.match);
  object["matched"] = found.matched;
  object["mentions"] = found.mentions;
  return object;
}

Json to_json(const NodeDetail& detail) {
  Json object = node_record(detail.node);
  object.erase("record");
  object["documents"] = to_json(detail.documents);
  object["relations"] = to_json(detail.relations);
  return object;
}

Json to_json(const Relation& relation) {
  Json object = {{"type", to_string(relation.type)},
                 {"direction", relation.direction == Direction::out ? "out" : "in"}};
  if (relation.role != Role::none) object["role"] = to_string(relation.role);
  object["other"] = to_json(relation.other);
  object["edges"] = edge_records(relation.edges);
  return object;
}

Json to_json(const Relationship& relationship) {
  Json connections = Json::array();
  for (const Connection& c : relationship.connections) connections.push_back(to_json(c));
  return {{"direct", to_json(relationship.direct)}, {"connections", std::move(connections)}};
}

Json to_json(const ClaimRecord& claim) {
  Json object = {{"claimant", to_json(claim.claimant)}};
  if (claim.on_behalf_of) object["on_behalf_of"] = to_json(*claim.on_behalf_of);
  object["event"] = to_json(claim.event);
  object["document"] = to_json(claim.document);
  object["edge"] = edge_record(claim.edge);
  return object;
}

Json to_json(const Contradiction& contradiction) {
  Json sides = Json::array();
  for (const auto& side : contradiction.sides) sides.push_back(side_json(side));
  return {
      {"event", contradiction.event.id.hex()}, {"kind", to_string(contradiction.kind)}, {"sides", std::move(sides)}};
}

Json to_json(const TimelineEntry& entry) {
  Json object = {{"event", to_json(entry.event)}, {"places", to_json(entry.places)}};
  add_text("reported", entry.reported, object);
  Json involved = Json::array();
  for (const auto& [role, node] : entry.involved) {
    involved.push_back({{"role", to_string(role)}, {"node", to_json(node)}});
  }
  object["involved"] = std::move(involved);
  if (entry.fatalities) object["fatalities"] = to_json(*entry.fatalities);
  if (entry.injuries) object["injuries"] = to_json(*entry.injuries);
  object["documents"] = entry.documents;
  object["accounts"] = entry.accounts;
  object["claimants"] = entry.claimants;
  object["deniers"] = entry.deniers;
  return object;
}

Json to_json(const GraphStats& stats) {
  Json nodes = Json::object();
  for (std::size_t i = 0; i < stats.nodes_by_type.size(); ++i) {
    nodes[std::string(to_string(static_cast<NodeType>(i)))] = stats.nodes_by_type[i];
  }
  Json edges = Json::object();
  for (std::size_t i = 0; i < stats.edges_by_type.size(); ++i) {
    edges[std::string(to_string(static_cast<EdgeType>(i)))] = stats.edges_by_type[i];
  }
  return {{"documents", stats.counts.documents},
          {"accounts", stats.accounts},
          {"publishers", stats.publishers},
          {"published", {{"first", stats.first_document}, {"last", stats.last_document}}},
          {"nodes", stats.counts.nodes},
          {"nodes_by_type", std::move(nodes)},
          {"mentions", stats.mentions},
          {"edges", stats.counts.edges},
          {"edges_by_type", std::move(edges)},
          {"events_by_type", stats.events_by_type},
          {"events_with_date", stats.events_with_date},
          {"events", {{"first", stats.first_event}, {"last", stats.last_event}}}};
}

Json to_json(const SourcesAnswer& answer) {
  Json list = Json::array();
  for (const auto& report : answer.sources) list.push_back(to_json(report));
  Json accounts = Json::array();
  for (const auto& shared : answer.accounts) {
    accounts.push_back({{"account", shared.account.hex()}, {"documents", to_json(shared.documents)}});
  }
  return {{"sources", std::move(list)}, {"accounts", std::move(accounts)}};
}

Json to_json(const Neighbourhood& around) {
  Json nodes = Json::array();
  for (const auto& member : around.members) {
    Json node = to_json(member.node);
    node["step"] = member.step;
    nodes.push_back(std::move(node));
  }
  Json links = Json::array();
  for (const auto& link : around.links) {
    Json one = {{"from", link.from.hex()}, {"to", link.to.hex()}, {"type", to_string(link.type)}};
    if (link.role != Role::none) one["role"] = to_string(link.role);
    one["documents"] = link.documents;
    links.push_back(std::move(one));
  }
  return {{"nodes", std::move(nodes)}, {"links", std::move(links)}, {"has_more", around.has_more}};
}

}  // namespace claimgraph
