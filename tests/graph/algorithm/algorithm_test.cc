// The algorithms against slow and obvious ones, on small random graphs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <random>

#include "graph/algorithm/json.h"
#include "graph/memory_graph.h"
#include "tests/graph/queries/small_world.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

MemoryGraph random_graph(unsigned seed, std::uint64_t nodes, std::size_t edges) {
  std::mt19937 random(seed);
  MemoryGraph g;
  for (std::uint64_t i = 0; i < nodes; ++i) {
    Node n;
    n.id = {0, i + 1};
    n.name = std::to_string(i);
    g.add(n);
  }
  for (std::size_t i = 0; i < edges; ++i) {
    Edge e;
    e.from = {0, random() % nodes + 1};
    e.to = {0, random() % nodes + 1};
    e.type = static_cast<EdgeType>(random() % 6);
    e.document = {0, random() % 3};
    g.add(e);
  }
  return g;
}

GraphSnapshot snapshot_of(const GraphView& g) { return GraphSnapshot::read(g, EdgeChoice::all()).value(); }

using Matrix = std::vector<std::vector<bool>>;

Matrix adjacency(const GraphSnapshot& s) {
  Matrix m(s.size(), std::vector<bool>(s.size()));
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    for (auto at = s.offsets[i]; at < s.offsets[i + 1]; ++at) m[i][s.targets[at]] = true;
  }
  return m;
}

using Paths = std::vector<std::vector<std::uint32_t>>;

// All shortest paths by trying all walks of growing length.
Paths slow_paths(const Matrix& m, std::uint32_t from, std::uint32_t to) {
  Paths walks = {{from}};
  for (std::size_t length = 0; length <= m.size(); ++length) {
    Paths found;
    std::copy_if(walks.begin(), walks.end(), std::back_inserter(found), [&](const auto& w) { return w.back() == to; });
    if (!found.empty()) return found;
    Paths longer;
    for (const auto& walk : walks) {
      for (std::uint32_t next = 0; next < m.size(); ++next) {
        if (!m[walk.back()][next] || std::find(walk.begin(), walk.end(), next) != walk.end()) continue;
        longer.push_back(walk);
        longer.back().push_back(next);
      }
    }
    walks = std::move(longer);
  }
  return {};
}

}  // namespace

TEST_CASE("a snapshot is symmetric, sorted, without loops, and weighs an edge by its documents") {
  SmallWorld w;
  for (const char* name : {"a", "b"}) w.node(name, NodeType::person);
  w.edge("a", EdgeType::affiliated_with, "b", "one");
  w.edge("b", EdgeType::affiliated_with, "a", "one");
  w.edge("a", EdgeType::affiliated_with, "b", "two");
  w.edge("a", EdgeType::reported_by, "b", "three");
  w.edge("a", EdgeType::affiliated_with, "a", "one");
  w.edge("a", EdgeType::affiliated_with, "unknown", "one");
  const auto s = GraphSnapshot::read(w.graph).value();
  CHECK(s.targets == std::vector<std::uint32_t>{1, 0});
  CHECK(s.weights == std::vector<double>{2.0, 2.0});
  CHECK(snapshot_of(w.graph).weights == std::vector<double>{3.0, 3.0});
}

TEST_CASE("shortest paths are all of them, in order, as many as wanted") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const GraphSnapshot s = snapshot_of(random_graph(seed, 8, 9 + seed % 6));
    const Matrix m = adjacency(s);
    for (std::uint32_t from = 0; from < 8; ++from) {
      for (std::uint32_t to = 0; to < 8; ++to) {
        Paths expected = slow_paths(m, from, to);
        CHECK(shortest_paths(s, from, to, 1000) == expected);
        expected.resize(std::min<std::size_t>(expected.size(), 2));
        CHECK(shortest_paths(s, from, to, 2) == expected);
      }
    }
  }
}

TEST_CASE("a path comes with the evidence of every step") {
  SmallWorld w;
  for (const char* name : {"general", "army", "rebels"}) w.node(name, NodeType::organisation);
  w.event("raid", "2024-03-01");
  w.edge("general", EdgeType::affiliated_with, "army", "one");
  w.edge("raid", EdgeType::involves, "army", "one");
  w.claims("rebels", "raid", "two");
  PathRequest request;
  request.from = node_id("general");
  request.to = node_id("rebels");
  const auto paths = shortest_paths(w.graph, request).value();
  REQUIRE(paths.size() == 1);
  REQUIRE(paths[0].nodes.size() == 4);
  CHECK(paths[0].nodes[2].name == "raid");
  for (const auto& step : paths[0].steps) CHECK(step.at(0).edges.size() == 1);
  request.edges.types = {EdgeType::claims};
  CHECK(shortest_paths(w.graph, request).value().empty());
  request.to = node_id("nobody");
  CHECK(shortest_paths(w.graph, request).value().empty());
  CHECK(to_json(paths)[0]["steps"].size() == 3);
}

TEST_CASE("PageRank is the fixed point of its equation") {
  for (unsigned seed = 0; seed < 10; ++seed) {
    const GraphSnapshot s = snapshot_of(random_graph(seed, 30, 60));
    const Matrix m = adjacency(s);
    std::vector<double> rank(s.size(), 1.0);
    for (int round = 0; round < 500; ++round) {
      std::vector<double> next(s.size(), 0.15);
      for (std::size_t i = 0; i < s.size(); ++i) {
        const auto degree = std::count(m[i].begin(), m[i].end(), true);
        for (std::size_t j = 0; j < s.size(); ++j) {
          if (m[i][j]) next[j] += 0.85 * rank[i] / static_cast<double>(degree);
        }
      }
      rank = next;
    }
    const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
    const auto scores = pagerank_scores(s);
    for (std::size_t i = 0; i < s.size(); ++i) CHECK(scores[i] == Approx(rank[i] / sum).epsilon(1e-6));
  }
}

TEST_CASE("betweenness is the share of shortest paths that pass a node") {
  for (unsigned seed = 0; seed < 10; ++seed) {
    const GraphSnapshot s = snapshot_of(random_graph(seed, 8, 12));
    std::vector<double> expected(s.size(), 0.0);
    for (std::uint32_t from = 0; from < s.size(); ++from) {
      for (std::uint32_t to = from + 1; to < s.size(); ++to) {
        const Paths paths = slow_paths(adjacency(s), from, to);
        for (const auto& path : paths) {
          for (std::size_t i = 1; i + 1 < path.size(); ++i)
            expected[path[i]] += 1.0 / static_cast<double>(paths.size());
        }
      }
    }
    const auto scores = betweenness_scores(s);
    for (std::size_t i = 0; i < s.size(); ++i) CHECK(scores[i] == Approx(expected[i] / 21.0).margin(1e-12));
  }
}

TEST_CASE("components are what can be reached") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const GraphSnapshot s = snapshot_of(random_graph(seed, 12, 8));
    Matrix m = adjacency(s);
    for (std::size_t k = 0; k < 12; ++k) {
      for (std::size_t i = 0; i < 12; ++i) {
        for (std::size_t j = 0; j < 12; ++j) m[i][j] = m[i][j] || (m[i][k] && m[k][j]);
      }
    }
    const auto c = component_membership(s);
    for (std::size_t i = 0; i < 12; ++i) {
      for (std::size_t j = 0; j < 12; ++j) CHECK((c[i] == c[j]) == (i == j || m[i][j]));
    }
    CHECK(c[0] == 0);
  }
}

TEST_CASE("Leiden finds two cliques that one edge joins, and the same ones every time") {
  MemoryGraph g;
  const auto add = [&](std::uint64_t a, std::uint64_t b) {
    for (const std::uint64_t i : {a, b}) {
      Node n;
      n.id = {0, i};
      n.name = std::to_string(i);
      g.add(n);
    }
    Edge e;
    e.from = {0, a};
    e.to = {0, b};
    g.add(e);
  };
  for (std::uint64_t i = 1; i <= 5; ++i) {
    for (std::uint64_t j = i + 1; j <= 5; ++j) add(i, j), add(i + 10, j + 10);
  }
  add(1, 11);
  const auto first = communities(g, {}).value();
  REQUIRE(first.size() == 2);
  CHECK(first[0].members.size() == 5);
  CHECK(first[0].members[0].score == 4.0);
  const auto s = snapshot_of(random_graph(3, 200, 500));
  const auto membership = leiden_membership(s, 1.0).value();
  CHECK(leiden_membership(s, 1.0).value() == membership);
  // Communities never reach over components.
  const auto components = component_membership(s);
  std::map<std::uint32_t, std::uint32_t> component_of;
  for (std::size_t i = 0; i < s.size(); ++i) {
    CHECK(component_of.emplace(membership[i], components[i]).first->second == components[i]);
  }
}

TEST_CASE("ranks list the wanted types, the highest first, ties by id") {
  SmallWorld w;
  w.event("raid", "");
  for (const char* name : {"a", "b", "c"}) {
    w.node(name, NodeType::organisation);
    w.claims(name, "raid", "one");
  }
  RankRequest request;
  for (const auto measure : {RankMeasure::pagerank, RankMeasure::betweenness, RankMeasure::degree}) {
    request.measure = measure;
    request.types.clear();
    CHECK(rank(w.graph, request).value().at(0).node.name == "raid");
    request.types = {NodeType::organisation};
    request.limit = 2;
    const auto ranked = rank(w.graph, request).value();
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].node.id < ranked[1].node.id);
    CHECK(parse_rank_measure(to_string(measure)) == measure);
  }
}

TEST_CASE("an empty graph has no ranks, no communities, no paths") {
  const MemoryGraph g;
  CHECK(rank(g, {}).value().empty());
  CHECK(communities(g, {}).value().empty());
  CHECK(shortest_paths(g, PathRequest()).value().empty());
}
