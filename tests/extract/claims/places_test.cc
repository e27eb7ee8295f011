#include "entities_scenario.h"

using namespace claimgraph::extract;

namespace {

// The country that the place lies in, "-" when it is none of the gazetteer.
std::string country_of(const std::string& text, const char* name) {
  const EntityScenario scenario(text);
  for (const Entity& entity : scenario.entities().entities) {
    if (entity.name == name && entity.type == claimgraph::NodeType::place)
      return entity.place.country.empty() ? "-" : entity.place.country;
  }
  return "no such place";
}

}  // namespace

TEST_CASE("a town of several countries lies in the one that is named right beside it") {
  CHECK(country_of("A fire broke out in Tripoli, Lebanon, on Monday.", "Tripoli") == "LB");
  CHECK(country_of("A fire broke out in Tripoli, the capital, on Monday.", "Tripoli") == "LY");
  CHECK(country_of(
            "A blast in Cartagena, in south-eastern Spain, killed two. Colombia sent help. Colombia's president, a "
            "Colombian judge and Colombian officials mourned.",
            "Cartagena") == "ES");
  CHECK(country_of("Two people died in the Venezuelan city of Valencia. Spain, Spain's king and Spanish media said so.",
                   "Valencia") == "VE");
}

TEST_CASE("an army of a country speaks for the country's towns") {
  CHECK(country_of("Gunmen killed four people in Tripoli, the Lebanese army said.", "Tripoli") == "LB");
}

TEST_CASE("a region named behind a town decides between towns of one country and of two") {
  CHECK(country_of("Officials in Birmingham, Alabama, denied it. The British government was silent.", "Birmingham") ==
        "US");
  CHECK(country_of("Officials in Birmingham denied it. The British government was silent.", "Birmingham") == "GB");
}

TEST_CASE("a state of the United States is a region") {
  const EntityScenario scenario("Two people died in Alabama on Monday.");
  CHECK(scenario.kind("Alabama") == "place/region");
}
