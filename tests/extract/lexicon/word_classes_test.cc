#include "extract/lexicon/word_classes.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>

namespace fs = std::filesystem;
using claimgraph::ErrorCode;
using namespace claimgraph::extract;

namespace {

WordClasses english() {
  auto classes = WordClasses::open(fs::path(CLAIMGRAPH_BINARY_DIR) / "data" / "word_classes.bin");
  REQUIRE(classes.ok());
  return std::move(*classes);
}

}  // namespace

TEST_CASE("a noun for people, for a body of people and for a happening each tell their class") {
  const WordClasses words = english();
  for (const char* person : {"ombudsman", "paramedic", "widow", "shepherd"}) {
    INFO(person);
    CHECK(words.share(person, WordClass::noun_person) > 0.9F);
  }
  for (const char* group : {"militia", "ministry", "police"}) {
    INFO(group);
    CHECK(words.share(group, WordClass::noun_group) > 0.5F);
  }
  CHECK(words.share("explosion", WordClass::noun_event) > 0.3F);
  CHECK(words.share("burglary", WordClass::noun_act) > 0.9F);
  CHECK(words.share("shell", WordClass::verb_competition) > words.share("shell", WordClass::verb_perception));
}

TEST_CASE("the classes of a word are its whole use, the commonest first") {
  const WordClasses words = english();
  const auto fire = words.noun("fire");
  REQUIRE(fire.size() > 2);
  CHECK(fire.front().share >= fire.back().share);
  const float sum = std::accumulate(fire.begin(), fire.end(), 0.0F, [](float a, const auto& b) { return a + b.share; });
  CHECK(sum == Approx(1).margin(0.05));
}

TEST_CASE("a noun knows the verbs it is kin to") {
  const WordClasses words = english();
  const auto has = [&](const char* noun, std::string_view verb) {
    const auto verbs = words.verbs_of(noun);
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
  };
  CHECK(has("killing", "kill"));
  CHECK(has("killer", "kill"));
  CHECK(has("abduction", "abduct"));
  CHECK_FALSE(has("table", "kill"));
}

TEST_CASE("a word of another part of speech, a name and no word at all have no class") {
  const WordClasses words = english();
  CHECK(words.verb("ombudsman").empty());
  CHECK(words.noun("lincoln").empty());
  CHECK(words.noun("").empty());
  CHECK(words.noun("xyzzy").empty());
  CHECK(words.verbs_of("xyzzy").empty());
  CHECK(WordClasses::none().noun("fire").empty());
  CHECK(words.size() > 50000);
}

TEST_CASE("a file of word classes that is missing or of something else is an error that names it") {
  CHECK(WordClasses::open("/nonexistent/words.bin").error().code == ErrorCode::io);
  const auto gazetteer = WordClasses::open(fs::path(CLAIMGRAPH_BINARY_DIR) / "data" / "gazetteer.bin");
  REQUIRE_FALSE(gazetteer.ok());
  CHECK(gazetteer.error().code == ErrorCode::damaged);
  CHECK(gazetteer.error().message.find("gazetteer.bin: is no table of word classes") != std::string::npos);
}
