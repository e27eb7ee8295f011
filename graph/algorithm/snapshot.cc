#include "graph/algorithm/snapshot.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace claimgraph {

namespace {

struct Pair {
  std::uint32_t from;
  std::uint32_t to;
  DocumentId document;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

// Both directions of every edge, sorted and without repetition.
Result<std::vector<Pair>> pairs_of(const GraphView& view, const GraphSnapshot& snapshot, const EdgeChoice& choice) {
  std::vector<Pair> pairs;
  const Status status = view.for_each_edge([&](const Edge& edge) {
    if (choice.types.count(edge.type) == 0 || edge.from == edge.to) return true;
    const auto from = snapshot.index_of(edge.from);
    const auto to = snapshot.index_of(edge.to);
    if (!from || !to) return true;
    pairs.push_back({*from, *to, edge.document});
    pairs.push_back({*to, *from, edge.document});
    return true;
  });
  if (!status) return status.error();
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void fill_rows(const std::vector<Pair>& pairs, GraphSnapshot& snapshot) {
  snapshot.offsets.assign(snapshot.size() + 1, 0);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i > 0 && pairs[i].from == pairs[i - 1].from && pairs[i].to == pairs[i - 1].to) {
      snapshot.weights.back() += 1.0;
      continue;
    }
    snapshot.targets.push_back(pairs[i].to);
    snapshot.weights.push_back(1.0);
    ++snapshot.offsets[pairs[i].from + 1];
  }
  for (std::size_t i = 0; i < snapshot.size(); ++i) snapshot.offsets[i + 1] += snapshot.offsets[i];
}

}  // namespace

EdgeChoice EdgeChoice::all() {
  EdgeChoice choice;
  choice.types.insert(EdgeType::reported_by);
  return choice;
}

std::optional<std::uint32_t> GraphSnapshot::index_of(NodeId id) const {
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  if (at == ids.end() || *at != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - ids.begin());
}

Result<GraphSnapshot> GraphSnapshot::read(const GraphView& view, const EdgeChoice& choice) {
  GraphSnapshot snapshot;
  const Status status = view.for_each_node([&](const Node& node) {
    snapshot.ids.push_back(node.id);
    return true;
  });
  if (!status) return status.error();
  if (snapshot.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorCode::usage, "the graph has more nodes than the algorithms can number; export a part of it"};
  }
  std::sort(snapshot.ids.begin(), snapshot.ids.end());
  const auto pairs = pairs_of(view, snapshot, choice);
  if (!pairs) return pairs.error();
  fill_rows(pairs.value(), snapshot);
  return snapshot;
}

}  // namespace claimgraph
