// A graph in compressed sparse rows, as the algorithms want it: nodes are numbers, edges have no direction and are one
// for each pair of nodes.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "graph/view.h"

namespace claimgraph {

// Which edges count. Publishers touch every event of their articles, so that ranks and communities would tell who
// publishes most; therefore the default leaves out reported-by.
struct EdgeChoice {
  std::set<EdgeType> types = {EdgeType::claims, EdgeType::denies, EdgeType::affiliated_with, EdgeType::involves,
                              EdgeType::located_in};
  static EdgeChoice all();
};

// Vertex i is ids[i]; ids are sorted, so that the numbers are a function of the graph. The neighbours of i are
// targets[offsets[i]..offsets[i + 1]), sorted, without i itself; each edge stands in both rows, with the same weight:
// the number of documents that say so. Immutable, thread-safe. Memory: 20 bytes a node, 24 a pair of neighbours.
struct GraphSnapshot {
  std::vector<NodeId> ids;
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;

  std::size_t size() const { return ids.size(); }
  std::optional<std::uint32_t> index_of(NodeId id) const;

  // Reads all nodes and edges. Edges to nodes that the view lacks are left out. At most 2^32 - 1 nodes.
  static Result<GraphSnapshot> read(const GraphView& view, const EdgeChoice& choice = {});
};

}  // namespace claimgraph
