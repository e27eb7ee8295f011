#include "graph/algorithm/communities.h"

#include <algorithm>

namespace claimgraph {

namespace {

// The weight of a vertex's edges to its own community.
double weight_inside(const GraphSnapshot& snapshot, const std::vector<std::uint32_t>& membership,
                     std::uint32_t vertex) {
  double sum = 0;
  for (auto at = snapshot.offsets[vertex]; at < snapshot.offsets[vertex + 1]; ++at) {
    if (membership[snapshot.targets[at]] == membership[vertex]) sum += snapshot.weights[at];
  }
  return sum;
}

}  // namespace

Result<std::vector<Community>> communities(const GraphView& view, const CommunitiesRequest& request) {
  const auto snapshot = GraphSnapshot::read(view, request.edges);
  if (!snapshot) return snapshot.error();
  const auto membership = leiden_membership(snapshot.value(), request.resolution);
  if (!membership) return membership.error();
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < snapshot.value().size(); ++i) {
    groups.resize(std::max<std::size_t>(groups.size(), membership.value()[i] + std::size_t{1}));
    groups[membership.value()[i]].push_back(i);
  }
  // Stable: groups are in the order of their smallest vertices.
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  Lookup lookup(view);
  std::vector<Community> out;
  for (const auto& group : groups) {
    if (group.size() < request.at_least) break;
    Community community;
    for (const std::uint32_t vertex : group) {
      const auto ref = lookup.node(snapshot.value().ids[vertex]);
      if (!ref) return ref.error();
      community.members.push_back({ref.value(), weight_inside(snapshot.value(), membership.value(), vertex)});
    }
    std::stable_sort(community.members.begin(), community.members.end(),
                     [](const RankedNode& a, const RankedNode& b) { return a.score > b.score; });
    out.push_back(std::move(community));
  }
  return out;
}

}  // namespace claimgraph
