#include "store/changes.h"

#include <rocksdb/db.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>

#include "store/in_parallel.h"
#include "store/options.h"

namespace claimgraph::store {

namespace {

constexpr std::size_t kLargestBlock = std::size_t{1} << 18U;
constexpr std::size_t kSizes = 2 * sizeof(std::uint32_t);  // of the key, and of the value plus one (0 for erased)

constexpr std::size_t kAhead = 8;     // rows
constexpr std::size_t kHead = 8;      // bytes of a key that its row has itself
constexpr std::size_t kFewRows = 16;  // not worth sorting by parts
constexpr int kPileBits = 11;
constexpr std::size_t kPiles = std::size_t{1} << static_cast<unsigned>(kPileBits);

std::uint64_t head_of(std::string_view key) {
  std::uint64_t head = 0;
  if (!key.empty()) std::memcpy(&head, key.data(), std::min(key.size(), kHead));
  return std::endian::native == std::endian::little ? __builtin_bswap64(head) : head;  // numbers sort as bytes do
}

}  // namespace

std::string_view Changes::key_of(const Row& row) {
  std::uint32_t size = 0;
  std::memcpy(&size, row.bytes, sizeof size);
  return {row.bytes + kSizes, size};
}

bool Changes::is_erased(const Row& row) {
  std::uint32_t size = 0;
  std::memcpy(&size, row.bytes + sizeof size, sizeof size);
  return size == 0;
}

std::string_view Changes::value_of(const Row& row) {
  std::uint32_t sizes[2];
  std::memcpy(sizes, row.bytes, sizeof sizes);
  return {row.bytes + kSizes + sizes[0], sizes[1] - 1};
}

void Changes::add(Family family, std::string_view key, std::string_view value, bool erased) {
  Table& table = tables_[static_cast<std::size_t>(family)];
  const std::size_t size = kSizes + key.size() + value.size();
  if (table.left < size) {
    table.left = std::max(table.next_block, size);
    table.next_block = std::min(2 * table.next_block, kLargestBlock);
    table.blocks.push_back(std::make_unique_for_overwrite<char[]>(table.left));
    table.free = table.blocks.back().get();
  }
  const std::uint32_t sizes[2] = {static_cast<std::uint32_t>(key.size()),
                                  erased ? 0 : static_cast<std::uint32_t>(value.size()) + 1};
  std::memcpy(table.free, sizes, kSizes);
  std::copy(key.begin(), key.end(), table.free + kSizes);
  std::copy(value.begin(), value.end(), table.free + kSizes + key.size());
  table.rows.push_back({head_of(key), table.free});
  table.free += size;
  table.left -= size;
  bytes_ += size;
}

void Changes::put(Family family, std::string_view key, std::string_view value) { add(family, key, value, false); }

void Changes::erase(Family family, std::string_view key) { add(family, key, {}, true); }

void Changes::take(Changes other) {
  for (std::size_t i = 0; i < kFamilies; ++i) {
    Table& from = other.tables_[i];
    Table& to = tables_[i];
    to.rows.insert(to.rows.end(), from.rows.begin(), from.rows.end());
    std::move(from.blocks.begin(), from.blocks.end(), std::back_inserter(to.blocks));
    // What is left of the block that was being filled is given up: the other's may be the last one now.
    to.left = 0;
  }
  bytes_ += other.bytes_;
}

// Stable. Sorts by eight bytes of the keys at a time: rows come apart by the copies of these bytes that lie in the
// rows, without a look at the keys, and only those that agree get the next eight.
void Changes::sort_from(std::span<Row> rows, std::span<Row> scratch, std::size_t depth) {
  if (rows.size() <= kFewRows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
      return a.head != b.head ? a.head < b.head : key_of(a).substr(depth) < key_of(b).substr(depth);
    });
    return;
  }
  sort_by_head(rows, scratch);
  for (std::size_t start = 0; start < rows.size();) {
    std::size_t end = start + 1;
    bool ends = false;  // some key is no longer than this
    while (end < rows.size() && rows[end].head == rows[start].head) ++end;
    const auto same = rows.subspan(start, end - start);
    start = end;
    if (same.size() == 1) continue;
    for (Row& row : same) ends = ends || key_of(row).size() < depth + kHead;
    if (ends) {
      std::stable_sort(same.begin(), same.end(), [](const Row& a, const Row& b) { return key_of(a) < key_of(b); });
      continue;
    }
    for (Row& row : same) row.head = head_of(key_of(row).substr(depth + kHead));
    sort_from(same, scratch, depth + kHead);
  }
}

// Stable. Large ranges are dealt out to piles first, each of which the caches hold.
void Changes::sort_by_head(std::span<Row> rows, std::span<Row> scratch) {
  const auto less = [](const Row& a, const Row& b) { return a.head < b.head; };
  if (rows.size() < 4 * kPiles) return std::stable_sort(rows.begin(), rows.end(), less);
  const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), less);
  const std::uint64_t low = least->head;
  if (low == most->head) return;
  const int shift = std::max(0, static_cast<int>(std::bit_width(most->head - low)) - kPileBits);
  std::array<std::uint32_t, kPiles + 1> starts{};
  for (const Row& row : rows) ++starts[((row.head - low) >> shift) + 1];
  for (std::size_t pile = 0; pile < kPiles; ++pile) starts[pile + 1] += starts[pile];
  auto next = starts;
  for (const Row& row : rows) scratch[next[(row.head - low) >> shift]++] = row;
  std::copy_n(scratch.begin(), rows.size(), rows.begin());
  for (std::size_t pile = 0; pile < kPiles; ++pile) {
    std::stable_sort(rows.begin() + starts[pile], rows.begin() + starts[pile + 1], less);
  }
}

// Leaves the last change of each key, in the order of the keys.
void Changes::sort(Table& table) {
  auto& rows = table.rows;
  std::vector<Row> scratch(rows.size());
  sort_from(rows, scratch, 0);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool again =
        i + 1 < rows.size() && rows[i].head == rows[i + 1].head && key_of(rows[i]) == key_of(rows[i + 1]);
    if (!again) rows[kept++] = rows[i];
  }
  rows.resize(kept);
}

Status Changes::commit(const std::shared_ptr<Database>& database, std::size_t batch_bytes) {
  const Status status = bytes_ <= batch_bytes ? write_batch(database) : write_files(database);
  *this = Changes();
  return status;
}

Status Changes::write_batch(const std::shared_ptr<Database>& database) const {
  Batch batch(database, BatchKind::plain);
  for (std::size_t i = 0; i < kFamilies; ++i) {
    for (const Row& row : tables_[i].rows) {
      const auto family = static_cast<Family>(i);
      is_erased(row) ? batch.erase(family, key_of(row)) : batch.put(family, key_of(row), value_of(row));
    }
  }
  return batch.commit(true);
}

Status Changes::write_file(const Database& database, Family family, const std::string& path) const {
  rocksdb::Options options(database_options(false), family_options(family, nullptr));
  options.bottommost_compression = options.compression;  // merging into the last level will press them better
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options, database.handle(family));
  auto status = writer.Open(path);
  const auto& rows = tables_[static_cast<std::size_t>(family)].rows;
  for (std::size_t i = 0; i < rows.size() && status.ok(); ++i) {
    const Row& row = rows[i];
    if (i + kAhead < rows.size()) __builtin_prefetch(rows[i + kAhead].bytes);  // sorted rows lie anywhere in memory
    const auto key = slice(key_of(row));
    status = is_erased(row) ? writer.Delete(key) : writer.Put(key, slice(value_of(row)));
  }
  if (status.ok()) status = writer.Finish();
  return status.ok() ? Status() : Status(database.error(status));
}

Status Changes::write_files(const std::shared_ptr<Database>& database) {
  std::error_code ignored;
  std::filesystem::create_directory(database->incoming(), ignored);  // if it fails, so does opening a file there
  std::vector<Family> families;
  for (std::size_t i = 0; i < kFamilies; ++i) {
    if (!tables_[i].rows.empty()) families.push_back(static_cast<Family>(i));
  }
  const auto path_of = [&](Family family) { return database->incoming() + "/" + std::string(to_string(family)); };
  std::vector<Status> done(families.size());
  in_parallel(families.size(), [&](std::size_t i) {
    const auto family = families[i];
    sort(tables_[static_cast<std::size_t>(family)]);
    done[i] = write_file(*database, family, path_of(family));
  });
  std::vector<rocksdb::IngestExternalFileArg> files;
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (!done[i]) return done[i];
    auto& file = files.emplace_back();
    file.column_family = database->handle(families[i]);
    file.external_files = {path_of(families[i])};
    file.options.move_files = true;
    file.options.write_global_seqno = false;
  }
  // The documents that these rows follow from are in the log: they must not be lost while the rows stay.
  auto status = database->db().SyncWAL();
  if (status.ok()) status = database->db().IngestExternalFiles(files);
  return status.ok() ? Status() : Status(database->error(status));
}

}  // namespace claimgraph::store
