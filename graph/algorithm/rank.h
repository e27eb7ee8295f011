// Which nodes matter.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/algorithm/snapshot.h"
#include "graph/queries/lookup.h"

namespace claimgraph {

enum class RankMeasure : std::uint8_t {
  pagerank,     // how often a walk over the edges comes by (Page et al. 1999), damping 0.85; sums to 1
  betweenness,  // share of the shortest paths that pass (Brandes 2001), from 0 to 1; time grows with nodes × edges
  degree        // number of neighbours
};
std::string_view to_string(RankMeasure measure);
std::optional<RankMeasure> parse_rank_measure(std::string_view name);

struct RankedNode {
  NodeRef node;
  double score = 0;
};

struct RankRequest {
  RankMeasure measure = RankMeasure::pagerank;
  std::set<NodeType> types;  // listed ones; empty: all. Every node takes part in the computation
  EdgeChoice edges;
  std::size_t limit = 20;
};

// The highest first; equal scores by id.
Result<std::vector<RankedNode>> rank(const GraphView& view, const RankRequest& request);

// The scores of all vertices.
std::vector<double> pagerank_scores(const GraphSnapshot& snapshot);
std::vector<double> betweenness_scores(const GraphSnapshot& snapshot);
std::vector<double> degree_scores(const GraphSnapshot& snapshot);

}  // namespace claimgraph
