// Finds the clusters (cluster.h) that are new or marked, one after another, and has them resolved by all threads.
#include <algorithm>
#include <map>

#include "store/cluster.h"
#include "store/in_parallel.h"

namespace claimgraph::store {

namespace {

constexpr std::size_t kClustersAtATime = 4096;  // in memory
constexpr std::size_t kClustersOfPart = 64;     // of a thread's turn

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
      if (auto status = gather(seed, found_.emplace_back()); !status) return status.error();
      if (found_.size() < kClustersAtATime) continue;
      if (auto status = resolve_found(); !status) return status.error();
    }
    if (auto status = resolve_found(); !status) return status.error();
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
    return {};
  }

  // Resolves the clusters found so far; what they come to is joined in their order.
  Status resolve_found() {
    std::vector<ClusterOutcome> outcomes((found_.size() + kClustersOfPart - 1) / kClustersOfPart);
    std::vector<Status> done(outcomes.size());
    in_parallel(outcomes.size(), [&](std::size_t part) {
      const std::size_t end = std::min(found_.size(), (part + 1) * kClustersOfPart);
      for (std::size_t i = part * kClustersOfPart; i < end && done[part].ok(); ++i) {
        done[part] = resolve_cluster(input_, decisions_, found_[i], resolved_.arrived, outcomes[part]);
        found_[i] = Cluster();
      }
    });
    found_.clear();
    const auto append = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    for (std::size_t part = 0; part < outcomes.size(); ++part) {
      if (!done[part]) return done[part];
      ClusterOutcome& outcome = outcomes[part];
      append(resolved_.changed, outcome.changed);
      append(resolved_.entities, outcome.entities);
      append(resolved_.counts, outcome.counts);
      resolved_.former.insert(outcome.former.begin(), outcome.former.end());
    }
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
  std::vector<Cluster> found_;  // and not resolved yet
  Resolved resolved_;
};

}  // namespace

Result<Resolved> resolve_clusters(const SettleInput& input, const NewPairs& pairs, bool everything) {
  return Clusters(input, pairs, everything).run();
}

}  // namespace claimgraph::store
