#include "store/options.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

namespace claimgraph::store {

namespace {

// RocksDB's own log of what it does is of no use here, and harms: when the disk is full, the attempt to log that ends
// the whole process (an assertion in its writer of files).
class NoLog final : public rocksdb::Logger {
 public:
  void Logv(const char*, va_list) override {}
  using rocksdb::Logger::Logv;
};

// Of these, rows are looked up one by one; the others are only scanned, for which a filter does nothing.
bool has_look_ups(Family family) {
  switch (family) {
    case Family::blocks:
    case Family::pairs:
    case Family::mentions:
    case Family::names:
    case Family::time:
    case Family::in:
    case Family::copy_blocks:
    case Family::copy_pairs:
      return false;
    default:
      return true;
  }
}

// Hardly more than hashes: what a key shares with the one before is left out anyway, and the rest cannot be pressed.
bool is_hashes(Family family) {
  return family == Family::in || family == Family::members || family == Family::member_ids ||
         family == Family::profile_members;
}

}  // namespace

rocksdb::ColumnFamilyOptions family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;  // so that the cache bounds the memory
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.block_size = 16 << 10;
  table.format_version = 5;
  table.checksum = rocksdb::kXXH3;
  // Look-ups of one key mostly find nothing in most levels: ten bits spare 99 of 100 needless reads.
  if (has_look_ups(family)) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));

  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = is_hashes(family) ? rocksdb::kNoCompression : rocksdb::kLZ4Compression;
  options.bottommost_compression = is_hashes(family) ? rocksdb::kNoCompression : rocksdb::kZSTD;
  options.level_compaction_dynamic_level_bytes = true;
  const bool large = family == Family::extractions || family == Family::out || family == Family::in;
  options.write_buffer_size = large ? 64 << 20 : 16 << 20;
  return options;
}

rocksdb::DBOptions database_options(bool create) {
  rocksdb::DBOptions options;
  options.create_if_missing = create;
  options.create_missing_column_families = create;
  options.paranoid_checks = true;
  // A torn last record is what a crash leaves; anything else that is wrong in the log is damage, and must not be passed
  // over in silence.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_total_wal_size = 256 << 20;
  options.db_write_buffer_size = 256 << 20;
  options.max_background_jobs = 2;
  options.max_open_files = 512;
  options.info_log = std::make_shared<NoLog>();
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

}  // namespace claimgraph::store
