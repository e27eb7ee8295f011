// The steps of settling (settle.h), one file each. Each reads a snapshot and what is new (arrivals.h); all that they
// come to is written as one set of changes.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/arrivals.h"
#include "store/changes.h"
#include "store/database.h"
#include "store/resolver.h"
#include "store/rows.h"

namespace claimgraph::store {

// Profiles by id, new and stored ones, each read once. Thread-safe.
class ProfileCache {
 public:
  ProfileCache(const Rows& rows, const News& news);
  // The key of the member names no document: it holds the id of the profile, so that two different profiles are never
  // taken for nodes of one document. The pointer stays good as long as the cache.
  Result<const resolve::Member*> get(ProfileId id);

 private:
  const Rows& rows_;
  const News& news_;
  std::vector<std::optional<resolve::Member>> fresh_;  // of the news' groups
  std::mutex mutex_;
  std::unordered_map<ProfileId, resolve::Member> stored_;
};

// Ids marked with this kind, in order.
template <class Tag>
Result<std::vector<Id128<Tag>>> marked(const Rows& rows, DirtyKind kind) {
  std::vector<Id128<Tag>> ids;
  const std::string prefix(1, static_cast<char>(kind));
  const auto status = rows.reader().scan(Family::dirty, prefix, [&](std::string_view key, std::string_view) {
    if (const auto id = parse_id_key<Tag>(key.substr(1))) ids.push_back(*id);
    return true;
  });
  if (!status) return status.error();
  return ids;
}

// The pairs of new profiles with each other and with stored ones, by each of the two.
using NewPairs = std::unordered_map<ProfileId, std::vector<Rows::Pair>>;

// A stored member with the entity it had, and the one that it has now.
struct Assignment {
  MemberKey member;
  ProfileId profile;
  NodeId before;
  NodeId now;
};

// What the clusters that were touched come to.
struct Resolved {
  std::vector<Assignment> changed;                        // stored members whose entity is another one now
  std::vector<NodeId> arrived;                            // the entities of news.members(), in their order
  std::vector<std::pair<NodeId, StoredEntity>> entities;  // all of the touched clusters, as they are now
  std::unordered_set<NodeId> former;  // ids that members of the touched clusters had, or that lost some
  std::vector<std::pair<ProfileId, ProfileCount>> counts;  // of profiles with new members
};

// What the steps read.
struct SettleInput {
  const Rows& rows;
  const Resolver& resolver;
  const News& news;
  ProfileCache& profiles;
};

Result<NewPairs> judge_arrivals(const SettleInput& input, RowWriter& changes);
// After apply(): the accounts that it gives documents count.
Status settle_copies(const SettleInput& input, RowWriter& changes);
// Reads only. `everything`: all clusters, touched or not, member by member.
Result<Resolved> resolve_clusters(const SettleInput& input, const NewPairs& pairs, bool everything = false);
Status apply(const SettleInput& input, const Resolved& resolved, Changes& changes);

}  // namespace claimgraph::store
