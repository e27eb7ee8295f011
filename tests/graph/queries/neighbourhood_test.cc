#include "graph/queries/neighbourhood.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/graph/queries/small_world.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

// "0 Rebels, 1 ambush, 2 Army"
std::string members(const Neighbourhood& around) {
  std::string out;
  for (const auto& m : around.members) out += (out.empty() ? "" : ", ") + std::to_string(m.step) + " " + m.node.name;
  return out;
}

SmallWorld ambush() {
  SmallWorld w;
  w.document("a", "Wire", "2025-01-01");
  w.document("b", "Wire", "2025-01-02");
  for (const char* name : {"Rebels", "Army", "Front"}) w.node(name, NodeType::organisation);
  w.node("Gossi", NodeType::place);
  w.event("ambush", "2025-01-01");
  w.event("parade", "2025-01-02");
  w.claims("Rebels", "ambush", "a");
  w.claims("Rebels", "ambush", "b");
  w.denies("Army", "ambush", "b");
  w.claims("Rebels", "parade", "b");
  w.edge("Rebels", EdgeType::affiliated_with, "Front", "a");
  w.edge("ambush", EdgeType::located_in, "Gossi", "a");
  w.edge("ambush", EdgeType::reported_by, "Wire", "a");
  return w;
}

}  // namespace

TEST_CASE("around an actor lie its neighbours, the most documented first, and the other actors of its events") {
  const SmallWorld w = ambush();
  const auto around = neighbourhood(w.graph, node_id("Rebels"), 10).value();
  CHECK(members(around) == "0 Rebels, 1 ambush, 1 Front, 1 parade, 2 Army");
  CHECK_FALSE(around.has_more);
  REQUIRE(around.links.size() == 4);
  const auto claim = std::find_if(around.links.begin(), around.links.end(), [](const auto& link) {
    return link.from == node_id("Rebels") && link.to == node_id("ambush");
  });
  REQUIRE(claim != around.links.end());
  CHECK(claim->documents == 2);
  CHECK(claim->type == EdgeType::claims);
}

TEST_CASE("a limit keeps the best documented of each step, and says that there are more") {
  const SmallWorld w = ambush();
  const auto around = neighbourhood(w.graph, node_id("Rebels"), 1).value();
  CHECK(members(around) == "0 Rebels, 1 ambush, 2 Army");
  CHECK(around.has_more);
}

TEST_CASE("an event has its actors, place and outlet around it") {
  const SmallWorld w = ambush();
  const auto around = neighbourhood(w.graph, node_id("ambush"), 10).value();
  CHECK(members(around) == "0 ambush, 1 Rebels, 1 Army, 1 Gossi, 1 Wire");
}
