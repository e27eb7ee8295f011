#include "graph/queries/contradictions.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "graph/queries/json.h"
#include "tests/graph/queries/small_world.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

// Two groups, a monitor, a ministry with its spokesman, two papers; three days of news on one bomb.
SmallWorld world() {
  SmallWorld w;
  w.document("monday", "Gazette", "2024-03-11");
  w.document("tuesday", "Courier", "2024-03-12");
  w.document("friday", "Gazette", "2024-03-15");
  for (const char* name : {"Monitor", "Ministry", "Red Group", "Blue Group"}) w.node(name, NodeType::organisation);
  w.node("Spokesman", NodeType::person);
  w.event("bomb", "2024-03-10");
  return w;
}

// "claim-denial: Monitor | Ministry;" with figures, in the order of the answer.
std::string told(const SmallWorld& w) {
  const auto answer = contradictions(w.graph);
  REQUIRE(answer);
  std::string out;
  for (const auto& c : answer.value()) {
    out += std::string(to_string(c.kind)) + ":";
    for (const auto& side : c.sides) {
      out += &side == &c.sides.front() ? "" : " |";
      std::vector<std::string> names;
      for (const auto& n : side.claimants) names.push_back(n.name);
      std::sort(names.begin(), names.end());
      for (const auto& name : names) out += " " + name;
      if (side.denies) out += " (denies)";
    }
    out += ";";
  }
  return out;
}

}  // namespace

TEST_CASE("a claim and another party's denial contradict each other") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday");
  CHECK(told(w).empty());
  w.denies("Ministry", "bomb", "tuesday");
  CHECK(told(w) == "claim-denial: Monitor | Ministry (denies);");
}

TEST_CASE("one party that changes its mind contradicts nobody") {
  SmallWorld w = world();
  w.claims("Ministry", "bomb", "monday");
  w.denies("Ministry", "bomb", "tuesday");
  CHECK(told(w).empty());
}

TEST_CASE("a party's last word counts") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday");
  w.denies("Ministry", "bomb", "tuesday");
  w.claims("Ministry", "bomb", "friday");
  CHECK(told(w).empty());
}

TEST_CASE("a retracted claim is no side") {
  SmallWorld w = world();
  w.edge("Monitor", EdgeType::claims, "bomb", "monday", [](Edge& e) { e.stance = Stance::retracted; });
  w.denies("Ministry", "bomb", "tuesday");
  CHECK(told(w).empty());
}

TEST_CASE("a spokesman and the body he speaks for are one party, and both are named") {
  SmallWorld w = world();
  w.edge("Spokesman", EdgeType::denies, "bomb", "tuesday", [](Edge& e) { e.on_behalf_of = node_id("Ministry"); });
  w.claims("Ministry", "bomb", "monday");
  CHECK(told(w).empty());
  w.claims("Monitor", "bomb", "monday");
  CHECK(told(w) == "claim-denial: Monitor | Ministry Spokesman (denies);");
}

TEST_CASE("a paper that tells the event as its own knowledge is a side, one that only carries a denial is not") {
  SmallWorld w = world();
  w.denies("Ministry", "bomb", "tuesday");
  w.edge("bomb", EdgeType::reported_by, "Courier", "tuesday");
  CHECK(told(w).empty());
  w.edge("bomb", EdgeType::reported_by, "Gazette", "monday");
  CHECK(told(w) == "claim-denial: Gazette | Ministry (denies);");
}

TEST_CASE("figures that do not meet contradict each other, ranges that overlap do not") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday", 11);
  w.edge("Ministry", EdgeType::claims, "bomb", "tuesday", [](Edge& e) {
    e.fatalities = Count{7, std::nullopt, "at least"};
  });
  CHECK(told(w).empty());
  w.edge("Ministry", EdgeType::claims, "bomb", "tuesday", [](Edge& e) {
    e.fatalities = Count{std::nullopt, 9, "up to"};
  });
  CHECK(told(w) == "fatalities: Ministry | Monitor;");
}

TEST_CASE("a toll that its own source corrects later is no contradiction") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday", 7);
  w.claims("Monitor", "bomb", "friday", 11);
  w.claims("Red Group", "bomb", "tuesday", 11);
  CHECK(told(w).empty());
}

TEST_CASE("two tolls of one source on one day make a range") {
  SmallWorld w = world();
  w.document("monday evening", "Courier", "2024-03-11");
  w.claims("Monitor", "bomb", "monday", 7);
  w.claims("Monitor", "bomb", "monday evening", 11);
  w.claims("Ministry", "bomb", "tuesday", 9);
  CHECK(told(w).empty());
  w.claims("Ministry", "bomb", "tuesday", 2);
  CHECK(told(w) == "fatalities: Ministry | Monitor;");
}

TEST_CASE("a denier's zero is a figure, a figure that a denial quotes is not") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday", 11);
  w.edge("Ministry", EdgeType::denies, "bomb", "tuesday", [](Edge& e) { e.fatalities = Count{20, 20, "20"}; });
  CHECK(told(w) == "claim-denial: Monitor | Ministry (denies);");
  w.edge("Ministry", EdgeType::denies, "bomb", "tuesday", [](Edge& e) { e.fatalities = Count{0, 0, "nobody"}; });
  CHECK(told(w) == "claim-denial: Monitor | Ministry (denies);fatalities: Ministry (denies) | Monitor;");
}

TEST_CASE("two groups that each claim the deed contradict each other, a group and its mouthpiece do not") {
  const auto claim = [](SmallWorld& w, const char* who, const char* document) {
    w.edge(who, EdgeType::claims, "bomb", document, [](Edge& e) { e.responsibility = true; });
  };
  SmallWorld w = world();
  claim(w, "Red Group", "monday");
  w.claims("Monitor", "bomb", "monday");
  CHECK(told(w).empty());
  claim(w, "Blue Group", "tuesday");
  CHECK(told(w).find("responsibility: ") == 0);
  w.edge("Blue Group", EdgeType::affiliated_with, "Red Group", "friday");
  CHECK(told(w).empty());
}

TEST_CASE("only events near the node that was asked about are listed") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday");
  w.denies("Ministry", "bomb", "tuesday");
  CHECK(contradictions(w.graph, node_id("Ministry")).value().size() == 1);
  CHECK(contradictions(w.graph, node_id("bomb")).value().size() == 1);
  CHECK(contradictions(w.graph, node_id("Red Group")).value().empty());
}

TEST_CASE("the JSON of a contradiction is that of the interchange") {
  SmallWorld w = world();
  w.claims("Monitor", "bomb", "monday", 11);
  w.denies("Ministry", "bomb", "tuesday");
  const auto answer = contradictions(w.graph);
  REQUIRE(answer.value().size() == 1);
  CHECK(to_json(answer.value()).dump() ==
        R"([{"event":")" + node_id("bomb").hex() + R"(","kind":"claim-denial","sides":[{"claimants":[")" +
            node_id("Monitor").hex() + R"("],"stance":"claims","fatalities":{"min":11,"max":11},"documents":[")" +
            document_id("monday").hex() + R"("]},{"claimants":[")" + node_id("Ministry").hex() +
            R"("],"stance":"denies","fatalities":{"min":null,"max":null},"documents":[")" +
            document_id("tuesday").hex() + R"("]}]}])");
}
