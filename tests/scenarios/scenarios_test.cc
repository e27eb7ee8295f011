#include "tests/scenarios/scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace claimgraph::scenarios;

namespace {

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "tests/scenarios")) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt") {
      found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("of each scenario comes what its lines expect") {
  for (const auto& file : files()) {
    for (const Scenario& scenario : read_scenarios(file)) {
      const auto extraction = extract(scenario);
      for (const std::string& line : scenario.expected) {
        INFO(file.filename().string() + ": " + scenario.title + "\n  " + line);
        CHECK(check(extraction, line) == "");
      }
    }
  }
}

TEST_CASE("a scenario that does not hold is seen") {
  const Scenario scenario{
      "", "", "", "Bomb kills three in Brod\nA bomb killed three people in Brod, police said.\n", {}};
  const auto extraction = extract(scenario);
  CHECK(check(extraction, "events = 7") != "");
  CHECK(check(extraction, "claims: Nobody -> killed") != "");
  CHECK(check(extraction, "no event: killed") != "");
  CHECK(check(extraction, "type: killed = agree") != "");
}
