#include "extract/claims/counts.h"

#include <catch2/catch.hpp>

#include "tests/extract/claims/words.h"

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

// "min..max: text" of the count around the word marked by '*'; "-" for an open end; "none" without a count.
std::string count(const std::string& marked) {
  static const auto lexicon = QuantityLexicon::load(shipped_lexicon());
  REQUIRE(lexicon.ok());
  std::string text = marked;
  const std::size_t star = text.find('*');
  text.erase(star, 1);
  const Annotation annotation = words_of(text);
  std::uint32_t token = 0;
  while (annotation.tokens[token].start != star) ++token;
  const auto found = count_at(annotation, token, *lexicon);
  if (!found) return "none";
  const auto end = [](const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : std::string("-"); };
  return end(found->count.min) + ".." + end(found->count.max) + ": " + found->count.text;
}

}  // namespace

TEST_CASE("figures and number words are counts") {
  CHECK(count("killed *12 people") == "12..12: 12");
  CHECK(count("killed *1,799 people") == "1799..1799: 1,799");
  CHECK(count("killed *seven people") == "7..7: seven");
  CHECK(count("killed *twenty - five people") == "25..25: twenty - five");
  CHECK(count("killed twenty - *five people") == "25..25: twenty - five");
  CHECK(count("killed two *hundred and six people") == "206..206: two hundred and six");
  CHECK(count("killed *3 thousand people") == "3000..3000: 3 thousand");
}

TEST_CASE("bounds open a count to one side") {
  CHECK(count("killed at least *20 people") == "20..-: at least 20");
  CHECK(count("killed more than *2,500 people") == "2500..-: more than 2,500");
  CHECK(count("killed *20 or more people") == "20..-: 20 or more");
  CHECK(count("killed up to *40 people") == "-..40: up to 40");
  CHECK(count("killed nearly *1,800 people") == "-..1800: nearly 1,800");
  CHECK(count("killed about *30 people") == "30..30: about 30");
}

TEST_CASE("ranges have two ends, whichever is asked for") {
  CHECK(count("between *7 and 12 people died") == "7..12: between 7 and 12");
  CHECK(count("between 7 and *12 people died") == "7..12: between 7 and 12");
  CHECK(count("*19 to 27 people died") == "19..27: 19 to 27");
  CHECK(count("19 – *27 people died") == "19..27: 19 – 27");
  CHECK(count("seven or *eight people died") == "7..8: seven or eight");
}

TEST_CASE("two numbers side by side are no range without a word that makes them one") {
  CHECK(count("on 7 and *12 May") == "12..12: 12");
  CHECK(count("from *27 to 19 people") == "27..27: 27");
}

TEST_CASE("open words have the least that they can mean") {
  CHECK(count("killed *dozens of people") == "24..-: dozens");
  CHECK(count("killed *hundreds of people") == "200..-: hundreds");
  CHECK(count("killed *tens of thousands of people") == "20000..-: tens of thousands");
  CHECK(count("killed a *dozen people") == "12..12: dozen");
  CHECK(count("killed two *dozen people") == "24..24: two dozen");
}

TEST_CASE("what is no whole number is no count") {
  CHECK(count("killed *people today") == "none");
  CHECK(count("rose *3.5 percent") == "none");
  CHECK(count("the *12th brigade") == "none");
  CHECK(count("flight *1,23,4 left") == "none");
}
