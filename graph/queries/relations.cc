#include "graph/queries/relations.h"

#include <algorithm>
#include <tuple>

namespace claimgraph {

namespace {

auto key_of(const Relation& r) { return std::tie(r.type, r.direction, r.role, r.other); }

// Adds the edges of one direction; those of one relation are not adjacent in the view's order where roles differ.
Status add_relations(Lookup& lookup, NodeId node, Direction direction, std::vector<Relation>& relations) {
  const auto edges = edges_of(lookup.view(), node, direction);
  if (!edges) return edges.error();
  std::map<std::tuple<EdgeType, Role, NodeId>, std::size_t> known;
  for (const Edge& edge : edges.value()) {
    const NodeId other = direction == Direction::out ? edge.to : edge.from;
    const auto [at, is_new] = known.emplace(std::tuple(edge.type, edge.role, other), relations.size());
    if (is_new) {
      const auto ref = lookup.node(other);
      if (!ref) return ref.error();
      relations.push_back({edge.type, direction, edge.role, ref.value(), {}});
    }
    relations[at->second].edges.push_back(edge);
  }
  return {};
}

Result<std::vector<Relation>> sorted_relations(Lookup& lookup, NodeId node) {
  std::vector<Relation> relations;
  for (const Direction direction : {Direction::out, Direction::in}) {
    if (const Status s = add_relations(lookup, node, direction, relations); !s) return s.error();
  }
  std::sort(relations.begin(), relations.end(),
            [](const Relation& a, const Relation& b) { return key_of(a) < key_of(b); });
  return relations;
}

bool listed_before(const Connection& a, const Connection& b) {
  const bool event_a = a.via.type == NodeType::event;
  const bool event_b = b.via.type == NodeType::event;
  return event_a != event_b ? event_a : a.via < b.via;
}

}  // namespace

Result<std::vector<Relation>> relations_of(const GraphView& view, NodeId node) {
  Lookup lookup(view);
  return sorted_relations(lookup, node);
}

Result<Relationship> relations_between(const GraphView& view, NodeId first, NodeId second) {
  Lookup lookup(view);
  auto of_first = sorted_relations(lookup, first);
  if (!of_first) return of_first.error();
  auto of_second = sorted_relations(lookup, second);
  if (!of_second) return of_second.error();
  Relationship out;
  std::map<NodeId, Connection> by_middle;
  for (Relation& r : of_first.value()) {
    if (r.other.id == second) {
      out.direct.push_back(std::move(r));
    } else if (r.other.id != first) {
      Connection& c = by_middle[r.other.id];
      c.via = r.other;
      c.from_first.push_back(std::move(r));
    }
  }
  for (Relation& r : of_second.value()) {
    const auto middle = by_middle.find(r.other.id);
    if (middle != by_middle.end() && first != second) middle->second.from_second.push_back(std::move(r));
  }
  for (auto& [id, connection] : by_middle) {
    if (!connection.from_second.empty()) out.connections.push_back(std::move(connection));
  }
  std::sort(out.connections.begin(), out.connections.end(), listed_before);
  return out;
}

}  // namespace claimgraph
