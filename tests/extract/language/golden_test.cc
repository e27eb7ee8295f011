// The golden file holds what the real spaCy says of a few texts, field by field.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/extract/language/engine_under_test.h"

namespace {

using claimgraph::extract::annotate;
using claimgraph::extract::Annotation;
using nlohmann::json;

std::vector<json> golden() {
  std::ifstream in(CLAIMGRAPH_SOURCE_DIR "/../shared/language/golden.jsonl");
  std::vector<json> rows;
  for (std::string line; std::getline(in, line);) rows.push_back(json::parse(line));
  if (rows.empty()) WARN("skipped: the golden file of the shared folder is not there");
  return rows;
}

void check_token(const Annotation& a, std::size_t i, const json& row) {
  const auto& t = a.tokens[i];
  INFO("token " << i << " " << a.word(static_cast<std::uint32_t>(i)));
  CHECK(t.space_after == (row["spacy"][i] == 1));
  CHECK(t.tag == row["tag"][i].get<std::string>());
  CHECK(t.head == row["head"][i].get<std::uint32_t>());
  CHECK(to_string(t.dep) == row["dep"][i].get<std::string>());
  CHECK(t.sentence_start == (row["sent_start"][i] == 1));
  CHECK(to_string(t.pos) == row["pos"][i].get<std::string>());
  CHECK(t.morph == row["morph"][i].get<std::string>());
  CHECK(t.lemma == row["lemma"][i].get<std::string>());
}

}  // namespace

TEST_CASE("the engine says of the golden texts what spaCy says") {
  for (const json& row : golden()) {
    const std::string text = row["text"];
    CAPTURE(text);
    const Annotation a = annotate(text);
    std::vector<std::string> words;
    for (std::uint32_t i = 0; i < a.tokens.size(); ++i) words.emplace_back(a.word(i));
    REQUIRE(words == row["tokens"].get<std::vector<std::string>>());
    for (std::size_t i = 0; i < words.size(); ++i) check_token(a, i, row);
    json names = json::array();
    for (const auto& e : a.entities) names.push_back({e.tokens.begin, e.tokens.end, to_string(e.label)});
    CHECK(names == row["ents"]);
  }
}
