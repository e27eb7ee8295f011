#include <rocksdb/db.h>
#include <rocksdb/utilities/write_batch_with_index.h>
#include <rocksdb/write_batch.h>

#include <cassert>

#include "store/database.h"

namespace claimgraph::store {

namespace {

std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

Result<std::optional<std::string>> found(const Database& database, const rocksdb::Status& status, std::string value) {
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return database.error(status);
  return std::optional<std::string>(std::move(value));
}

Status walk(const Database& database, rocksdb::Iterator& it, std::string_view prefix, std::string_view from,
            const Visit& visit) {
  for (it.Seek(slice(from)); it.Valid() && it.key().starts_with(slice(prefix)); it.Next()) {
    if (!visit(view(it.key()), view(it.value()))) return {};
  }
  if (!it.status().ok()) return database.error(it.status());
  return {};
}

}  // namespace

Result<bool> Database::has(Family family, std::string_view key) const {
  rocksdb::PinnableSlice value;
  const auto status = db_->Get(rocksdb::ReadOptions(), handle(family), slice(key), &value);
  if (!status.ok() && !status.IsNotFound()) return error(status);
  return status.ok();
}

Snapshot::Snapshot(std::shared_ptr<const Database> database)
    : database_(std::move(database)), snapshot_(database_->db().GetSnapshot()) {}

Snapshot::~Snapshot() {
  for (auto& it : idle_) delete it.load();
  if (snapshot_ != nullptr) database_->db().ReleaseSnapshot(snapshot_);
}

Result<std::optional<std::string>> Snapshot::get(Family family, std::string_view key) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  std::string value;
  const auto status = database_->db().Get(options, database_->handle(family), slice(key), &value);
  return found(*database_, status, std::move(value));
}

Status Snapshot::scan(Family family, std::string_view prefix, std::string_view from, const Visit& visit) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  // Marks come and go: without a bound, a look for some would pass over all erased ones that follow them.
  if (family == Family::dirty && !prefix.empty()) {
    std::string end(prefix);
    ++end.back();  // no prefix here ends with FF
    const rocksdb::Slice bound(end);
    options.iterate_upper_bound = &bound;
    const std::unique_ptr<rocksdb::Iterator> it(database_->db().NewIterator(options, database_->handle(family)));
    return walk(*database_, *it, prefix, from, visit);
  }
  auto& idle = idle_[static_cast<std::size_t>(family)];
  std::unique_ptr<rocksdb::Iterator> it(idle.exchange(nullptr));
  if (!it) it.reset(database_->db().NewIterator(options, database_->handle(family)));
  const auto status = walk(*database_, *it, prefix, from, visit);
  it.reset(idle.exchange(it.release()));  // a scan within this one may have left its own
  return status;
}

Batch::Batch(std::shared_ptr<Database> database, BatchKind kind) : database_(std::move(database)) {
  if (kind == BatchKind::plain) {
    batch_ = std::make_unique<rocksdb::WriteBatch>();
    return;
  }
  auto indexed = std::make_unique<rocksdb::WriteBatchWithIndex>(rocksdb::BytewiseComparator(), 0, true);
  index_ = indexed.get();
  batch_ = std::move(indexed);
}

Batch::~Batch() = default;

Result<std::optional<std::string>> Batch::get(Family family, std::string_view key) const {
  assert(index_ != nullptr);
  std::string value;
  const auto status = index_->GetFromBatchAndDB(&database_->db(), rocksdb::ReadOptions(), database_->handle(family),
                                                slice(key), &value);
  return found(*database_, status, std::move(value));
}

Status Batch::scan(Family family, std::string_view prefix, std::string_view from, const Visit& visit) const {
  assert(index_ != nullptr);
  auto* base = database_->db().NewIterator(rocksdb::ReadOptions(), database_->handle(family));
  const std::unique_ptr<rocksdb::Iterator> it(index_->NewIteratorWithBase(database_->handle(family), base));
  return walk(*database_, *it, prefix, from, visit);
}

// Both only fail when the batch is out of memory, which commit() would report.
void Batch::put(Family family, std::string_view key, std::string_view value) {
  (void)batch_->Put(database_->handle(family), slice(key), slice(value));
}

void Batch::erase(Family family, std::string_view key) { (void)batch_->Delete(database_->handle(family), slice(key)); }

void Batch::clear(Family family) {
  // No key is as long, none greater.
  const std::string end(std::size_t{1} << 10U, '\xFF');
  (void)batch_->DeleteRange(database_->handle(family), rocksdb::Slice(), slice(end));
}

Status Batch::commit(bool sync) {
  rocksdb::WriteOptions options;
  options.sync = sync;
  database_->add_logged(batch_->GetWriteBatch()->GetDataSize());
  const auto status = database_->db().Write(options, batch_->GetWriteBatch());
  return status.ok() ? Status() : Status(database_->error(status));
}

}  // namespace claimgraph::store
