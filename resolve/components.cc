#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "resolve/facts.h"
#include "resolve/judge.h"

namespace claimgraph::resolve {

namespace {

// Clusters of members that grow by the surest joins first, and never join against a constraint.
class Clusters {
 public:
  explicit Clusters(std::span<const Member> members)
      : members_(members), parent_(members.size()), parts_(members.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t i = 0; i < parts_.size(); ++i) parts_[i] = {{i}, {i}, {}};
  }

  // The two must not share a component. Requires: no join yet.
  void forbid(std::uint32_t a, std::uint32_t b) {
    parts_[a].apart.insert(b);
    parts_[b].apart.insert(a);
  }

  // Joins the clusters of two members unless a constraint forbids. `sure`: the user's word outweighs facts.
  void join(std::uint32_t a, std::uint32_t b, bool sure) {
    std::uint32_t x = find(a);
    std::uint32_t y = find(b);
    if (x == y || !may_join(x, y, sure)) return;
    if (parts_[x].members.size() < parts_[y].members.size()) std::swap(x, y);
    parent_[y] = x;
    Part& into = parts_[x];
    Part& from = parts_[y];
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    add_facts(into, from);
    for (const std::uint32_t other : from.apart) into.apart.insert(other);
    from = {};
  }

  std::vector<std::vector<std::uint32_t>> take() {
    std::vector<std::vector<std::uint32_t>> out;
    for (Part& part : parts_)
      if (!part.members.empty()) out.push_back(std::move(part.members));
    return out;
  }

 private:
  struct Part {
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> facts;  // one member for each set of facts that differs
    std::set<std::uint32_t> apart;     // members that must not join
  };

  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  bool may_join(std::uint32_t x, std::uint32_t y, bool sure) {
    const Part& a = parts_[x];
    const Part& b = parts_[y];
    if (members_[a.members[0]].type != members_[b.members[0]].type) return false;
    const Part& fewer = a.apart.size() < b.apart.size() ? a : b;
    const std::uint32_t other = &fewer == &a ? y : x;
    for (const std::uint32_t member : fewer.apart)
      if (find(member) == other) return false;
    // What a smaller set does not name, the larger one may: forbid() enters both ends, so one side suffices.
    if (sure) return true;
    for (const std::uint32_t i : a.facts)
      for (const std::uint32_t j : b.facts)
        if (facts_conflict(members_[i], members_[j])) return false;
    return true;
  }

  void add_facts(Part& into, const Part& from) {
    for (const std::uint32_t j : from.facts) {
      const auto equal = [&](std::uint32_t i) { return same_facts(members_[i], members_[j]); };
      if (std::none_of(into.facts.begin(), into.facts.end(), equal)) into.facts.push_back(j);
    }
  }

  std::span<const Member> members_;
  std::vector<std::uint32_t> parent_;
  std::vector<Part> parts_;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Which decision holds on each pair of the members: the latest, and of one time the one that parts.
std::map<Pair, bool> decided(std::span<const Member> members, std::span<const Decision> decisions) {
  std::map<Pair, bool> out;
  if (decisions.empty()) return out;
  std::map<MemberKey, std::uint32_t> index;
  for (std::uint32_t i = 0; i < members.size(); ++i) index.emplace(members[i].key, i);
  std::map<Pair, std::pair<std::string, bool>> latest;
  for (const Decision& decision : decisions) {
    const auto a = index.find(decision.a);
    const auto b = index.find(decision.b);
    if (a == index.end() || b == index.end() || a == b) continue;
    const Pair pair{std::min(a->second, b->second), std::max(a->second, b->second)};
    const std::pair<std::string, bool> fresh{decision.time, !decision.same};
    const auto [place, added] = latest.try_emplace(pair, fresh);
    if (!added) place->second = std::max(place->second, fresh);
  }
  for (const auto& [pair, value] : latest) out[pair] = !value.second;
  return out;
}

struct Join {
  double score = 0;
  Pair pair;  // the smaller key first
};

// The surest first; ties by the keys, so that the order of the input does not matter.
void sort_joins(std::vector<Join>& joins, std::span<const Member> members) {
  std::sort(joins.begin(), joins.end(), [&](const Join& x, const Join& y) {
    if (x.score != y.score) return x.score > y.score;
    return std::tie(members[x.pair.first].key, members[x.pair.second].key) <
           std::tie(members[y.pair.first].key, members[y.pair.second].key);
  });
}

Pair by_key(std::uint32_t a, std::uint32_t b, std::span<const Member> members) {
  return members[b].key < members[a].key ? Pair{b, a} : Pair{a, b};
}

}  // namespace

std::vector<std::vector<std::uint32_t>> components(std::span<const Member> members, std::span<const JudgedPair> pairs,
                                                   std::span<const Decision> decisions) {
  Clusters clusters(members);
  const std::map<Pair, bool> decision = decided(members, decisions);
  std::vector<Join> wanted;
  for (const auto& [pair, same] : decision) {
    if (same) {
      wanted.push_back({1.0, by_key(pair.first, pair.second, members)});
    } else {
      clusters.forbid(pair.first, pair.second);
    }
  }
  std::vector<Join> joins;
  for (const JudgedPair& judged : pairs) {
    if (judged.a == judged.b || decision.contains({std::min(judged.a, judged.b), std::max(judged.a, judged.b)}))
      continue;
    if (judged.judgement.verdict == Verdict::same) {
      joins.push_back({judged.judgement.score, by_key(judged.a, judged.b, members)});
    } else if (judged.judgement.conflict) {
      clusters.forbid(judged.a, judged.b);
    }
  }
  sort_joins(wanted, members);
  sort_joins(joins, members);
  for (const Join& join : wanted) clusters.join(join.pair.first, join.pair.second, true);
  for (const Join& join : joins) clusters.join(join.pair.first, join.pair.second, false);
  auto out = clusters.take();
  const auto smaller = [&](std::uint32_t a, std::uint32_t b) { return members[a].key < members[b].key; };
  for (auto& component : out) std::sort(component.begin(), component.end(), smaller);
  std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return smaller(a[0], b[0]); });
  return out;
}

NodeId component_id(const MemberKey& smallest) {
  return NodeId::of_bytes(smallest.document.hex() + '\n' + smallest.node);
}

}  // namespace claimgraph::resolve
