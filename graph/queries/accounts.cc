#include "graph/queries/accounts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/event_date.h"

namespace claimgraph {

namespace {

Result<Account> account_of(Lookup& lookup, const Edge& edge, NodeId claimant) {
  const auto document = lookup.document(edge.document);
  if (!document) return document.error();
  Account account;
  account.claimant = claimant;
  account.on_behalf_of = edge.on_behalf_of;
  account.denies = edge.type == EdgeType::denies;
  account.responsibility = edge.responsibility;
  account.fatalities = Figures::of(edge.fatalities);
  account.document = edge.document;
  account.published = first_day(document.value().published);
  account.evidence = edge.evidence;
  // A denial may quote the figure that it denies; only "nobody was killed" is surely the denier's own.
  if (account.denies && account.fatalities != Figures{0, 0}) account.fatalities.reset();
  return account;
}

Status append_claims(Lookup& lookup, NodeId event, std::vector<Account>& accounts, std::set<DocumentId>& told) {
  for (const EdgeType type : {EdgeType::claims, EdgeType::denies}) {
    const auto edges = edges_of(lookup.view(), event, Direction::in, type);
    if (!edges) return edges.error();
    for (const Edge& edge : edges.value()) {
      told.insert(edge.document);
      if (edge.stance == Stance::retracted) continue;
      auto account = account_of(lookup, edge, edge.from);
      if (!account) return account.error();
      accounts.push_back(std::move(account).value());
    }
  }
  return {};
}

Status append_narrations(Lookup& lookup, NodeId event, const std::set<DocumentId>& told,
                         std::vector<Account>& accounts) {
  const auto edges = edges_of(lookup.view(), event, Direction::out, EdgeType::reported_by);
  if (!edges) return edges.error();
  for (const Edge& edge : edges.value()) {
    const auto document = lookup.document(edge.document);
    if (!document) return document.error();
    const bool narrated = told.count(edge.document) == 0 && document.value().source == edge.to;
    if (!narrated && !edge.fatalities) continue;
    auto account = account_of(lookup, edge, edge.to);
    if (!account) return account.error();
    accounts.push_back(std::move(account).value());
  }
  return {};
}

// Claimants and those they speak for, joined.
class Groups {
 public:
  NodeId find(NodeId id) {
    const auto at = parent_.emplace(id, id).first;
    if (at->second == id) return id;
    return at->second = find(at->second);
  }
  void join(NodeId a, NodeId b) {
    const NodeId x = find(a);
    const NodeId y = find(b);
    parent_[std::max(x, y)] = std::min(x, y);
  }
  const std::map<NodeId, NodeId>& all() const { return parent_; }

 private:
  std::map<NodeId, NodeId> parent_;
};

// The latest figures of the accounts that have some; several of one day make one range.
std::optional<Figures> latest_figures(const std::vector<const Account*>& accounts) {
  std::optional<Figures> figures;
  std::string day;
  for (const Account* a : accounts) {
    if (!a->fatalities || (figures && a->published < day)) continue;
    if (!figures || a->published > day) {
      figures = a->fatalities;
    } else {
      figures = Figures{std::min(figures->min, a->fatalities->min), std::max(figures->max, a->fatalities->max)};
    }
    day = a->published;
  }
  return figures;
}

void settle(Party& party) {
  std::string claimed;
  std::string denied;
  for (const Account* a : party.accounts) {
    (a->denies ? party.denies : party.claims) = true;
    std::string& day = a->denies ? denied : claimed;
    day = std::max(day, a->published);
    party.responsibility = party.responsibility || (a->responsibility && !a->denies);
  }
  if (party.claims && party.denies && claimed != denied) (claimed < denied ? party.claims : party.denies) = false;
  party.responsibility = party.responsibility && party.claims;
  party.fatalities = latest_figures(party.accounts);
}

}  // namespace

std::optional<Figures> Figures::of(const std::optional<Count>& count) {
  if (!count || (!count->min && !count->max)) return std::nullopt;
  Figures f;
  if (count->min) f.min = *count->min;
  if (count->max) f.max = *count->max;
  return f;
}

Count Figures::count() const {
  Count count;
  if (min != Figures{}.min) count.min = min;
  if (max != Figures{}.max) count.max = max;
  return count;
}

Result<std::vector<Account>> accounts_of(Lookup& lookup, NodeId event) {
  std::vector<Account> accounts;
  std::set<DocumentId> told;
  if (const Status s = append_claims(lookup, event, accounts, told); !s) return s.error();
  if (const Status s = append_narrations(lookup, event, told, accounts); !s) return s.error();
  std::stable_sort(accounts.begin(), accounts.end(), [](const Account& a, const Account& b) {
    return std::tie(a.claimant, a.document) < std::tie(b.claimant, b.document);
  });
  return accounts;
}

std::vector<Party> parties_of(const std::vector<Account>& accounts) {
  Groups groups;
  for (const Account& a : accounts) groups.join(a.claimant, a.on_behalf_of.value_or(a.claimant));
  std::map<NodeId, Party> parties;
  for (const auto& [id, parent] : groups.all()) parties[groups.find(id)].members.push_back(id);
  for (const Account& a : accounts) parties[groups.find(a.claimant)].accounts.push_back(&a);
  std::vector<Party> out;
  for (auto& [id, party] : parties) {
    settle(party);
    out.push_back(std::move(party));
  }
  return out;
}

}  // namespace claimgraph
