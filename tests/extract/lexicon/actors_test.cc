#include "extract/lexicon/actors.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "base/fold_name.h"

namespace fs = std::filesystem;
using namespace claimgraph;           // NOLINT(google-build-using-namespace)
using namespace claimgraph::extract;  // NOLINT(google-build-using-namespace)

namespace {

ActorLexicon shipped() {
  const fs::path folders[] = {fs::path(CLAIMGRAPH_SOURCE_DIR) / "extract" / "lexicon"};
  auto lexicon = ActorLexicon::load(folders);
  INFO((lexicon.ok() ? std::string() : lexicon.error().message));
  REQUIRE(lexicon.ok());
  return std::move(*lexicon);
}

const KnownActor* actor(const ActorLexicon& lexicon, std::string_view name) {
  const KnownName* known = lexicon.names.find(fold_name(name));
  return known == nullptr || known->kind != KnownName::Kind::actor ? nullptr : &lexicon.actors()[known->row];
}

}  // namespace

TEST_CASE("the shipped lexicon knows at least 400 actors, by each of their names") {
  const ActorLexicon lexicon = shipped();
  CHECK(lexicon.actors().size() >= 400);
  for (const char* name : {"Islamic State", "ISIS", "Daesh", "Da'esh", "ISIL"}) {
    INFO(name);
    REQUIRE(actor(lexicon, name));
    CHECK(actor(lexicon, name)->name == "Islamic State");
  }
  CHECK(actor(lexicon, "Amaq")->type == NodeType::source);
  CHECK(actor(lexicon, "Amaq")->parent == "Islamic State");
}

TEST_CASE("every parent of the actor table is an actor of the table, and every country code a state's") {
  const ActorLexicon lexicon = shipped();
  std::set<std::string> names;
  for (const KnownActor& a : lexicon.actors()) names.insert(a.name);
  for (const KnownActor& a : lexicon.actors()) {
    INFO(a.name);
    CHECK((a.parent.empty() || names.contains(a.parent)));
    CHECK((a.country.empty() || lexicon.state_of(a.country) != nullptr));
  }
}

TEST_CASE("outlets and agencies are sources, monitors and ministries organisations") {
  const ActorLexicon lexicon = shipped();
  CHECK(actor(lexicon, "Reuters")->type == NodeType::source);
  CHECK(actor(lexicon, "TASS")->type == NodeType::source);
  CHECK(actor(lexicon, "SOHR")->type == NodeType::organisation);
  CHECK(actor(lexicon, "Russian Defense Ministry")->kind == "ministry");
}

TEST_CASE("a state's own army is found by its country") {
  const ActorLexicon lexicon = shipped();
  REQUIRE(lexicon.forces_of("SY"));
  CHECK(lexicon.actors()[*lexicon.forces_of("SY")].name == "Syrian Arab Army");
  CHECK(lexicon.actors()[*lexicon.forces_of("US")].name == "US Armed Forces");
  CHECK_FALSE(lexicon.forces_of("MC"));
}

TEST_CASE("the longest known phrase at a word wins, across hyphens and genitives") {
  const ActorLexicon lexicon = shipped();
  const std::vector<std::string> words = {"al", "", "nusra", "front", "fighters"};
  const std::vector<bool> glued(5, false);
  const auto match = lexicon.names.phrases.longest(words, glued, 0);
  REQUIRE(match);
  CHECK(match->words == 4);
  const std::vector<std::string> office = {"prosecutor", "s", "office"};
  const auto head = lexicon.heads.phrases.longest(office, {false, true, false}, 0);
  REQUIRE(head);
  CHECK(head->words == 3);
  CHECK_FALSE(lexicon.names.phrases.longest(words, glued, 4));
}

TEST_CASE("British and American spellings are read as one") {
  const ActorLexicon lexicon = shipped();
  CHECK(lexicon.standard("russian defence ministry") == "russian defense ministry");
  CHECK(lexicon.standard("defense") == "defense");
}

TEST_CASE("a row with an unknown class is refused with file and line") {
  const fs::path own = fs::temp_directory_path() / "claimgraph-actors-own";
  fs::create_directories(own);
  std::ofstream(own / "actors.tsv") << "name\taliases\ttype\tkind\tcountry\tparent\nNobody\t\tghost\tother\t\t\n";
  const fs::path folders[] = {fs::path(CLAIMGRAPH_SOURCE_DIR) / "extract" / "lexicon", own};
  const auto lexicon = ActorLexicon::load(folders);
  fs::remove_all(own);
  REQUIRE_FALSE(lexicon.ok());
  CHECK(lexicon.error().message.find("actors.tsv:2") != std::string::npos);
}
