#include "store/settle.h"

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

// The marks of what was looked at.
Status erase_marks(const Rows& rows, const News& news, RowWriter& changes) {
  for (const PreparedDocument* document : news.documents()) {
    changes.erase(Family::dirty, dirty_key(DirtyKind::arrival, document->extraction.document.id));
  }
  return rows.reader().scan(Family::dirty, {}, [&](std::string_view key, std::string_view) {
    if (key.front() != static_cast<char>(DirtyKind::arrival)) changes.erase(Family::dirty, key);
    return true;
  });
}

}  // namespace

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
  std::optional<resolve::Member> profile;
  if (const News::Group* group = news_.group(id)) {
    profile = decode_profile(news_.prepared(news_.members()[group->begin]).profile_bytes);
  } else {
    auto stored = rows_.profile(id);
    if (!stored) return stored.error();
    profile = std::move(*stored);
  }
  if (!profile) return rows_.database().damaged(Family::profiles, id_key(id), "is missing");
  profile->key.document = {id.high, id.low};
  return &profiles_.emplace(id, std::move(*profile)).first->second;
}

Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver, Arrivals& arrivals) {
  const Snapshot snapshot(database);
  const Rows rows(snapshot, *database);
  const auto news = News::of(rows, arrivals);
  if (!news) return news.error();
  ProfileCache profiles(rows, *news);
  const SettleInput input{rows, resolver, *news, profiles};
  Changes changes;
  const auto pairs = judge_arrivals(input, changes);
  if (!pairs) return pairs.error();
  if (auto status = settle_copies(input, changes); !status) return status;
  const auto resolved = resolve_clusters(input, *pairs);
  if (!resolved) return resolved.error();
  if (auto status = apply(input, *resolved, changes); !status) return status;
  if (auto status = erase_marks(rows, *news, changes); !status) return status;
  if (auto status = changes.commit(database); !status) return status;
  arrivals.clear();
  return {};
}

}  // namespace claimgraph::store
