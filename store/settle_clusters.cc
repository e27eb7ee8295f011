// A cluster is what hangs together by `same` judgements and decisions before any cut: the part of the members that
// resolve::components can be asked about alone, with the same answer as for all of them.
#include <algorithm>

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

struct Cluster {
  std::vector<ProfileId> profiles;  // sorted
  std::map<ProfileId, std::vector<Rows::Pair>> judged;
  std::vector<resolve::Member> members;
  std::vector<MemberRow> rows;     // of the members
  std::vector<std::size_t> first;  // where the members of each profile start; one more than profiles
  std::vector<resolve::JudgedPair> pairs;
  std::vector<resolve::Decision> decisions;
};

class Clusters {
 public:
  Clusters(const Rows& rows, const Resolver& resolver) : rows_(rows), resolver_(resolver), profiles_(rows) {}

  Result<Resolved> run(bool everything) {
    if (auto status = load_decisions(); !status) return status.error();
    const auto seeds = everything ? all_profiles() : find_seeds();
    if (!seeds) return seeds.error();
    for (const ProfileId& seed : *seeds) {
      if (seen_.count(seed) > 0) continue;
      Cluster cluster;
      if (auto status = gather(seed, cluster); !status) return status.error();
      if (auto status = load_members(cluster); !status) return status.error();
      if (auto status = add_pairs(cluster); !status) return status.error();
      if (auto status = resolve_cluster(cluster); !status) return status.error();
    }
    return std::move(resolved_);
  }

 private:
  // Decisions whose members are both in the store, by the profiles of these.
  Status load_decisions() {
    const auto all = rows_.decisions();
    if (!all) return all.error();
    for (const auto& [number, stored] : *all) {
      if (!stored.withdrawn.empty()) continue;
      const auto a = rows_.member(stored.decision.a);
      if (!a) return a.error();
      const auto b = rows_.member(stored.decision.b);
      if (!b) return b.error();
      if (!*a || !*b) continue;
      decided_[(*a)->profile].push_back({(*b)->profile, decisions_.size()});
      decided_[(*b)->profile].push_back({(*a)->profile, decisions_.size()});
      decisions_.push_back(stored.decision);
    }
    return {};
  }

  Result<std::set<ProfileId>> all_profiles() const {
    std::set<ProfileId> all;
    const auto status = rows_.reader().scan(Family::profiles, {}, [&](std::string_view key, std::string_view) {
      if (const auto id = parse_id_key<ProfileTag>(key)) all.insert(all.end(), *id);
      return true;
    });
    if (!status) return status.error();
    return all;
  }

  Result<std::set<ProfileId>> find_seeds() {
    const auto profiles = marked<ProfileTag>(rows_, DirtyKind::profile, {});
    if (!profiles) return profiles.error();
    std::set<ProfileId> seeds(profiles->begin(), profiles->end());
    const auto entities = marked<NodeTag>(rows_, DirtyKind::entity, {});
    if (!entities) return entities.error();
    for (const NodeId& entity : *entities) {
      resolved_.former.insert(entity);
      const auto members = rows_.members_in(entity);
      if (!members) return members.error();
      for (const MemberKey& member : *members) {
        const auto row = rows_.member(member);
        if (!row) return row.error();
        if (!*row) return rows_.database().damaged(Family::mentions, id_member_key(entity, member), "names no member");
        seeds.insert((*row)->profile);
      }
    }
    return seeds;
  }

  Status gather(ProfileId seed, Cluster& cluster) {
    std::vector<ProfileId> open = {seed};
    seen_.insert(seed);
    const auto reach = [&](ProfileId id) {
      if (seen_.insert(id).second) open.push_back(id);
    };
    while (!open.empty()) {
      const ProfileId id = open.back();
      open.pop_back();
      cluster.profiles.push_back(id);
      auto pairs = rows_.pairs(id);
      if (!pairs) return pairs.error();
      for (const Rows::Pair& pair : *pairs) {
        if (pair.judgement.verdict == resolve::Verdict::same) reach(pair.other);
      }
      cluster.judged.emplace(id, std::move(*pairs));
      const auto decided = decided_.find(id);
      if (decided == decided_.end()) continue;
      for (const auto& [other, decision] : decided->second) {
        if (decisions_[decision].same) reach(other);
      }
    }
    std::sort(cluster.profiles.begin(), cluster.profiles.end());
    return {};
  }

  Status load_members(Cluster& cluster) {
    for (const ProfileId& id : cluster.profiles) {
      cluster.first.push_back(cluster.members.size());
      const auto profile = profiles_.get(id);
      if (!profile) return profile.error();
      auto keys = rows_.members_with(id);
      if (!keys) return keys.error();
      for (MemberKey& key : *keys) {
        const auto row = rows_.member(key);
        if (!row) return row.error();
        if (!*row) return rows_.database().damaged(Family::profile_members, id_member_key(id, key), "names no member");
        cluster.rows.push_back(**row);
        cluster.members.push_back(**profile);
        cluster.members.back().key = std::move(key);
      }
    }
    cluster.first.push_back(cluster.members.size());
    return {};
  }

  // Members of one profile are judged alike. Where they are the same by themselves, one of them stands for all against
  // other profiles; where they are not ("the bombing", twice), each stands for itself.
  Status add_pairs(Cluster& cluster) {
    std::vector<bool> alike;
    for (std::size_t p = 0; p < cluster.profiles.size(); ++p) {
      alike.push_back(cluster.first[p + 1] - cluster.first[p] < 2 || add_own_pairs(cluster, p));
    }
    for (std::size_t p = 0; p < cluster.profiles.size(); ++p) {
      for (const Rows::Pair& pair : cluster.judged.at(cluster.profiles[p])) {
        const auto other = std::lower_bound(cluster.profiles.begin(), cluster.profiles.end(), pair.other);
        if (other == cluster.profiles.end() || *other != pair.other || pair.other < cluster.profiles[p]) continue;
        const auto q = static_cast<std::size_t>(other - cluster.profiles.begin());
        cross(cluster, p, alike[p], q, alike[q], pair.judgement);
      }
    }
    std::set<std::size_t> decisions;
    for (const ProfileId& id : cluster.profiles) {
      const auto decided = decided_.find(id);
      if (decided == decided_.end()) continue;
      for (const auto& [other, decision] : decided->second) decisions.insert(decision);
    }
    for (const std::size_t decision : decisions) cluster.decisions.push_back(decisions_[decision]);
    return {};
  }

  // Are the members of one profile the same by themselves? Adds their pairs, as a star around the first.
  bool add_own_pairs(Cluster& cluster, std::size_t p) const {
    resolve::Member a = cluster.members[cluster.first[p]];
    resolve::Member b = a;
    a.key.document = {0, 1};
    b.key.document = {0, 2};
    const resolve::Judgement own = resolver_.judge(a, b);
    if (own.verdict != resolve::Verdict::same) return false;
    const auto hub = static_cast<std::uint32_t>(cluster.first[p]);
    for (std::uint32_t i = hub + 1; i < cluster.first[p + 1]; ++i) cluster.pairs.push_back({hub, i, own});
    return true;
  }

  static void cross(Cluster& cluster, std::size_t p, bool p_alike, std::size_t q, bool q_alike,
                    const resolve::Judgement& judgement) {
    const std::size_t p_end = p_alike ? cluster.first[p] + 1 : cluster.first[p + 1];
    const std::size_t q_end = q_alike ? cluster.first[q] + 1 : cluster.first[q + 1];
    for (std::size_t i = cluster.first[p]; i < p_end; ++i) {
      for (std::size_t j = cluster.first[q]; j < q_end; ++j) {
        cluster.pairs.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), judgement});
      }
    }
  }

  Status resolve_cluster(const Cluster& cluster) {
    for (const auto& component : resolver_.components(cluster.members, cluster.pairs, cluster.decisions)) {
      const NodeId now = resolve::component_id(cluster.members[component.front()].key);
      std::map<ProfileId, std::uint64_t> counts;
      for (const std::uint32_t i : component) {
        const MemberRow& row = cluster.rows[i];
        ++counts[row.profile];
        if (!row.entity.is_null()) resolved_.former.insert(row.entity);
        if (row.entity != now) resolved_.changed.push_back({cluster.members[i].key, row.profile, row.entity, now});
      }
      std::vector<ProfileCount> profiles;
      for (const auto& [id, count] : counts) {
        const auto profile = profiles_.get(id);
        if (!profile) return profile.error();
        profiles.push_back({**profile, count});
      }
      resolved_.entities.emplace(now, summarise(profiles));
    }
    return {};
  }

  const Rows& rows_;
  const Resolver& resolver_;
  ProfileCache profiles_;
  std::vector<resolve::Decision> decisions_;
  std::map<ProfileId, std::vector<std::pair<ProfileId, std::size_t>>>
      decided_;  // → other profile, index of the decision
  std::set<ProfileId> seen_;
  Resolved resolved_;
};

}  // namespace

Result<Resolved> resolve_clusters(const Rows& rows, const Resolver& resolver, bool everything) {
  return Clusters(rows, resolver).run(everything);
}

}  // namespace claimgraph::store
