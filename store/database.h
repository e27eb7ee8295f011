// RocksDB behind the few operations that this folder needs: get, scan a prefix, and atomic batches. Nothing outside
// store/ sees this header, and RocksDB's own appear in the .cc files only.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/layout.h"
#include "store/outcome.h"

namespace rocksdb {
class DB;
class ColumnFamilyHandle;
class Iterator;
class Slice;
class Snapshot;
class Status;
class WriteBatchBase;
class WriteBatchWithIndex;
}  // namespace rocksdb

namespace claimgraph::store {

// An empty view may point nowhere, which RocksDB's comparisons must not be given: its slice points at an empty text.
rocksdb::Slice slice(std::string_view bytes);

// Called with each key and value; false stops the scan. Both live only during the call.
using Visit = std::function<bool(std::string_view key, std::string_view value)>;

// Something that can be read: a snapshot, or an indexed batch (the database with the batch's own changes on top).
class Reader {
 public:
  virtual ~Reader() = default;
  virtual Result<std::optional<std::string>> get(Family family, std::string_view key) const = 0;
  // All keys that start with `prefix` and are not below `from`, in order.
  virtual Status scan(Family family, std::string_view prefix, std::string_view from, const Visit& visit) const = 0;
  Status scan(Family family, std::string_view prefix, const Visit& visit) const {
    return scan(family, prefix, prefix, visit);
  }

 protected:
  Reader() = default;
  Reader(const Reader&) = default;
  Reader& operator=(const Reader&) = default;
};

// Something that takes changes of rows.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void put(Family family, std::string_view key, std::string_view value) = 0;
  virtual void erase(Family family, std::string_view key) = 0;

 protected:
  RowWriter() = default;
  RowWriter(const RowWriter&) = default;
  RowWriter(RowWriter&&) = default;
  RowWriter& operator=(const RowWriter&) = default;
  RowWriter& operator=(RowWriter&&) = default;
};

class Database {
 public:
  // Opens, checks the format version, and creates when asked to. Errors name the store and the remedy: missing (io),
  // of another version, locked by another process, damaged.
  static Result<std::shared_ptr<Database>> open(const std::string& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  bool read_only() const { return read_only_; }
  // Writes what is in memory to files when it is so much that whoever opens the store next would wait for it to be read
  // from the log; it is on the disk either way.
  Status flush_if_large();
  // Counts what went through the log; thread-safe.
  void add_logged(std::uint64_t bytes) { logged_ += bytes; }
  // A folder of the store for files that are to become part of it (changes.h); what a crash left there goes when the
  // store is opened for writing.
  std::string incoming() const { return path_ + "/incoming"; }
  // Is there such a row now?
  Result<bool> has(Family family, std::string_view key) const;
  // An Error for what RocksDB reported about this store.
  Error error(const rocksdb::Status& status) const;
  // An Error for a stored key or value that this program cannot read.
  Error damaged(Family family, std::string_view key, std::string_view what) const;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Family family) const { return handles_[static_cast<std::size_t>(family)]; }

 private:
  Database(std::string path, bool read_only);
  static Status make(const std::string& path);
  Status flush();
  Status open_files(Access access);
  Status check_version(Access access);

  std::string path_;
  bool read_only_;
  std::atomic<std::uint64_t> logged_ = 0;  // bytes since the last flush
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // owned through db_
};

// The database as it was when the snapshot was taken. Thread-safe.
class Snapshot final : public Reader {
 public:
  explicit Snapshot(std::shared_ptr<const Database> database);
  ~Snapshot() override;
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  Status scan(Family family, std::string_view prefix, std::string_view from, const Visit& visit) const override;
  using Reader::scan;
  const Database& database() const { return *database_; }

 private:
  std::shared_ptr<const Database> database_;
  const rocksdb::Snapshot* snapshot_;
  // An idle iterator of each family: to make one costs several times what a look-up does. Taken by exchange.
  mutable std::array<std::atomic<rocksdb::Iterator*>, kFamilies> idle_{};
};

// `indexed` batches can be read; the others only written, which is several times as fast for large ones.
enum class BatchKind { indexed, plain };

// Changes that become visible all at once, or not at all. Not thread-safe; one writer at a time.
class Batch final : public Reader, public RowWriter {
 public:
  explicit Batch(std::shared_ptr<Database> database, BatchKind kind = BatchKind::indexed);
  ~Batch() override;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  Status scan(Family family, std::string_view prefix, std::string_view from, const Visit& visit) const override;
  using Reader::scan;
  void put(Family family, std::string_view key, std::string_view value) override;
  void erase(Family family, std::string_view key) override;
  // All rows of the family.
  void clear(Family family);
  // `sync`: on the disk before it returns, so that it outlives a loss of power.
  Status commit(bool sync);
  const Database& database() const { return *database_; }

 private:
  std::shared_ptr<Database> database_;
  std::unique_ptr<rocksdb::WriteBatchBase> batch_;
  rocksdb::WriteBatchWithIndex* index_ = nullptr;  // batch_ itself, when it is indexed
};

}  // namespace claimgraph::store
