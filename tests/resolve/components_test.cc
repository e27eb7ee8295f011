#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "resolve/judge.h"
#include "tests/resolve/knowledge_fixture.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

Member member(int number, std::string name, NodeType type = NodeType::organisation) {
  Member out;
  out.key = {DocumentId{0, static_cast<std::uint64_t>(number + 1)}, "n1"};
  out.type = type;
  out.name = std::move(name);
  return out;
}

JudgedPair pair(std::uint32_t a, std::uint32_t b, double score) {
  return {a, b, {Verdict::same, score, "test", false}};
}
JudgedPair apart(std::uint32_t a, std::uint32_t b) { return {a, b, {Verdict::different, 0, "test", true}}; }

// The components as sets of keys, which do not depend on the order of the members.
std::set<std::set<MemberKey>> keys_of(const std::vector<Member>& members,
                                      const std::vector<std::vector<std::uint32_t>>& components) {
  std::set<std::set<MemberKey>> out;
  for (const auto& component : components) {
    std::set<MemberKey> keys;
    for (const std::uint32_t i : component) keys.insert(members[i].key);
    out.insert(std::move(keys));
  }
  return out;
}

}  // namespace

TEST_CASE("same judgements join, and what has no pair stays alone") {
  const std::vector<Member> members = {member(0, "A"), member(1, "A"), member(2, "B")};
  const std::vector<JudgedPair> pairs = {pair(0, 1, 0.9)};
  CHECK(components(members, pairs, {}) == std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}});
}

TEST_CASE("a conflict parts a chain at its weaker join") {
  const std::vector<Member> members = {member(0, "A"), member(1, "A B"), member(2, "B")};
  const std::vector<JudgedPair> pairs = {pair(0, 1, 0.8), pair(1, 2, 0.9), apart(0, 2)};
  CHECK(components(members, pairs, {}) == std::vector<std::vector<std::uint32_t>>{{0}, {1, 2}});
}

TEST_CASE("types and gazetteer places that exclude each other never share a component") {
  std::vector<Member> members = {member(0, "Hyderabad", NodeType::place), member(1, "Hyderabad", NodeType::place),
                                 member(2, "Hyderabad", NodeType::place), member(3, "Hyderabad")};
  members[0].place.country = "IN";
  members[2].place.country = "PK";
  const std::vector<JudgedPair> pairs = {pair(0, 1, 0.9), pair(1, 2, 0.8), pair(2, 3, 1.0)};
  CHECK(components(members, pairs, {}) == std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}, {3}});
}

TEST_CASE("the user's word comes before judgements, and the latest word on a pair holds") {
  const std::vector<Member> members = {member(0, "A"), member(1, "A"), member(2, "Z")};
  const std::vector<JudgedPair> pairs = {pair(0, 1, 1.0)};
  const Decision part{members[0].key, members[1].key, false, "user", "", "2024-01-02"};
  const Decision join{members[1].key, members[2].key, true, "user", "", "2024-01-02"};
  const std::vector<Decision> both = {part, join};
  CHECK(components(members, pairs, both) == std::vector<std::vector<std::uint32_t>>{{0}, {1, 2}});
  Decision later = part;
  later.same = true;
  later.time = "2024-02-01";
  const std::vector<Decision> reversed = {later, join, part};
  CHECK(components(members, pairs, reversed) == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}});
}

TEST_CASE("two events that their document tells apart are kept apart even by way of a third, two tellings are not") {
  std::vector<Member> members = {member(0, "", NodeType::event), member(0, "", NodeType::event),
                                 member(1, "", NodeType::event)};
  members[1].key.node = "n2";
  const std::vector<JudgedPair> pairs = {pair(0, 2, 0.9), pair(1, 2, 0.8)};
  CHECK(components(members, pairs, {}) == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}});
  members[0].contexts = {"l:gao"};
  members[1].contexts = {"l:kidal"};
  CHECK(components(members, pairs, {}) == std::vector<std::vector<std::uint32_t>>{{0, 2}, {1}});
}

TEST_CASE("components do not depend on the order of members, pairs and decisions") {
  std::mt19937 random(20240311);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (int round = 0; round < 200; ++round) {
    constexpr std::uint32_t count = 14;
    std::vector<Member> members;
    for (std::uint32_t i = 0; i < count; ++i) {
      members.push_back(member(static_cast<int>(i), "A", NodeType::place));
      if (below(3) == 0) members.back().place.country = below(2) == 0 ? "SY" : "IQ";
    }
    std::vector<JudgedPair> pairs;
    std::vector<Decision> decisions;
    for (std::uint32_t i = 0; i < 24; ++i) {
      const std::uint32_t a = below(count);
      const std::uint32_t b = below(count);
      if (a == b) continue;
      pairs.push_back(below(5) == 0 ? apart(a, b) : pair(a, b, 0.8 + 0.05 * below(3)));
      if (below(8) == 0)
        decisions.push_back(
            {members[a].key, members[b].key, below(2) == 0, "user", "", std::to_string(2000 + below(3))});
    }
    const auto expected = keys_of(members, components(members, pairs, decisions));
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Member> shuffled;
    std::vector<std::uint32_t> place(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      shuffled.push_back(members[order[i]]);
      place[order[i]] = i;
    }
    for (JudgedPair& judged : pairs) {
      judged.a = place[judged.a];
      judged.b = place[judged.b];
      if (below(2) == 0) std::swap(judged.a, judged.b);
    }
    std::shuffle(pairs.begin(), pairs.end(), random);
    std::shuffle(decisions.begin(), decisions.end(), random);
    CHECK(keys_of(shuffled, components(shuffled, pairs, decisions)) == expected);
  }
}

TEST_CASE("a judgement is symmetric, and members that are judged the same share a block") {
  const Knowledge& knowledge = shipped_knowledge();
  const std::map<NodeType, std::vector<std::string>> names_of = {
      {NodeType::person,
       {"Tomas Novak", "Tomáš Novák", "General Tomas Novak", "Novak", "T. Novak", "Abd al-Karim Nasser",
        "Abdelkarim Nasir", "Nasir", "Novak, Tomas", "Juan Carlos Restrepo Mejía", "Juan Carlos Restrepo"}},
      {NodeType::organisation,
       {"Northern Dockers' Union", "NDU", "Northern Dockers Unoin", "Interior Ministry of Chad",
        "Chadian Interior Ministry", "Ministry of the Interior", "Sudan", "Sudanese", "Liwa al-Badiya", "Liwa al-Badia",
        "Harmony Shipping plc", "Harmony Shipping", "Red Crescent", "Syrian Red Crescent", "United Nations", "U.N."}},
      {NodeType::place,
       {"Sudan", "Republic of the Sudan", "Tal Hamra", "Tell al-Hamra", "Deir Ezzor", "Dayr az-Zawr", "Helmand",
        "Helmand Province", "Damascus", "Damacsus", "Ho Chi Minh City", "Saigon"}},
  };
  for (const auto& [type, names] : names_of) {
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
      for (int j = 0; j < i; ++j) {
        const Member a = member(i, names[static_cast<std::size_t>(i)], type);
        const Member b = member(j, names[static_cast<std::size_t>(j)], type);
        const Judgement one = judge(a, b, knowledge);
        const Judgement two = judge(b, a, knowledge);
        CHECK(one.verdict == two.verdict);
        CHECK(one.score == Approx(two.score));
        CHECK(one.conflict == two.conflict);
        if (one.verdict != Verdict::same) continue;
        const auto x = block_keys(a, knowledge);
        const auto y = block_keys(b, knowledge);
        INFO(a.name << " | " << b.name);
        CHECK(std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end());
      }
    }
  }
}
