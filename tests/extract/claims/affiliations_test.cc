#include <fstream>
#include <sstream>

#include "base/fold_name.h"
#include "entities_scenario.h"

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

std::string ties(const std::string& text) { return EntityScenario(text).affiliations(); }

// Whether one of the entity's names holds the name.
bool is_named(const Entity& entity, const std::string& name) {
  const std::string sought = fold_name(name);
  const auto holds = [&](const std::string& own) { return fold_name(own).find(sought) != std::string::npos; };
  return holds(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), holds);
}

// The sentence has just the affiliations "from>to;from>to", in any order and direction.
void check_ties(const std::string& sentence, const std::string& expected) {
  const EntityScenario s(sentence);
  const auto& entities = s.entities().entities;
  std::size_t wanted = 0;
  std::stringstream list(expected);
  for (std::string pair; std::getline(list, pair, ';'); ++wanted) {
    const std::string from = pair.substr(0, pair.find('>'));
    const std::string to = pair.substr(pair.find('>') + 1);
    INFO(pair);
    CHECK(std::any_of(s.entities().affiliations.begin(), s.entities().affiliations.end(), [&](const Affiliation& a) {
      const Entity& x = entities[a.from];
      const Entity& y = entities[a.to];
      return (is_named(x, from) && is_named(y, to)) || (is_named(x, to) && is_named(y, from));
    }));
  }
  CHECK(s.entities().affiliations.size() == wanted);
}

}  // namespace

TEST_CASE("a spokesman belongs to who he speaks for, before or behind the name") {
  CHECK(ties("Russian Defense Ministry spokesman Oleg Marin denied it.") == "Oleg Marin -> Russian Defence Ministry\n");
  CHECK(ties("Oleg Marin, a spokesman for the Danish police, denied it.") == "Oleg Marin -> Danish police\n");
  CHECK(ties("A spokeswoman for Greenpeace, Jane Orwick, denied it.") == "Jane Orwick -> Greenpeace\n");
}

TEST_CASE("leaders, members and experts belong to their organisation") {
  CHECK(ties("Ousman Kella of the Desert Forum disagreed.") == "Ousman Kella -> Desert Forum\n");
  CHECK(ties("Maria Kovacs, an analyst at the Atlantic Council, disagreed.") == "Maria Kovacs -> Atlantic Council\n");
  CHECK(ties("The head of the National Water Institute (NWI), Tomas Vega, resigned.") ==
        "Tomas Vega -> National Water Institute\n");
  CHECK(ties("General Omar Diallo, who commands the Rapid Support Forces, left.") ==
        "Omar Diallo -> Rapid Support Forces\n");
}

TEST_CASE("office holders belong to the state, former ones as such") {
  CHECK(ties("Chadian president Mahamat Oumar spoke.") == "Mahamat Oumar -> Chad\n");
  CHECK(ties("Former Bolivian president Ernesto Rojas spoke.") == "Ernesto Rojas -> Bolivia (former)\n");
  CHECK(ties("China's ambassador to Kenya, Wang Min, spoke.") == "Wang Min -> China\n");
}

TEST_CASE("arms, outlets and subsidiaries belong to their parent") {
  CHECK(ties("The IS-linked Amaq carried a photo.") == "Amaq News Agency -> Islamic State\n");
  CHECK(ties("The Sham Legion is a part of Jaish al-Fatah.") == "Sham Legion -> Jaish al-Fatah\n");
  CHECK(ties("Youth Tide, the youth wing of the Northern Party, marched.") == "Youth Tide -> Northern Party\n");
  CHECK(ties("OCHA, the humanitarian office of the UN, counted 30 attacks.") ==
        "Office for the Coordination of Humanitarian Affairs -> United Nations\n");
}

TEST_CASE("a lawyer belongs to the client, kin to nobody") {
  CHECK(ties("Adam Brell's lawyer, Jane Orwick, appealed.") == "Jane Orwick -> Adam Brell\n");
  CHECK(ties("Adam Brell's wife, Jane Brell, wept.") == "");
}

TEST_CASE("possessive pronouns and nominals stand for the organisation") {
  CHECK(ties("The Free Valley Front withdrew. Its commander, Adama Sow, denied it.") ==
        "Adama Sow -> Free Valley Front\n");
  CHECK(ties("The Free Valley Front withdrew. The group's coordinator, Adama Sow, denied it.") ==
        "Adama Sow -> Free Valley Front\n");
}

TEST_CASE("a state that backs or is aligned with a group is no affiliation") {
  CHECK(ties("The Iran-aligned Houthi movement fired a missile.") == "");
  CHECK(ties("The US-backed Sham Legion attacked.") == "");
}

TEST_CASE("the evidence holds both ends and the words between") {
  const EntityScenario s("Oleg Marin, a spokesman for the Danish police, denied it.");
  REQUIRE(s.entities().affiliations.size() == 1);
  CHECK(s.text(s.entities().affiliations[0].evidence) == "Oleg Marin, a spokesman for the Danish police");
}

TEST_CASE("a place lies in the place that the text names behind it") {
  const EntityScenario s("Shells fell on Maskanah, in Aleppo province.");
  REQUIRE(s.entities().located_in.size() == 1);
  const auto [inner, outer] = s.entities().located_in[0];
  CHECK(s.entities().entities[inner].name == "Maskanah");
  CHECK(s.entities().entities[outer].name == "Aleppo province");
}

TEST_CASE("affiliations are found in the many forms in which news tells them, and only there") {
  std::ifstream rows(std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "tests/extract/claims/affiliation_sentences.txt");
  int tested = 0;
  for (std::string row; std::getline(rows, row);) {
    if (row.starts_with('#')) continue;
    const std::size_t bar = row.find('|');
    INFO(row);
    check_ties(row.substr(0, bar), row.substr(bar + 1));
    ++tested;
  }
  CHECK(tested > 100);
}
