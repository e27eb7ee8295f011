// Who hangs together.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/algorithm/rank.h"

namespace claimgraph {

struct Community {
  std::vector<RankedNode> members;  // the best connected inside first; the score is the weight of its edges inside
};

struct CommunitiesRequest {
  EdgeChoice edges;
  double resolution = 1.0;   // above 1: more and smaller ones
  std::size_t at_least = 2;  // members
};

// Modularity by the Leiden algorithm (Traag, Waltman, van Eck 2019) with weights, from a fixed seed: the same graph
// gives the same communities. The largest first; equal ones by smallest id. May be called from several threads; they
// wait for each other, since igraph has one random generator a process.
Result<std::vector<Community>> communities(const GraphView& view, const CommunitiesRequest& request);

// For every vertex the number of its community, counted from 0 in the order of the smallest vertices.
Result<std::vector<std::uint32_t>> leiden_membership(const GraphSnapshot& snapshot, double resolution);

// For every vertex the number of its connected component, counted likewise.
std::vector<std::uint32_t> component_membership(const GraphSnapshot& snapshot);

}  // namespace claimgraph
