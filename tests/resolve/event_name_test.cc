#include <catch2/catch.hpp>

#include "resolve/event_name.h"
#include "tests/resolve/knowledge_fixture.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

ExtractionNode event(std::vector<std::string> mentions) {
  ExtractionNode out;
  out.type = NodeType::event;
  out.name = mentions[0];
  std::uint32_t at = 100;
  for (std::string& text : mentions) {
    out.mentions.push_back({{at, at + static_cast<std::uint32_t>(text.size())}, std::move(text)});
    at += 100;
  }
  return out;
}

EventName name(std::vector<std::string> mentions, std::vector<std::string> places = {}) {
  return event_name(event(std::move(mentions)), std::nullopt, places, shipped_knowledge());
}

}  // namespace

TEST_CASE("of an event's mentions the one without pronouns that names the deed is read") {
  CHECK(name({"its fighters had attacked", "ambush of the army convoy"}).text == "Ambush of the army convoy");
  CHECK(name({"it", "the raid"}).text == "The raid");
}

TEST_CASE("the words of the title come first") {
  const ExtractionNode node = event({"Bridge collapses after storm", "the bridge over the river collapsed"});
  CHECK(event_name(node, ByteSpan{90, 150}, {}, shipped_knowledge()).text == "Bridge collapses after storm");
}

TEST_CASE("the place stands behind a name that does not have it, and a dateline is cut") {
  CHECK(name({"shelling of the market"}, {"Goma"}).text == "Shelling of the market, Goma");
  CHECK(name({"shelling of Goma's market"}, {"Goma"}).text == "Shelling of Goma's market");
  CHECK(name({"GOMA, Congo - Shells hit the market"}).text == "Shells hit the market");
}

TEST_CASE("a name that says more has the higher rank") {
  CHECK(name({"ambush of the army convoy"}).rank > name({"it had attacked them"}).rank);
}
