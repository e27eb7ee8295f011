#include "graph/queries/contradictions.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/queries/accounts.h"

namespace claimgraph {

namespace {

using Parties = std::vector<const Party*>;

// A side of parties, told by their accounts that `belongs` accepts.
template <class Belongs>
Result<ContradictionSide> side_of(Lookup& lookup, const Parties& parties, bool denies, Belongs belongs) {
  ContradictionSide side;
  side.denies = denies;
  std::set<NodeId> claimants;
  std::set<DocumentId> documents;
  std::optional<Figures> range;
  for (const Party* party : parties) {
    if (party->fatalities) {
      const Figures f = *party->fatalities;
      range = range ? Figures{std::min(range->min, f.min), std::max(range->max, f.max)} : f;
    }
    for (const Account* account : party->accounts) {
      if (!belongs(*account)) continue;
      claimants.insert(account->claimant);
      if (account->on_behalf_of) claimants.insert(*account->on_behalf_of);
      documents.insert(account->document);
      side.evidence.insert(side.evidence.end(), account->evidence.begin(), account->evidence.end());
    }
  }
  for (const NodeId id : claimants) {
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    side.claimants.push_back(ref.value());
  }
  if (range) side.fatalities = range->count();
  side.documents.assign(documents.begin(), documents.end());
  return side;
}

Result<std::vector<ContradictionSide>> claim_denial(Lookup& lookup, const std::vector<Party>& parties) {
  Parties claim;
  Parties deny;
  for (const Party& p : parties) {
    if (p.denies) {
      deny.push_back(&p);
    } else if (p.claims) {
      claim.push_back(&p);
    }
  }
  std::vector<ContradictionSide> sides;
  if (claim.empty() || deny.empty()) return sides;
  for (const bool denies : {false, true}) {
    auto side = side_of(lookup, denies ? deny : claim, denies, [&](const Account& a) { return a.denies == denies; });
    if (!side) return side.error();
    sides.push_back(std::move(side).value());
  }
  return sides;
}

Result<std::vector<ContradictionSide>> fatalities(Lookup& lookup, const std::vector<Party>& parties) {
  std::map<Figures, Parties> by_figures;
  for (const Party& p : parties) {
    if (p.fatalities) by_figures[*p.fatalities].push_back(&p);
  }
  bool apart = false;
  for (const auto& [a, x] : by_figures) {
    for (const auto& [b, y] : by_figures) apart = apart || !a.meets(b);
  }
  std::vector<ContradictionSide> sides;
  if (!apart) return sides;
  for (const auto& [figures, group] : by_figures) {
    const bool denies = std::all_of(group.begin(), group.end(), [](const Party* p) { return p->denies; });
    auto side = side_of(lookup, group, denies, [](const Account& a) { return a.fatalities.has_value(); });
    if (!side) return side.error();
    sides.push_back(std::move(side).value());
  }
  return sides;
}

// Whether one of `party`'s members belongs to one of `group`: an outlet and the group it speaks for claim one deed.
Result<bool> affiliated(const GraphView& view, const Party& party, const Parties& group) {
  std::set<NodeId> others;
  for (const Party* p : group) others.insert(p->members.begin(), p->members.end());
  for (const NodeId member : party.members) {
    for (const Direction direction : {Direction::out, Direction::in}) {
      const auto edges = edges_of(view, member, direction, EdgeType::affiliated_with);
      if (!edges) return edges.error();
      for (const Edge& e : edges.value()) {
        if (!e.former && others.count(direction == Direction::out ? e.to : e.from) != 0) return true;
      }
    }
  }
  return false;
}

Result<std::vector<ContradictionSide>> responsibility(Lookup& lookup, const std::vector<Party>& parties) {
  std::vector<Parties> groups;
  for (const Party& p : parties) {
    if (!p.responsibility) continue;
    // Joins every group that it is affiliated with into one.
    Parties joined = {&p};
    for (auto group = groups.begin(); group != groups.end();) {
      const auto same = affiliated(lookup.view(), p, *group);
      if (!same) return same.error();
      if (same.value()) joined.insert(joined.end(), group->begin(), group->end());
      group = same.value() ? groups.erase(group) : group + 1;
    }
    groups.push_back(std::move(joined));
  }
  std::vector<ContradictionSide> sides;
  if (groups.size() < 2) return sides;
  for (const Parties& group : groups) {
    auto side = side_of(lookup, group, false, [](const Account& a) { return a.responsibility && !a.denies; });
    if (!side) return side.error();
    sides.push_back(std::move(side).value());
  }
  std::sort(sides.begin(), sides.end(), [](const ContradictionSide& a, const ContradictionSide& b) {
    return a.claimants.front().id < b.claimants.front().id;
  });
  return sides;
}

Status append_of_event(Lookup& lookup, const NodeRef& event, std::vector<Contradiction>& out) {
  const auto accounts = accounts_of(lookup, event.id);
  if (!accounts) return accounts.error();
  const auto parties = parties_of(accounts.value());
  const std::pair<ContradictionKind, decltype(&claim_denial)> kinds[] = {
      {ContradictionKind::claim_denial, &claim_denial},
      {ContradictionKind::fatalities, &fatalities},
      {ContradictionKind::responsibility, &responsibility}};
  for (const auto& [kind, sides_of] : kinds) {
    auto sides = sides_of(lookup, parties);
    if (!sides) return sides.error();
    if (!sides.value().empty()) out.push_back({event, kind, std::move(sides).value()});
  }
  return {};
}

Result<std::vector<NodeRef>> events_of(Lookup& lookup, std::optional<NodeId> about) {
  std::vector<NodeRef> events;
  if (!about) {
    const Status s = lookup.view().for_each_node([&](const Node& node) {
      if (node.type == NodeType::event) events.push_back(ref_of(node));
      return true;
    });
    return s ? Result(std::move(events)) : s.error();
  }
  std::set<NodeId> ids = {*about};
  for (const Direction direction : {Direction::out, Direction::in}) {
    const auto edges = edges_of(lookup.view(), *about, direction);
    if (!edges) return edges.error();
    for (const Edge& e : edges.value()) ids.insert(direction == Direction::out ? e.to : e.from);
  }
  for (const NodeId id : ids) {
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    if (ref.value().type == NodeType::event) events.push_back(ref.value());
  }
  return events;
}

}  // namespace

std::string_view to_string(ContradictionKind kind) {
  switch (kind) {
    case ContradictionKind::claim_denial:
      return "claim-denial";
    case ContradictionKind::fatalities:
      return "fatalities";
    case ContradictionKind::responsibility:
      return "responsibility";
  }
  return "";
}

Result<std::vector<Contradiction>> contradictions(const GraphView& view, std::optional<NodeId> about) {
  Lookup lookup(view);
  const auto events = events_of(lookup, about);
  if (!events) return events.error();
  std::vector<Contradiction> out;
  for (const NodeRef& event : events.value()) {
    if (const Status s = append_of_event(lookup, event, out); !s) return s.error();
  }
  return out;
}

}  // namespace claimgraph
