// The steps of settling (settle.h), one file each.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "store/database.h"
#include "store/resolver.h"
#include "store/rows.h"

namespace claimgraph::store {

// Profiles by id, each read once.
class ProfileCache {
 public:
  explicit ProfileCache(const Rows& rows) : rows_(rows) {}
  // The key of the member names no document: it holds the id of the profile, so that two different profiles are never
  // taken for nodes of one document.
  Result<const resolve::Member*> get(ProfileId id);

 private:
  const Rows& rows_;
  std::map<ProfileId, resolve::Member> profiles_;
};

// Ids marked with this kind; those of one value only, unless it is empty. In order.
template <class Tag>
Result<std::vector<Id128<Tag>>> marked(const Rows& rows, DirtyKind kind, std::string_view value) {
  std::vector<Id128<Tag>> ids;
  const std::string prefix(1, static_cast<char>(kind));
  const auto status = rows.reader().scan(Family::dirty, prefix, [&](std::string_view key, std::string_view mark) {
    const auto id = parse_id_key<Tag>(key.substr(1));
    if (id && (value.empty() || mark == value)) ids.push_back(*id);
    return true;
  });
  if (!status) return status.error();
  return ids;
}

// A member with the entity it had, and the one that it has now.
struct Assignment {
  MemberKey member;
  ProfileId profile;
  NodeId before;  // null for a new one
  NodeId now;
};

// What the clusters that were touched come to.
struct Resolved {
  std::vector<Assignment> changed;          // members whose entity is another one now
  std::map<NodeId, StoredEntity> entities;  // all of the touched clusters, as they are now
  std::set<NodeId> former;                  // ids that members of the touched clusters had, or that lost members
};

Status settle_pairs(const std::shared_ptr<Database>& database, const Resolver& resolver);
Status settle_copies(const std::shared_ptr<Database>& database, const Resolver& resolver);
// Reads only. `everything`: all clusters, touched or not.
Result<Resolved> resolve_clusters(const Rows& rows, const Resolver& resolver, bool everything = false);
Status apply(Batch& batch, const Rows& rows, const Resolved& resolved);

}  // namespace claimgraph::store
