#include "store/derive.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "base/fold_name.h"
#include "graph/event_date.h"

namespace claimgraph::store {

namespace {

// What most members say.
class Vote {
 public:
  void add(const std::string& text, std::uint64_t weight) {
    if (!text.empty()) votes_[text] += weight;
  }
  // Empty when nobody said anything.
  std::string winner() const {
    const auto better = [](const auto& a, const auto& b) {
      if (a.second != b.second) return a.second < b.second;
      if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
      return a.first > b.first;
    };
    const auto best = std::max_element(votes_.begin(), votes_.end(), better);
    return best == votes_.end() ? std::string() : best->first;
  }
  const std::map<std::string, std::uint64_t>& all() const { return votes_; }

 private:
  std::map<std::string, std::uint64_t> votes_;
};

// The range over two accounts. An open end stays open: "at least 20" beside "25" is at least 20.
void widen(std::optional<Count>& range, const std::optional<Count>& account) {
  if (!account || (!account->min && !account->max)) return;
  if (!range) {
    range = Count{account->min, account->max, {}};
    return;
  }
  range->min = range->min && account->min ? std::optional(std::min(*range->min, *account->min)) : std::nullopt;
  range->max = range->max && account->max ? std::optional(std::max(*range->max, *account->max)) : std::nullopt;
}

PlaceFacts place_of(const std::vector<WeightedProfile>& profiles) {
  Vote votes;
  std::map<std::string, const PlaceFacts*> facts;
  for (const auto& [profile, members] : profiles) {
    if (profile->place == PlaceFacts{}) continue;
    resolve::Member bare;
    bare.place = profile->place;
    std::string bytes = encode(bare);
    votes.add(bytes, members);
    facts.emplace(std::move(bytes), &profile->place);
  }
  return facts.empty() ? PlaceFacts{} : *facts.at(votes.winner());
}

// Of an event's names the one that reads best; each mention words it anew, so votes would say little.
std::string readable_name(const std::vector<WeightedProfile>& profiles) {
  const resolve::Member* best = nullptr;
  std::string best_rank;
  for (const auto& [profile, members] : profiles) {
    const auto rank = std::find_if(profile->contexts.begin(), profile->contexts.end(),
                                   [](const std::string& context) { return context.starts_with("n:"); });
    const std::string points = rank == profile->contexts.end() ? std::string() : *rank;
    if (best != nullptr && std::tie(best_rank, profile->name) >= std::tie(points, best->name)) continue;
    best = profile;
    best_rank = points;
  }
  return best->name;
}

EventFacts event_of(const std::vector<WeightedProfile>& profiles) {
  EventFacts event;
  Vote types;
  Vote dates;
  for (const auto& [profile, members] : profiles) {
    types.add(profile->event.event_type, members);
    if (profile->event.date) dates.add(profile->event.date->value, members);
    widen(event.fatalities, profile->event.fatalities);
    widen(event.injuries, profile->event.injuries);
  }
  event.event_type = types.winner();
  if (const std::string date = dates.winner(); !date.empty()) event.date = DateMention{std::nullopt, date};
  return event;
}

}  // namespace

StoredEntity summarise(const std::vector<WeightedProfile>& profiles) {
  assert(!profiles.empty());
  StoredEntity entity;
  entity.type = profiles.front().profile->type;
  Vote names;
  Vote aliases;
  Vote kinds;
  for (const auto& [profile, members] : profiles) {
    entity.members += members;
    names.add(profile->name, members);
    aliases.add(profile->name, members);
    for (const std::string& alias : profile->aliases) aliases.add(alias, members);
    kinds.add(profile->kind, members);
  }
  entity.name = entity.type == NodeType::event ? readable_name(profiles) : names.winner();
  entity.kind = kinds.winner();
  for (const auto& [alias, votes] : aliases.all()) {
    if (alias != entity.name) entity.aliases.push_back(alias);
  }
  entity.place = place_of(profiles);
  entity.event = event_of(profiles);
  return entity;
}

std::vector<std::string> folded_names(const StoredEntity& entity) {
  std::vector<std::string> names;
  for (const std::string& alias : entity.aliases) names.push_back(fold_name(alias));
  names.push_back(fold_name(entity.name));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::erase(names, "");
  return names;
}

std::string first_day_of(const EventFacts& event) { return event.date ? first_day(event.date->value) : std::string(); }

}  // namespace claimgraph::store
