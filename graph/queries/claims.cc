#include "graph/queries/claims.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace claimgraph {

namespace {

bool is_claim(const Edge& edge) { return edge.type == EdgeType::claims || edge.type == EdgeType::denies; }

Status append_claims_of(const GraphView& view, NodeId node, Direction direction, std::vector<Edge>& out) {
  for (const EdgeType type : {EdgeType::claims, EdgeType::denies}) {
    const auto edges = edges_of(view, node, direction, type);
    if (!edges) return edges.error();
    out.insert(out.end(), edges.value().begin(), edges.value().end());
  }
  return {};
}

// What `by` says itself, and what those who belong to it say on its behalf.
Status append_said_by(const GraphView& view, NodeId by, std::vector<Edge>& out) {
  if (const Status s = append_claims_of(view, by, Direction::out, out); !s) return s;
  const auto members = edges_of(view, by, Direction::in, EdgeType::affiliated_with);
  if (!members) return members.error();
  std::set<NodeId> speakers;
  for (const Edge& edge : members.value()) speakers.insert(edge.from);
  speakers.erase(by);
  for (const NodeId speaker : speakers) {
    std::vector<Edge> said;
    if (const Status s = append_claims_of(view, speaker, Direction::out, said); !s) return s;
    std::copy_if(said.begin(), said.end(), std::back_inserter(out),
                 [&](const Edge& edge) { return edge.on_behalf_of == by; });
  }
  return {};
}

// The event itself, or the events that involve the actor or lie in the place.
Result<std::set<NodeId>> events_about(Lookup& lookup, NodeId about) {
  const auto ref = lookup.node(about);
  if (!ref) return ref.error();
  if (ref.value().type == NodeType::event) return std::set<NodeId>{about};
  std::set<NodeId> events;
  for (const EdgeType type : {EdgeType::involves, EdgeType::located_in}) {
    const auto edges = edges_of(lookup.view(), about, Direction::in, type);
    if (!edges) return edges.error();
    for (const Edge& edge : edges.value()) events.insert(edge.from);
  }
  return events;
}

Result<std::vector<Edge>> wanted_edges(Lookup& lookup, const ClaimsRequest& request) {
  std::vector<Edge> edges;
  std::set<NodeId> events;
  if (request.about) {
    auto about = events_about(lookup, *request.about);
    if (!about) return about.error();
    events = std::move(about).value();
  }
  if (request.by) {
    if (const Status s = append_said_by(lookup.view(), *request.by, edges); !s) return s.error();
    const auto other = [&](const Edge& edge) { return request.about && events.count(edge.to) == 0; };
    edges.erase(std::remove_if(edges.begin(), edges.end(), other), edges.end());
  } else if (request.about) {
    for (const NodeId event : events) {
      if (const Status s = append_claims_of(lookup.view(), event, Direction::in, edges); !s) return s.error();
    }
  } else {
    const Status s = lookup.view().for_each_edge([&](const Edge& edge) {
      if (is_claim(edge)) edges.push_back(edge);
      return true;
    });
    if (!s) return s.error();
  }
  return edges;
}

Result<ClaimRecord> record_of(Lookup& lookup, const Edge& edge) {
  const auto claimant = lookup.node(edge.from);
  if (!claimant) return claimant.error();
  const auto event = lookup.node(edge.to);
  if (!event) return event.error();
  const auto document = lookup.document(edge.document);
  if (!document) return document.error();
  std::optional<NodeRef> on_behalf_of;
  if (edge.on_behalf_of) {
    const auto ref = lookup.node(*edge.on_behalf_of);
    if (!ref) return ref.error();
    on_behalf_of = ref.value();
  }
  return ClaimRecord{claimant.value(), std::move(on_behalf_of), event.value(), edge, document.value()};
}

auto key_of(const ClaimRecord& r) {
  return std::tie(r.event, r.edge.type, r.claimant, r.document.published, r.document.id, r.edge.role);
}

}  // namespace

Result<std::vector<ClaimRecord>> claims(const GraphView& view, const ClaimsRequest& request) {
  Lookup lookup(view);
  const auto edges = wanted_edges(lookup, request);
  if (!edges) return edges.error();
  std::vector<ClaimRecord> records;
  for (const Edge& edge : edges.value()) {
    if (edge.confidence < request.min_confidence) continue;
    auto record = record_of(lookup, edge);
    if (!record) return record.error();
    records.push_back(std::move(record).value());
  }
  std::sort(records.begin(), records.end(),
            [](const ClaimRecord& a, const ClaimRecord& b) { return key_of(a) < key_of(b); });
  return records;
}

}  // namespace claimgraph
