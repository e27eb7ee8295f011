#include "graph/algorithm/path.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/visitors.hpp>

#include "graph/algorithm/boost_graph.h"

namespace claimgraph {

namespace {

// Steps from every vertex to `origin`; 0 for those that cannot reach it too.
std::vector<std::uint32_t> distances(const GraphSnapshot& snapshot, std::uint32_t origin) {
  const BoostGraph graph = boost_graph(snapshot);
  std::vector<std::uint32_t> steps(snapshot.size(), 0);
  boost::breadth_first_search(
      graph, origin,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(steps.data(), boost::on_tree_edge()))));
  return steps;
}

// Walks down the distances, smallest neighbour first; each extension of a path is one step nearer to the end, so that
// no dead end is ever entered.
class Enumerator {
 public:
  Enumerator(const GraphSnapshot& snapshot, std::uint32_t to, std::size_t limit)
      : snapshot_(snapshot), to_(to), limit_(limit), steps_(distances(snapshot, to)) {}

  std::vector<std::vector<std::uint32_t>> from(std::uint32_t start) {
    if (start == to_ || steps_[start] > 0) extend(start);
    return std::move(paths_);
  }

 private:
  void extend(std::uint32_t vertex) {
    path_.push_back(vertex);
    if (vertex == to_) {
      paths_.push_back(path_);
    } else {
      for (auto at = snapshot_.offsets[vertex]; at < snapshot_.offsets[vertex + 1]; ++at) {
        const std::uint32_t next = snapshot_.targets[at];
        const bool nearer = steps_[next] + 1 == steps_[vertex] && (next == to_ || steps_[next] > 0);
        if (nearer && paths_.size() < limit_) extend(next);
      }
    }
    path_.pop_back();
  }

  const GraphSnapshot& snapshot_;
  std::uint32_t to_;
  std::size_t limit_;
  std::vector<std::uint32_t> steps_;
  std::vector<std::uint32_t> path_;
  std::vector<std::vector<std::uint32_t>> paths_;
};

Result<GraphPath> explained(Lookup& lookup, const GraphSnapshot& snapshot, const std::vector<std::uint32_t>& vertices,
                            const EdgeChoice& edges) {
  GraphPath path;
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    const NodeId id = snapshot.ids[vertices[i]];
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    path.nodes.push_back(ref.value());
    if (i == 0) continue;
    auto between = relations_between(lookup.view(), path.nodes[i - 1].id, id);
    if (!between) return between.error();
    auto& direct = between.value().direct;
    const auto other = [&](const Relation& r) { return edges.types.count(r.type) == 0; };
    direct.erase(std::remove_if(direct.begin(), direct.end(), other), direct.end());
    path.steps.push_back(std::move(direct));
  }
  return path;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> shortest_paths(const GraphSnapshot& snapshot, std::uint32_t from,
                                                       std::uint32_t to, std::size_t limit) {
  if (limit == 0) return {};
  return Enumerator(snapshot, to, limit).from(from);
}

Result<std::vector<GraphPath>> shortest_paths(const GraphView& view, const PathRequest& request) {
  const auto snapshot = GraphSnapshot::read(view, request.edges);
  if (!snapshot) return snapshot.error();
  std::vector<GraphPath> out;
  const auto from = snapshot.value().index_of(request.from);
  const auto to = snapshot.value().index_of(request.to);
  if (!from || !to) return out;
  Lookup lookup(view);
  for (const auto& vertices : shortest_paths(snapshot.value(), *from, *to, request.limit)) {
    auto path = explained(lookup, snapshot.value(), vertices, request.edges);
    if (!path) return path.error();
    out.push_back(std::move(path).value());
  }
  return out;
}

}  // namespace claimgraph
