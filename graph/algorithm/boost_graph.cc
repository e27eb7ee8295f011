#include "graph/algorithm/boost_graph.h"

#include <utility>

namespace claimgraph {

BoostGraph boost_graph(const GraphSnapshot& snapshot) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(snapshot.targets.size());
  for (std::uint32_t from = 0; from < snapshot.size(); ++from) {
    for (auto at = snapshot.offsets[from]; at < snapshot.offsets[from + 1]; ++at) {
      edges.emplace_back(from, snapshot.targets[at]);
    }
  }
  return {boost::edges_are_sorted, edges.begin(), edges.end(), static_cast<std::uint32_t>(snapshot.size())};
}

}  // namespace claimgraph
