#include <algorithm>
#include <catch2/catch.hpp>

#include "resolve/judge.h"
#include "tests/resolve/knowledge_fixture.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

ExtractionNode node(std::string id, NodeType type, std::string name, std::string country = {}) {
  ExtractionNode out;
  out.id = std::move(id);
  out.type = type;
  out.mentions = {{{0, 1}, name}};
  out.name = std::move(name);
  out.place.country = std::move(country);
  return out;
}

Extraction report(std::uint64_t number, std::string state, std::string code, std::vector<ExtractionNode> others) {
  Extraction out;
  out.document.id = {0, number};
  others.push_back(node("state", NodeType::place, std::move(state), std::move(code)));
  others.back().kind = "country";
  out.nodes = std::move(others);
  return out;
}

Judgement judge_first(const Extraction& a, const Extraction& b) {
  const Knowledge& knowledge = shipped_knowledge();
  return judge(members_of(a, knowledge)[0], members_of(b, knowledge)[0], knowledge);
}

}  // namespace

TEST_CASE("the ministry of an article about a state is that state's") {
  const auto vague = report(1, "Chad", "TD", {node("n1", NodeType::organisation, "Interior Ministry")});
  const auto told = report(2, "Chad", "TD", {node("n1", NodeType::organisation, "Chadian Interior Ministry")});
  const auto other = report(3, "Mali", "ML", {node("n1", NodeType::organisation, "Interior Ministry")});
  CHECK(judge_first(vague, told).verdict == Verdict::same);
  CHECK(judge_first(vague, other).verdict == Verdict::different);
}

TEST_CASE("two persons of one name are told apart by their affiliations and states together") {
  auto person = [](std::uint64_t number, std::string body, std::string state, std::string code) {
    auto out =
        report(number, std::move(state), std::move(code),
               {node("n1", NodeType::person, "Qassem Darwish"), node("n2", NodeType::organisation, std::move(body))});
    ExtractionEdge edge;
    edge.type = EdgeType::affiliated_with;
    edge.from = "n1";
    edge.to = "n2";
    out.edges = {edge};
    return out;
  };
  CHECK(
      judge_first(person(1, "Amber Front", "Chad", "TD"), person(2, "Northern Dockers' Union", "Peru", "PE")).verdict ==
      Verdict::different);
  CHECK(judge_first(person(1, "Amber Front", "Chad", "TD"), person(2, "the Amber Front", "Peru", "PE")).verdict ==
        Verdict::same);
}

TEST_CASE("members of equal content have equal profiles whatever their document, and a known name needs no context") {
  const Knowledge& knowledge = shipped_knowledge();
  const auto a = members_of(report(1, "Chad", "TD", {node("n1", NodeType::organisation, "NATO")}), knowledge);
  const auto b = members_of(report(2, "Mali", "ML", {node("n7", NodeType::organisation, "NATO")}), knowledge);
  CHECK(profile_of(a[0]) == profile_of(b[0]));
  CHECK(profile_of(a[1]) != profile_of(b[1]));
}

TEST_CASE("a minister and a rebel of one name and state are two") {
  auto person = [](std::uint64_t number, std::string body, std::string kind) {
    auto out = report(
        number, "Mali", "ML",
        {node("n1", NodeType::person, "Idrissa Maiga"), node("n2", NodeType::organisation, std::move(body), "ML")});
    out.nodes[1].kind = std::move(kind);
    ExtractionEdge edge;
    edge.type = EdgeType::affiliated_with;
    edge.from = "n1";
    edge.to = "n2";
    out.edges = {edge};
    return out;
  };
  const auto minister = person(1, "Ministry of Transport", "ministry");
  CHECK(judge_first(minister, person(2, "Amber Front", "armed-group")).verdict == Verdict::different);
  CHECK(judge_first(minister, person(2, "Malian Government", "government")).verdict == Verdict::same);
}

TEST_CASE("the ministry that stands beside another state's in one text is not that one") {
  auto both = report(1, "Chad", "TD",
                     {node("n1", NodeType::organisation, "Foreign Ministry"),
                      node("n2", NodeType::organisation, "Malian Foreign Ministry")});
  both.nodes[2].mentions = {};
  both.nodes.push_back(node("n3", NodeType::place, "Mali", "ML"));
  both.nodes.back().kind = "country";
  const auto other = report(2, "Mali", "ML", {node("n1", NodeType::organisation, "Malian Foreign Ministry")});
  CHECK(judge_first(both, other).verdict == Verdict::different);
  CHECK(judge_first(both, other).conflict);
}

TEST_CASE("an undated event takes hints from the dated ones that tell the same deed") {
  auto report_of = [](std::string title, std::string lead) {
    Extraction out;
    out.document.id = {0, 1};
    out.nodes = {node("n1", NodeType::event, std::move(title)), node("n2", NodeType::event, std::move(lead))};
    out.nodes[1].event.date = DateMention{std::nullopt, "2024-03-12"};
    return members_of(out, shipped_knowledge())[0].contexts;
  };
  const auto hinted = report_of("Bomb kills three in market", "a blast tore through the market");
  CHECK(std::find(hinted.begin(), hinted.end(), "h:2024-03-12") != hinted.end());
  const auto other = report_of("Bomb kills three in market", "the council voted");
  CHECK(std::none_of(other.begin(), other.end(), [](const std::string& c) { return c.starts_with("h:"); }));
}
