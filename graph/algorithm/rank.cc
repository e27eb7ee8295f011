#include "graph/algorithm/rank.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>
#include <numeric>

#include "graph/algorithm/boost_graph.h"

namespace claimgraph {

namespace {

constexpr double kDamping = 0.85;
constexpr double kTolerance = 1e-10;  // sum of the changes of one round
constexpr int kMostRounds = 200;

// Ends the iteration when the scores stand still.
class Converged {
 public:
  template <class RankMap, class Graph>
  bool operator()(const RankMap& ranks, const Graph& graph) {
    double change = 0;
    last_.resize(boost::num_vertices(graph), 0.0);
    for (std::size_t i = 0; i < last_.size(); ++i) {
      change += std::fabs(ranks[i] - last_[i]);
      last_[i] = ranks[i];
    }
    return ++rounds_ > kMostRounds || change < kTolerance * static_cast<double>(last_.size());
  }

 private:
  std::vector<double> last_;
  int rounds_ = 0;
};

std::vector<double> scores_of(const GraphSnapshot& snapshot, RankMeasure measure) {
  switch (measure) {
    case RankMeasure::pagerank:
      return pagerank_scores(snapshot);
    case RankMeasure::betweenness:
      return betweenness_scores(snapshot);
    case RankMeasure::degree:
      return degree_scores(snapshot);
  }
  return {};
}

}  // namespace

std::string_view to_string(RankMeasure measure) {
  switch (measure) {
    case RankMeasure::pagerank:
      return "pagerank";
    case RankMeasure::betweenness:
      return "betweenness";
    case RankMeasure::degree:
      return "degree";
  }
  return "";
}

std::optional<RankMeasure> parse_rank_measure(std::string_view name) {
  for (const auto measure : {RankMeasure::pagerank, RankMeasure::betweenness, RankMeasure::degree}) {
    if (to_string(measure) == name) return measure;
  }
  return std::nullopt;
}

std::vector<double> pagerank_scores(const GraphSnapshot& snapshot) {
  std::vector<double> ranks(snapshot.size());
  if (ranks.empty()) return ranks;
  const BoostGraph graph = boost_graph(snapshot);
  auto map = boost::make_iterator_property_map(ranks.begin(), boost::get(boost::vertex_index, graph));
  // Boost scales ranks to a mean of about 1 and lets go what nodes without edges hold; normalised, they sum to 1.
  boost::graph::page_rank(graph, map, Converged(), kDamping);
  const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (double& r : ranks) r /= sum;
  return ranks;
}

std::vector<double> betweenness_scores(const GraphSnapshot& snapshot) {
  std::vector<double> scores(snapshot.size(), 0.0);
  const auto n = static_cast<double>(snapshot.size());
  if (snapshot.size() < 3) return scores;
  const BoostGraph graph = boost_graph(snapshot);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(scores.begin(), boost::get(boost::vertex_index, graph)));
  // Each pair of ends was counted in both directions.
  for (double& s : scores) s /= (n - 1) * (n - 2);
  return scores;
}

std::vector<double> degree_scores(const GraphSnapshot& snapshot) {
  std::vector<double> scores(snapshot.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = static_cast<double>(snapshot.offsets[i + 1] - snapshot.offsets[i]);
  }
  return scores;
}

Result<std::vector<RankedNode>> rank(const GraphView& view, const RankRequest& request) {
  const auto snapshot = GraphSnapshot::read(view, request.edges);
  if (!snapshot) return snapshot.error();
  const std::vector<double> scores = scores_of(snapshot.value(), request.measure);
  std::vector<RankedNode> ranked;
  // Only those that can still be listed are kept, but for a spare limit before each sorting.
  const auto higher = [](const RankedNode& a, const RankedNode& b) {
    return a.score != b.score ? a.score > b.score : a.node.id < b.node.id;
  };
  const auto trim = [&](std::size_t size) {
    if (ranked.size() <= size) return;
    std::sort(ranked.begin(), ranked.end(), higher);
    ranked.resize(std::min(ranked.size(), request.limit));
  };
  const Status status = view.for_each_node([&](const Node& node) {
    if (!request.types.empty() && request.types.count(node.type) == 0) return true;
    if (const auto i = snapshot.value().index_of(node.id)) ranked.push_back({ref_of(node), scores[*i]});
    trim(request.limit * 2 + 1000);
    return true;
  });
  if (!status) return status.error();
  std::sort(ranked.begin(), ranked.end(), higher);
  ranked.resize(std::min(ranked.size(), request.limit));
  return ranked;
}

}  // namespace claimgraph
