// How actors stand to others: all neighbours of one, or what connects two, each with its evidence.
#pragma once

#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

// All edges of one type, direction and role between a node and one neighbour: one for each document that says so.
struct Relation {
  EdgeType type = EdgeType::claims;
  Direction direction = Direction::out;  // as seen from the node that was asked about
  Role role = Role::none;
  NodeRef other;
  std::vector<Edge> edges;  // by document
};

// Sorted by type, direction, role, then the neighbour.
Result<std::vector<Relation>> relations_of(const GraphView& view, NodeId node);

// Two actors that both have edges to a third node: the event that one claims and the other denies, the group they both
// belong to, the place.
struct Connection {
  NodeRef via;
  std::vector<Relation> from_first;   // between the first and `via`; never empty
  std::vector<Relation> from_second;  // between the second and `via`; never empty
};

struct Relationship {
  std::vector<Relation> direct;         // as seen from the first
  std::vector<Connection> connections;  // events first, by date; then the others by type and name
};

// Requires first != second (else direct lists its loops and there are no connections).
Result<Relationship> relations_between(const GraphView& view, NodeId first, NodeId second);

}  // namespace claimgraph
