#include "graph/queries/find.h"

#include <catch2/catch.hpp>

#include "graph/queries/likeness.h"
#include "tests/graph/queries/small_world.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

SmallWorld world() {
  SmallWorld w;
  w.node("Islamic State", NodeType::organisation, {"Daesh", "ISIS"});
  w.node("Islamic State Khorasan", NodeType::organisation);
  w.node("Russia", NodeType::place);
  w.node("Russian Federation", NodeType::organisation, {"Russia"});
  w.node("Medellín", NodeType::place);
  return w;
}

std::vector<std::string> names(const SmallWorld& w, const std::string& name, std::size_t limit = 20) {
  FindRequest request;
  request.name = name;
  request.limit = limit;
  const auto found = find_nodes(w.graph, request);
  REQUIRE(found);
  std::vector<std::string> out;
  for (const auto& f : found.value()) out.push_back(std::string(to_string(f.match)) + " " + f.node.name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("exact names come first, then names that go on; likeness only when there is neither") {
  const SmallWorld w = world();
  CHECK(names(w, "islamic state") == Names{"exact Islamic State", "prefix Islamic State Khorasan"});
  CHECK(names(w, "DAESH") == Names{"exact Islamic State"});
  CHECK(names(w, "medellin") == Names{"exact Medellín"});
  CHECK(names(w, "islamic state", 1) == Names{"exact Islamic State"});
  CHECK(names(w, "Medelin") == Names{"fuzzy Medellín"});
  CHECK(names(w, "Khorasan") == Names{"fuzzy Islamic State Khorasan"});
  CHECK(names(w, "Zanzibar").empty());
  CHECK(names(w, " ").empty());
}

TEST_CASE("an id finds its node, and a former id the present one") {
  SmallWorld w = world();
  CHECK(names(w, node_id("Russia").hex()) == Names{"id Russia"});
  w.graph.add_former_id(node_id("gone"), node_id("Russia"));
  CHECK(names(w, node_id("gone").hex()) == Names{"id Russia"});
  CHECK(names(w, node_id("never").hex()).empty());
}

TEST_CASE("a type leaves out the other ones") {
  const SmallWorld w = world();
  FindRequest request;
  request.name = "russia";
  request.type = NodeType::place;
  const auto found = find_nodes(w.graph, request);
  REQUIRE(found.value().size() == 1);
  CHECK(found.value()[0].node.type == NodeType::place);
}

TEST_CASE("an argument that names an actor chooses the state before the country") {
  const SmallWorld w = world();
  CHECK(choose_node(w.graph, "Russia", Prefer::actors).value()->name == "Russian Federation");
  CHECK_FALSE(choose_node(w.graph, "Islamic", Prefer::actors).value());
  CHECK(choose_node(w.graph, "Medellin", Prefer::actors).value()->type == NodeType::place);
}

TEST_CASE("likeness forgives a slip and missing words, not another name") {
  CHECK(name_likeness("damascus", "damascus") == Approx(1.0));
  CHECK(name_likeness("damacsus", "damascus") > 0.5);
  CHECK(name_likeness("observatory", "syrian observatory for human rights") > 0.5);
  CHECK(name_likeness("iran", "iraq") < 0.8);
  CHECK(name_likeness("iran", "oman") < 0.5);
  CHECK(name_likeness("syrian army", "syrian navy") < 0.5);
  CHECK(name_likeness("", "x") == 0.0);
}
