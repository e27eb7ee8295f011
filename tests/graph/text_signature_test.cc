#include "graph/text_signature.h"

#include <catch2/catch.hpp>

using namespace claimgraph;

namespace {

TextSignature of(std::string_view text) { return text_signature(std::span(&text, 1)); }

constexpr std::string_view kReport =
    "Divers found the wreck of the ferry Halcyon on Monday, twelve days after it went down in a storm off the southern "
    "cape. The harbour master said the hull lay on its side at a depth of forty metres. Relatives of the missing had "
    "waited on the quay since dawn. A crane ship will try to lift the stern next week, weather permitting. The owner "
    "of "
    "the ferry has been questioned twice by the coast guard and denies that it was overloaded.";
constexpr std::string_view kReworded =
    "Twelve days after it went down in a storm off the southern cape, divers on Monday found the wreck of the Halcyon, "
    "a "
    "ferry. At a depth of forty metres the hull lay on its side, said the harbour master. Since dawn, relatives of the "
    "missing had been waiting on the quay. Weather permitting, a crane ship will try next week to lift the stern.";
constexpr std::string_view kIndependent =
    "The ferry that sank off the cape with nineteen people on board has been located by navy divers. Officials told "
    "reporters that the Halcyon rests forty metres below the surface. Salvage crews expect to begin work within days, "
    "and "
    "investigators want to know how many passengers the vessel carried when the gale struck.";

}  // namespace

TEST_CASE("a reworded and cut copy shares most of its wording with the report, an independent report little") {
  CHECK(shared_wording(of(kReport), of(kReport)) == 1.0);
  CHECK(shared_wording(of(kReport), of(kReworded)) > 0.45);
  CHECK(shared_wording(of(kReport), of(kIndependent)) < 0.2);
}

TEST_CASE("shared wording is symmetric, and nothing is shared with an empty text") {
  CHECK(shared_wording(of(kReport), of(kReworded)) == shared_wording(of(kReworded), of(kReport)));
  CHECK(shared_wording(of(kReport), of("")) == 0);
  CHECK(of("").empty());
}

TEST_CASE("copies share a key of a sentence") {
  const auto a = of(kReport).sentences;
  const auto b = of(kReworded).sentences;
  std::vector<std::uint32_t> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  CHECK_FALSE(shared.empty());
}

TEST_CASE("the written form of a signature reads back, and another text is refused") {
  const TextSignature signature = of(kReport);
  CHECK(parse_text_signature(to_text(signature)) == signature);
  CHECK_FALSE(parse_text_signature("00000001"));
  CHECK_FALSE(parse_text_signature("0000000200000001."));
  CHECK_FALSE(parse_text_signature("0000000g."));
}

TEST_CASE("a signature has a bounded size, however long the text") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word" + std::to_string(i) + (i % 9 == 8 ? ". " : " ");
  CHECK(of(text).sketch.size() == 128);
  CHECK(of(text).sentences.size() == 64);
}
