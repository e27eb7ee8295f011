// A cluster is what hangs together by `same` judgements and decisions before any cut: the part of the members that
// resolve::components can be asked about alone, with the same answer as for all of them.
//
// Where it can be proved that members of one profile never part (docs/decisions/001-settling.md), the smallest stands
// for all, and the others are not read: the cost of a new member does not grow with the number of those that are there.
#include <algorithm>
#include <set>

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

using Alike = ProfileCount::Alike;

// A member, or all members of a profile by their smallest.
struct Unit {
  MemberKey key;
  std::uint32_t profile = 0;  // index into the cluster's
  NodeId before;              // null when it is new
  std::uint64_t members = 1;
  std::optional<std::uint32_t> arrival;  // of a single new member: its index in the news
  bool all = false;                      // of the profile
};

struct ClusterProfile {
  ProfileId id;
  const resolve::Member* profile = nullptr;
  const News::Group* news = nullptr;
  ProfileCount count;        // with the new members
  std::uint64_t stored = 0;  // members
  std::vector<Rows::Pair> pairs;
  std::uint32_t first = 0;  // its units
};

struct Cluster {
  std::vector<ClusterProfile> profiles;  // sorted
  std::vector<Unit> units;               // by profile, then by key
  std::vector<std::size_t> decisions;    // sorted
  bool each_member = false;
};

class Clusters {
 public:
  Clusters(const SettleInput& input, const NewPairs& pairs, bool everything)
      : input_(input), rows_(input.rows), news_(input.news), pairs_(pairs), everything_(everything) {
    resolved_.arrived.resize(news_.members().size());
  }

  Result<Resolved> run() {
    if (auto status = load_decisions(); !status) return status.error();
    const auto seeds = everything_ ? all_profiles() : find_seeds();
    if (!seeds) return seeds.error();
    for (const ProfileId& seed : *seeds) {
      if (seen_.count(seed) > 0) continue;
      Cluster cluster;
      if (auto status = gather(seed, cluster); !status) return status.error();
      if (auto status = load_units(cluster); !status) return status.error();
      if (auto status = resolve_cluster(cluster); !status) return status.error();
    }
    return std::move(resolved_);
  }

 private:
  Result<std::optional<ProfileId>> profile_of(const MemberKey& member) const {
    if (const auto arrived = news_.profile_of(member)) return arrived;
    const auto row = rows_.member(member);
    if (!row) return row.error();
    return *row ? std::optional((*row)->profile) : std::nullopt;
  }

  // Decisions whose members are both in the store, by the profiles of these.
  Status load_decisions() {
    const auto all = rows_.decisions();
    if (!all) return all.error();
    for (const auto& [number, stored] : *all) {
      if (!stored.withdrawn.empty()) continue;
      const auto a = profile_of(stored.decision.a);
      if (!a) return a.error();
      const auto b = profile_of(stored.decision.b);
      if (!b) return b.error();
      if (!*a || !*b) continue;
      decided_[**a].push_back({**b, decisions_.size()});
      decided_[**b].push_back({**a, decisions_.size()});
      decisions_.push_back(stored.decision);
    }
    return {};
  }

  Result<std::vector<ProfileId>> all_profiles() const {
    std::vector<ProfileId> all;
    const auto status = rows_.reader().scan(Family::profiles, {}, [&](std::string_view key, std::string_view) {
      if (const auto id = parse_id_key<ProfileTag>(key)) all.push_back(*id);
      return true;
    });
    if (!status) return status.error();
    return all;
  }

  Result<std::vector<ProfileId>> find_seeds() {
    const auto entities = marked<NodeTag>(rows_, DirtyKind::entity);
    if (!entities) return entities.error();
    resolved_.former.insert(entities->begin(), entities->end());
    auto seeds = marked<ProfileTag>(rows_, DirtyKind::profile);
    if (!seeds) return seeds.error();
    const std::string prefix(1, static_cast<char>(DirtyKind::profile));
    const auto status = rows_.reader().scan(Family::dirty, prefix, [&](std::string_view key, std::string_view mark) {
      const auto id = parse_id_key<ProfileTag>(key.substr(1));
      if (id && mark == kEachMember) each_member_.insert(*id);
      return true;
    });
    if (!status) return status.error();
    for (const News::Group& group : news_.groups()) seeds->push_back(group.profile);
    return seeds;
  }

  Status gather(ProfileId seed, Cluster& cluster) {
    std::vector<ProfileId> open = {seed};
    seen_.insert(seed);
    const auto reach = [&](ProfileId id) {
      if (seen_.insert(id).second) open.push_back(id);
    };
    cluster.each_member = everything_;
    while (!open.empty()) {
      const ProfileId id = open.back();
      open.pop_back();
      if (auto status = add_profile(id, cluster); !status) return status;
      for (const Rows::Pair& pair : cluster.profiles.back().pairs) {
        if (pair.judgement.verdict == resolve::Verdict::same) reach(pair.other);
      }
      const auto decided = decided_.find(id);
      if (decided == decided_.end()) continue;
      cluster.each_member = true;
      for (const auto& [other, decision] : decided->second) {
        cluster.decisions.push_back(decision);
        if (decisions_[decision].same) reach(other);
      }
    }
    const auto less = [](const ClusterProfile& a, const ClusterProfile& b) { return a.id < b.id; };
    std::sort(cluster.profiles.begin(), cluster.profiles.end(), less);
    std::sort(cluster.decisions.begin(), cluster.decisions.end());
    cluster.decisions.erase(std::unique(cluster.decisions.begin(), cluster.decisions.end()), cluster.decisions.end());
    return {};
  }

  Status add_profile(ProfileId id, Cluster& cluster) {
    ClusterProfile& profile = cluster.profiles.emplace_back();
    profile.id = id;
    profile.news = news_.group(id);
    if (each_member_.count(id) > 0) cluster.each_member = true;
    const auto known = input_.profiles.get(id);
    if (!known) return known.error();
    profile.profile = *known;
    if (profile.news == nullptr || profile.news->before) {
      const auto stored = profile.news != nullptr ? Result(profile.news->before) : rows_.profile_count(id);
      if (!stored) return stored.error();
      if (!*stored) return rows_.database().damaged(Family::profile_members, id_key(id), "has no count");
      profile.count = **stored;
      profile.stored = profile.count.members;
      auto pairs = rows_.pairs(id);
      if (!pairs) return pairs.error();
      profile.pairs = std::move(*pairs);
    }
    if (const auto fresh = pairs_.find(id); fresh != pairs_.end()) {
      profile.pairs.insert(profile.pairs.end(), fresh->second.begin(), fresh->second.end());
    }
    if (profile.news != nullptr) profile.count.members += profile.news->size();
    if (profile.count.members > 1 && profile.count.alike == Alike::unknown) profile.count.alike = judge_alike(**known);
    if (profile.news != nullptr) resolved_.counts.emplace_back(id, profile.count);
    return {};
  }

  // Are the members of one profile the same by themselves? ("The bombing", undated, is not.)
  Alike judge_alike(const resolve::Member& profile) const {
    resolve::Member a = profile;
    resolve::Member b = profile;
    a.key.document = {0, 1};
    b.key.document = {0, 2};
    return input_.resolver.judge(a, b).verdict == resolve::Verdict::same ? Alike::yes : Alike::no;
  }

  Status load_units(Cluster& cluster) {
    for (std::uint32_t p = 0; p < cluster.profiles.size(); ++p) {
      ClusterProfile& profile = cluster.profiles[p];
      profile.first = static_cast<std::uint32_t>(cluster.units.size());
      // Two events of one document must not join, whatever their profiles: they are looked at one by one.
      const bool all =
          !cluster.each_member && profile.profile->type != NodeType::event && profile.count.alike == Alike::yes;
      if (auto status = all ? load_all(cluster, p) : load_each(cluster, p); !status) return status;
    }
    return {};
  }

  Status load_all(Cluster& cluster, std::uint32_t p) {
    const ClusterProfile& profile = cluster.profiles[p];
    Unit unit;
    unit.profile = p;
    unit.all = true;
    unit.members = profile.count.members;
    if (profile.news != nullptr) unit.key = news_.key(news_.members()[profile.news->begin]);
    if (profile.stored > 0) {
      auto first = rows_.first_member_with(profile.id);
      if (!first) return first.error();
      if (!*first) return rows_.database().damaged(Family::profile_members, id_key(profile.id), "counts no member");
      const auto row = stored_row(profile.id, **first);
      if (!row) return row.error();
      unit.before = row->entity;
      if (profile.news == nullptr || **first < unit.key) unit.key = std::move(**first);
    }
    cluster.units.push_back(std::move(unit));
    return {};
  }

  Status load_each(Cluster& cluster, std::uint32_t p) {
    const ClusterProfile& profile = cluster.profiles[p];
    if (profile.stored > 0) {
      auto keys = rows_.members_with(profile.id);
      if (!keys) return keys.error();
      for (MemberKey& key : *keys) {
        const auto row = stored_row(profile.id, key);
        if (!row) return row.error();
        cluster.units.push_back({std::move(key), p, row->entity, 1, std::nullopt, false});
      }
    }
    if (profile.news == nullptr) return {};
    for (std::uint32_t i = profile.news->begin; i < profile.news->end; ++i) {
      cluster.units.push_back({news_.key(news_.members()[i]), p, NodeId{}, 1, i, false});
    }
    const auto less = [](const Unit& a, const Unit& b) { return a.key < b.key; };
    std::sort(cluster.units.begin() + profile.first, cluster.units.end(), less);
    return {};
  }

  Result<MemberRow> stored_row(ProfileId profile, const MemberKey& key) const {
    const auto row = rows_.member(key);
    if (!row) return row.error();
    if (!*row) return rows_.database().damaged(Family::profile_members, id_member_key(profile, key), "names no member");
    return **row;
  }

  Status resolve_cluster(const Cluster& cluster) {
    if (cluster.units.size() == 1) return add_component(cluster, {0});
    std::vector<resolve::Member> members;
    for (const Unit& unit : cluster.units) {
      members.push_back(*cluster.profiles[unit.profile].profile);
      members.back().key = unit.key;
    }
    std::vector<resolve::Decision> decisions;
    for (const std::size_t decision : cluster.decisions) decisions.push_back(decisions_[decision]);
    for (const auto& component : input_.resolver.components(members, pairs_of(cluster), decisions)) {
      if (auto status = add_component(cluster, component); !status) return status;
    }
    return {};
  }

  static std::uint32_t end_of(const Cluster& cluster, std::size_t p) {
    return p + 1 < cluster.profiles.size() ? cluster.profiles[p + 1].first
                                           : static_cast<std::uint32_t>(cluster.units.size());
  }

  // Members of one profile are judged alike. Where they are the same by themselves, one of them stands for all against
  // other profiles, and they hang on it as a star; where they are not, each stands for itself.
  std::vector<resolve::JudgedPair> pairs_of(const Cluster& cluster) const {
    std::vector<resolve::JudgedPair> pairs;
    for (std::uint32_t p = 0; p < cluster.profiles.size(); ++p) {
      const ClusterProfile& profile = cluster.profiles[p];
      add_star(cluster, p, pairs);
      for (const Rows::Pair& pair : profile.pairs) {
        const auto other = std::lower_bound(cluster.profiles.begin(), cluster.profiles.end(), pair.other,
                                            [](const ClusterProfile& c, const ProfileId& id) { return c.id < id; });
        if (other == cluster.profiles.end() || other->id != pair.other || pair.other < profile.id) continue;
        cross(cluster, p, static_cast<std::uint32_t>(other - cluster.profiles.begin()), pair.judgement, pairs);
      }
    }
    return pairs;
  }

  void add_star(const Cluster& cluster, std::uint32_t p, std::vector<resolve::JudgedPair>& pairs) const {
    const std::uint32_t hub = cluster.profiles[p].first;
    if (cluster.profiles[p].count.alike != Alike::yes || hub + 1 >= end_of(cluster, p)) return;
    resolve::Member a = *cluster.profiles[p].profile;
    resolve::Member b = a;
    a.key.document = {0, 1};
    b.key.document = {0, 2};
    const resolve::Judgement own = input_.resolver.judge(a, b);
    for (std::uint32_t i = hub + 1; i < end_of(cluster, p); ++i) pairs.push_back({hub, i, own});
  }

  static void cross(const Cluster& cluster, std::uint32_t p, std::uint32_t q, const resolve::Judgement& judgement,
                    std::vector<resolve::JudgedPair>& pairs) {
    const auto end = [&](std::uint32_t i) {
      const bool one = cluster.profiles[i].count.alike == Alike::yes;
      return one ? cluster.profiles[i].first + 1 : end_of(cluster, i);
    };
    for (std::uint32_t i = cluster.profiles[p].first; i < end(p); ++i) {
      for (std::uint32_t j = cluster.profiles[q].first; j < end(q); ++j) pairs.push_back({i, j, judgement});
    }
  }

  Status add_component(const Cluster& cluster, const std::vector<std::uint32_t>& component) {
    const NodeId now = resolve::component_id(cluster.units[component.front()].key);
    std::map<std::uint32_t, std::uint64_t> counts;  // by profile
    for (const std::uint32_t i : component) {
      const Unit& unit = cluster.units[i];
      counts[unit.profile] += unit.members;
      if (!unit.before.is_null()) resolved_.former.insert(unit.before);
      if (auto status = assign(cluster.profiles[unit.profile], unit, now); !status) return status;
    }
    std::vector<WeightedProfile> profiles;
    for (const auto& [profile, members] : counts) profiles.push_back({cluster.profiles[profile].profile, members});
    resolved_.entities.emplace_back(now, summarise(profiles));
    return {};
  }

  Status assign(const ClusterProfile& profile, const Unit& unit, NodeId now) {
    if (unit.arrival) resolved_.arrived[*unit.arrival] = now;
    if (unit.all && profile.news != nullptr) {
      for (std::uint32_t i = profile.news->begin; i < profile.news->end; ++i) resolved_.arrived[i] = now;
    }
    if (unit.arrival || unit.before == now || (unit.all && profile.stored == 0)) return {};
    if (!unit.all) {
      resolved_.changed.push_back({unit.key, profile.id, unit.before, now});
      return {};
    }
    auto keys = rows_.members_with(profile.id);
    if (!keys) return keys.error();
    for (MemberKey& key : *keys) resolved_.changed.push_back({std::move(key), profile.id, unit.before, now});
    return {};
  }

  const SettleInput& input_;
  const Rows& rows_;
  const News& news_;
  const NewPairs& pairs_;
  bool everything_;
  std::vector<resolve::Decision> decisions_;
  std::map<ProfileId, std::vector<std::pair<ProfileId, std::size_t>>>
      decided_;  // → other profile, index of the decision
  std::unordered_set<ProfileId> each_member_;
  std::unordered_set<ProfileId> seen_;
  Resolved resolved_;
};

}  // namespace

Result<Resolved> resolve_clusters(const SettleInput& input, const NewPairs& pairs, bool everything) {
  return Clusters(input, pairs, everything).run();
}

}  // namespace claimgraph::store
