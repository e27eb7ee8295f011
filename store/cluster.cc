// Where it can be proved that members of one profile never part (docs/decisions/001-settling.md), the smallest stands
// for all, and the others are not read: the cost of a new member does not grow with the number of those that are there.
#include "store/cluster.h"

#include <algorithm>
#include <map>

namespace claimgraph::store {

namespace {

using Alike = ProfileCount::Alike;

class ClusterResolver {
 public:
  ClusterResolver(const SettleInput& input, std::span<const resolve::Decision> decisions, std::vector<NodeId>& arrived,
                  ClusterOutcome& out)
      : input_(input), rows_(input.rows), news_(input.news), decisions_(decisions), arrived_(arrived), out_(out) {}

  Status run(Cluster& cluster) {
    for (ClusterProfile& profile : cluster.profiles) {
      if (profile.count.members > 1 && profile.count.alike == Alike::unknown) {
        profile.count.alike = judge_alike(*profile.profile);
      }
      if (profile.news != nullptr) out_.counts.emplace_back(profile.id, profile.count);
    }
    if (auto status = load_units(cluster); !status) return status;
    return resolve(cluster);
  }

 private:
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

  Status resolve(const Cluster& cluster) {
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
      if (!unit.before.is_null()) out_.former.push_back(unit.before);
      if (auto status = assign(cluster.profiles[unit.profile], unit, now); !status) return status;
    }
    std::vector<WeightedProfile> profiles;
    for (const auto& [profile, members] : counts) profiles.push_back({cluster.profiles[profile].profile, members});
    out_.entities.emplace_back(now, summarise(profiles));
    return {};
  }

  Status assign(const ClusterProfile& profile, const Unit& unit, NodeId now) {
    if (unit.arrival) arrived_[*unit.arrival] = now;
    if (unit.all && profile.news != nullptr) {
      for (std::uint32_t i = profile.news->begin; i < profile.news->end; ++i) arrived_[i] = now;
    }
    if (unit.arrival || unit.before == now || (unit.all && profile.stored == 0)) return {};
    if (!unit.all) {
      out_.changed.push_back({unit.key, profile.id, unit.before, now});
      return {};
    }
    auto keys = rows_.members_with(profile.id);
    if (!keys) return keys.error();
    for (MemberKey& key : *keys) out_.changed.push_back({std::move(key), profile.id, unit.before, now});
    return {};
  }

  const SettleInput& input_;
  const Rows& rows_;
  const News& news_;
  std::span<const resolve::Decision> decisions_;
  std::vector<NodeId>& arrived_;
  ClusterOutcome& out_;
};

}  // namespace

Status resolve_cluster(const SettleInput& input, std::span<const resolve::Decision> decisions, Cluster& cluster,
                       std::vector<NodeId>& arrived, ClusterOutcome& out) {
  return ClusterResolver(input, decisions, arrived, out).run(cluster);
}

}  // namespace claimgraph::store
