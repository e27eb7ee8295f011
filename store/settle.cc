#include "store/settle.h"

#include "store/settle_steps.h"

namespace claimgraph::store {

Result<bool> needs_settling(const Reader& reader) {
  bool any = false;
  const auto status = reader.scan(Family::dirty, {}, [&](std::string_view, std::string_view) {
    any = true;
    return false;
  });
  if (!status) return status.error();
  return any;
}

Result<const resolve::Member*> ProfileCache::get(ProfileId id) {
  const auto known = profiles_.find(id);
  if (known != profiles_.end()) return &known->second;
  auto profile = rows_.profile(id);
  if (!profile) return profile.error();
  if (!*profile) return rows_.database().damaged(Family::profiles, id_key(id), "is missing");
  (*profile)->key.document = {id.high, id.low};
  return &profiles_.emplace(id, std::move(**profile)).first->second;
}

Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver) {
  if (auto status = settle_pairs(database, resolver); !status) return status;
  if (auto status = settle_copies(database, resolver); !status) return status;
  const Snapshot snapshot(database);
  const Rows rows(snapshot, *database);
  const auto resolved = resolve_clusters(rows, resolver);
  if (!resolved) return resolved.error();
  Batch batch(database, BatchKind::plain);
  if (auto status = apply(batch, rows, *resolved); !status) return status;
  const auto done = snapshot.scan(Family::dirty, {}, [&](std::string_view key, std::string_view) {
    if (key.front() != static_cast<char>(DirtyKind::document)) batch.erase(Family::dirty, key);
    return true;
  });
  if (!done) return done;
  return batch.commit(true);
}

}  // namespace claimgraph::store
