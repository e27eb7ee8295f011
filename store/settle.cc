#include "store/settle.h"

#include "store/in_parallel.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

// The marks of what was looked at.
Status erase_marks(const Rows& rows, const News& news, RowWriter& changes) {
  for (const PreparedDocument* document : news.documents()) {
    if (!document->unwritten)
      changes.erase(Family::dirty, dirty_key(DirtyKind::arrival, document->extraction.document.id));
  }
  for (const DirtyKind kind : {DirtyKind::profile, DirtyKind::entity, DirtyKind::document}) {
    const std::string prefix(1, static_cast<char>(kind));
    const auto status = rows.reader().scan(Family::dirty, prefix, [&](std::string_view key, std::string_view) {
      changes.erase(Family::dirty, key);
      return true;
    });
    if (!status) return status;
  }
  return {};
}

constexpr std::size_t kProfilesOfPart = 256;      // of a thread's turn
constexpr std::uint64_t kStepBytes = 64U << 20U;  // of extractions

// All families but those that say what the documents are and what was decided.
constexpr Family kDerived[] = {Family::members,     Family::member_ids, Family::profiles, Family::profile_members,
                               Family::blocks,      Family::pairs,      Family::entities, Family::mentions,
                               Family::names,       Family::time,       Family::out,      Family::in,
                               Family::copy_blocks, Family::copy_pairs, Family::dirty};

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

Status settle_marked(const std::shared_ptr<Database>& database, const Resolver& resolver) {
  while (true) {
    const auto needed = needs_settling(Snapshot(database));
    if (!needed) return needed.error();
    if (!*needed) return {};
    auto arrivals = Arrivals::load(Rows(Snapshot(database), *database), resolver, kStepBytes);
    if (!arrivals) return arrivals.error();
    if (auto status = settle(database, resolver, *arrivals); !status) return status;
  }
}

Status forget_derived(const std::shared_ptr<Database>& database) {
  const Snapshot snapshot(database);
  Batch batch(database, BatchKind::plain);
  for (const Family family : kDerived) batch.clear(family);
  std::optional<Error> problem;
  const auto status = snapshot.scan(Family::documents, {}, [&](std::string_view key, std::string_view value) {
    const auto id = parse_id_key<DocumentTag>(key);
    auto document = decode_document(value);
    if (!id || !document) {
      problem = database->damaged(Family::documents, key, "the row cannot be read");
      return false;
    }
    batch.put(Family::dirty, dirty_key(DirtyKind::arrival, *id), {});
    if (document->account == *id) return true;
    document->account = *id;
    batch.put(Family::documents, key, encode(*document));
    return true;
  });
  if (!status) return status;
  if (problem) return *problem;
  return batch.commit(true);
}

ProfileCache::ProfileCache(const Rows& rows, const News& news)
    : rows_(rows), news_(news), fresh_(news.groups().size()) {
  in_parallel_parts(fresh_.size(), kProfilesOfPart, [&](std::size_t i) {
    const News::Group& group = news.groups()[i];
    fresh_[i] = decode_profile(news.prepared(news.members()[group.begin]).profile_bytes);
    if (fresh_[i]) fresh_[i]->key.document = {group.profile.high, group.profile.low};
  });
}

Result<const resolve::Member*> ProfileCache::get(ProfileId id) {
  if (const News::Group* group = news_.group(id)) {
    const auto& profile = fresh_[static_cast<std::size_t>(group - news_.groups().data())];
    if (!profile) return rows_.database().damaged(Family::profiles, id_key(id), "cannot be read");
    return &*profile;
  }
  {
    const std::lock_guard lock(mutex_);
    const auto known = stored_.find(id);
    if (known != stored_.end()) return &known->second;
  }
  auto profile = rows_.profile(id);
  if (!profile) return profile.error();
  if (!*profile) return rows_.database().damaged(Family::profiles, id_key(id), "is missing");
  (*profile)->key.document = {id.high, id.low};
  const std::lock_guard lock(mutex_);
  return &stored_.emplace(id, std::move(**profile)).first->second;
}

namespace {

// All that settling comes to; nothing is written yet.
Result<Changes> changes_of(const Rows& rows, const Resolver& resolver, const Arrivals& arrivals) {
  const auto news = News::of(rows, arrivals);
  if (!news) return news.error();
  ProfileCache profiles(rows, *news);
  const SettleInput input{rows, resolver, *news, profiles};
  Changes changes;
  const auto pairs = judge_arrivals(input, changes);
  if (!pairs) return pairs.error();
  const auto resolved = resolve_clusters(input, *pairs);
  if (!resolved) return resolved.error();
  if (auto status = apply(input, *resolved, changes); !status) return status.error();
  if (auto status = settle_copies(input, changes); !status) return status.error();
  if (auto status = erase_marks(rows, *news, changes); !status) return status.error();
  return changes;
}

}  // namespace

Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver, Arrivals& arrivals) {
  Result<Changes> changes = Changes();
  {
    // Given up before writing: while a snapshot is held, files that are taken in get a new sequence number and would be
    // rewritten for its sake afterwards.
    const Snapshot snapshot(database);
    changes = changes_of(Rows(snapshot, *database), resolver, arrivals);
  }
  if (!changes) return changes.error();
  if (auto status = changes->commit(database); !status) return status;
  arrivals.clear();
  return {};
}

}  // namespace claimgraph::store
