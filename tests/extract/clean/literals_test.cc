#include "extract/clean/literals.h"

#include <catch2/catch.hpp>

using namespace claimgraph::extract;

namespace {

// The same by plain search.
std::vector<int> searched(const std::vector<std::string>& literals, const std::string& text) {
  std::vector<int> found;
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (!literals[i].empty() && fold_case(text).find(fold_case(literals[i])) != std::string::npos)
      found.push_back(static_cast<int>(i));
  }
  return found;
}

}  // namespace

TEST_CASE("Literals are found wherever they stand, within and across each other, in any case") {
  const std::vector<std::string> literals = {"he", "she", "his", "hers", "", "news", "ews l", "Ж", "é"};
  const Literals finder(literals);
  for (const std::string text :
       {"ushers", "HISHERSHE", "", "x", "Newsletter", "news latest", "журнал", "CAFÉ", "hehehe"})
    CHECK(finder.find(text) == searched(literals, text));
}

TEST_CASE("Literals agree with plain search on all short texts of three letters") {
  const std::vector<std::string> literals = {"a", "ab", "bab", "bc", "bca", "c", "caa", "abab"};
  const Literals finder(literals);
  for (int n = 0; n < 2187; ++n) {
    std::string text;
    for (int rest = n, i = 0; i < 7; ++i, rest /= 3) text += static_cast<char>('a' + rest % 3);
    REQUIRE(finder.find(text) == searched(literals, text));
  }
}

TEST_CASE("A finder of nothing finds nothing") {
  CHECK(Literals().find("text").empty());
  CHECK(Literals(std::vector<std::string>{}).find("text").empty());
}
