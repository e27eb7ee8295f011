// How two nodes hang together.
#pragma once

#include <vector>

#include "graph/algorithm/snapshot.h"
#include "graph/queries/relations.h"

namespace claimgraph {

// nodes[0] is the start, nodes.back() the end; steps[i] are the relations between nodes[i] and nodes[i + 1], as seen
// from nodes[i], each with its evidence.
struct GraphPath {
  std::vector<NodeRef> nodes;
  std::vector<std::vector<Relation>> steps;
};

struct PathRequest {
  NodeId from;
  NodeId to;
  EdgeChoice edges = EdgeChoice::all();
  std::size_t limit = 5;  // paths
};

// Paths of the least number of steps, whatever the direction of the edges, in the order of their nodes' ids, at most
// `limit`; none when there is no way or one end is unknown. From a node to itself: one path of no step.
Result<std::vector<GraphPath>> shortest_paths(const GraphView& view, const PathRequest& request);

// The same as numbers of a snapshot's vertices.
std::vector<std::vector<std::uint32_t>> shortest_paths(const GraphSnapshot& snapshot, std::uint32_t from,
                                                       std::uint32_t to, std::size_t limit);

}  // namespace claimgraph
