#include "graph/memory_graph.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace claimgraph;

namespace {

NodeId id(std::uint64_t n) { return {0, n}; }

Node node(std::uint64_t n, std::string name, std::vector<std::string> aliases = {}) {
  Node out;
  out.id = id(n);
  out.name = std::move(name);
  out.aliases = std::move(aliases);
  return out;
}

Edge edge(std::uint64_t from, EdgeType type, std::uint64_t to, std::uint64_t document, Role role = Role::none) {
  Edge out;
  out.from = id(from);
  out.type = type;
  out.to = id(to);
  out.document = {0, document};
  out.role = role;
  return out;
}

std::vector<Edge> edges_of(const GraphView& g, std::uint64_t n, Direction d, std::optional<EdgeType> type = {}) {
  std::vector<Edge> out;
  REQUIRE(g.for_each_edge_of(id(n), d, type, [&](const Edge& e) { return out.push_back(e), true; }));
  return out;
}

}  // namespace

TEST_CASE("edges come in the order of the view, whatever order they were added in") {
  std::vector<Edge> edges = {edge(1, EdgeType::claims, 2, 1),
                             edge(1, EdgeType::claims, 2, 2),
                             edge(1, EdgeType::claims, 3, 1),
                             edge(1, EdgeType::denies, 2, 1),
                             edge(2, EdgeType::involves, 1, 1, Role::perpetrator),
                             edge(2, EdgeType::involves, 1, 1, Role::target)};
  std::mt19937 random(1);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(edges.begin(), edges.end(), random);
    MemoryGraph g;
    for (const auto& e : edges) g.add(e);
    std::vector<std::tuple<NodeId, EdgeType, NodeId, DocumentId, Role>> seen;
    REQUIRE(g.for_each_edge([&](const Edge& e) {
      seen.emplace_back(e.from, e.type, e.to, e.document, e.role);
      return true;
    }));
    CHECK(seen.size() == 6);
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    CHECK(edges_of(g, 1, Direction::out).size() == 4);
    CHECK(edges_of(g, 1, Direction::out, EdgeType::claims).size() == 3);
    CHECK(edges_of(g, 2, Direction::in).size() == 3);
    CHECK(edges_of(g, 2, Direction::in, EdgeType::denies).size() == 1);
    CHECK(edges_of(g, 1, Direction::in, EdgeType::involves).size() == 2);
    CHECK(edges_of(g, 9, Direction::in).empty());
  }
}

TEST_CASE("a visitor that returns false is not called again") {
  MemoryGraph g;
  for (std::uint64_t n = 1; n < 5; ++n) g.add(node(n, "x"));
  int calls = 0;
  REQUIRE(g.for_each_node([&](const Node&) { return ++calls < 2; }));
  CHECK(calls == 2);
}

TEST_CASE("names are found folded, by prefix in the order of the names, each node once") {
  MemoryGraph g;
  g.add(node(1, "Islamic State", {"Daesh", "Islamic State of Iraq"}));
  g.add(node(2, "Islamic Front"));
  CHECK(g.find_name("DA'ESH", false, 9).value() == std::vector{id(1)});
  CHECK(g.find_name("islamic", false, 9).value().empty());
  CHECK(g.find_name("islamic", true, 9).value() == std::vector{id(2), id(1)});
  CHECK(g.find_name("islamic", true, 1).value() == std::vector{id(2)});
  g.add(node(1, "ISIS"));
  CHECK(g.find_name("daesh", false, 9).value().empty());
}

TEST_CASE("a former id finds the node under its present one") {
  MemoryGraph g;
  g.add(node(1, "x"));
  g.add_former_id(id(7), id(1));
  CHECK(g.node(id(7)).value()->id == id(1));
  CHECK_FALSE(g.node(id(8)).value());
}

TEST_CASE("events are found by the first day of their date, bounds included") {
  MemoryGraph g;
  const char* dates[] = {"2017-06", "2017-06-20/2017-06-22", "2016", "soon"};
  for (std::uint64_t n = 0; n < 4; ++n) {
    Node event = node(n + 1, "event");
    event.type = NodeType::event;
    event.event.date = DateMention{std::nullopt, dates[n]};
    g.add(event);
  }
  const auto between = [&](const char* from, const char* to) {
    std::vector<NodeId> out;
    REQUIRE(g.for_each_event_in(from, to, [&](NodeId n) { return out.push_back(n), true; }));
    return out;
  };
  CHECK(between("", "") == std::vector{id(3), id(1), id(2)});
  CHECK(between("2017-06-01", "2017-06-01") == std::vector{id(1)});
  CHECK(between("2017-06-02", "2017-06-20") == std::vector{id(2)});
}
