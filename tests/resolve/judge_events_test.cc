#include <catch2/catch.hpp>

#include "resolve/judge.h"
#include "tests/resolve/knowledge_fixture.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

Member event(int document, std::string type, std::string date, std::vector<std::string> contexts) {
  Member out;
  out.key = {DocumentId{0, static_cast<std::uint64_t>(document)}, "n9"};
  out.type = NodeType::event;
  out.event.event_type = std::move(type);
  if (!date.empty()) out.event.date = DateMention{std::nullopt, date};
  out.published = "2024-03-14";
  out.contexts = std::move(contexts);
  std::sort(out.contexts.begin(), out.contexts.end());
  return out;
}

Verdict verdict(const Member& a, const Member& b) { return judge(a, b, shipped_knowledge()).verdict; }

const std::vector<std::string> kBomb = {"c:SY", "l:deir ez zor", "t:syrian army", "w:bomb", "v:kill"};

}  // namespace

TEST_CASE("one happening is one whatever its type and actors are said to be") {
  const Member a = event(1, "assault", "2024-03-12", kBomb);
  CHECK(verdict(a, event(2, "assault", "2024-03-12", {"c:SY", "l:deir ez zor", "w:bomb", "p:desert brigade"})) ==
        Verdict::same);
  CHECK(verdict(a, event(2, "accident", "2024-03-12", {"c:SY", "l:deir ez zor", "w:bomb"})) == Verdict::same);
}

TEST_CASE("another day or another place makes another event") {
  const Member a = event(1, "assault", "2024-03-12", kBomb);
  CHECK(verdict(a, event(2, "assault", "2024-03-19", kBomb)) == Verdict::different);
  CHECK(judge(a, event(2, "assault", "2024-03-19", kBomb), shipped_knowledge()).conflict);
  CHECK(verdict(a, event(2, "assault", "2024-03-12", {"c:SY", "l:mayadin", "t:syrian army", "v:attack"})) !=
        Verdict::same);
  CHECK(verdict(a, event(2, "assault", "2024-03-12", {"c:IQ", "l:mosul", "w:bomb", "v:kill"})) == Verdict::different);
}

TEST_CASE("another deed at the same place on the same day is another event") {
  CHECK(verdict(event(1, "assault", "2024-03-12", kBomb),
                event(2, "consult", "2024-03-12", {"c:SY", "l:deir ez zor", "w:talk"})) == Verdict::different);
}

TEST_CASE("no judgement joins two events of one document, and what it tells apart excludes each other") {
  const Member a = event(1, "assault", "2024-03-12", kBomb);
  Member b = event(1, "assault", "2024-03-12", kBomb);
  b.key.node = "n10";
  CHECK(verdict(a, b) == Verdict::different);
  CHECK_FALSE(judge(a, b, shipped_knowledge()).conflict);
  b.event.date->value = "2024-03-13";
  CHECK(judge(a, b, shipped_knowledge()).conflict);
  Member shooting = event(1, "assault", "2024-03-12", {"c:SY", "l:deir ez zor", "w:shoot"});
  shooting.key.node = "n10";
  CHECK(judge(a, shooting, shipped_knowledge()).conflict);
}

TEST_CASE("the village and the town beside it are one place, a town of the name in another country is not") {
  const Member a = event(1, "assault", "2024-03-12", {"c:SY", "l:tal hamra", "m:35.250 40.150", "w:bomb"});
  CHECK(verdict(a, event(2, "assault", "2024-03-12", {"c:SY", "l:deir ez zor", "m:35.336 40.141", "w:bomb"})) ==
        Verdict::same);
  CHECK(verdict(a, event(2, "assault", "2024-03-12", {"c:SY", "l:aleppo", "m:36.202 37.134", "w:bomb"})) !=
        Verdict::same);
  CHECK(verdict(event(1, "protest", "2024-03-12", {"c:LY", "l:tripoli", "w:protest"}),
                event(2, "protest", "2024-03-12", {"c:LB", "l:tripoli", "w:protest"})) != Verdict::same);
}

TEST_CASE("a month agrees with its days, and an undated event with reports of the same days only") {
  CHECK(verdict(event(1, "assault", "2024-03", kBomb), event(2, "assault", "2024-03-12", kBomb)) == Verdict::same);
  Member late = event(2, "assault", "", kBomb);
  late.published = "2024-06-01";
  CHECK(verdict(event(1, "assault", "2024-03-12", kBomb), late) != Verdict::same);
}
