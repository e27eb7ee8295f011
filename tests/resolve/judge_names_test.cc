#include <catch2/catch.hpp>

#include "resolve/judge.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data/lexicon"};
    auto result = Knowledge::load(folders);
    if (!result) FAIL(result.error().message);
    return std::move(*result);
  }();
  return loaded;
}

Verdict verdict(NodeType type, std::string_view a, std::string_view b) {
  const Judgement one = judge_names(type, a, b, knowledge());
  const Judgement two = judge_names(type, b, a, knowledge());
  CHECK(one.verdict == two.verdict);
  CHECK(one.score == Approx(two.score));
  return one.verdict;
}

}  // namespace

TEST_CASE("spelling, order and titles do not part the names of a person") {
  CHECK(verdict(NodeType::person, "Qassem Darwish", "Brigadier General Kassim Darwish") == Verdict::same);
  CHECK(verdict(NodeType::person, "Darwish, Qassem", "Qassem Darwish") == Verdict::same);
  CHECK(verdict(NodeType::person, "Tomáš Novák", "Tomas Novak") == Verdict::same);
}

TEST_CASE("relatives and namesakes in one part only are different persons") {
  CHECK(verdict(NodeType::person, "Hassan Darwish", "Hussein Darwish") == Verdict::different);
  CHECK(verdict(NodeType::person, "Omar Bongo Sr.", "Omar Bongo Jr.") == Verdict::different);
}
