// Many changes that become visible all at once, or not at all: what settling writes. Small sets go through the log as
// one batch; large ones are sorted and written straight into table files, which the store takes in atomically. That
// spares the log, the memory tables and their flush: several times as fast for a bulk load.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace claimgraph::store {

// Of several changes of one key the last counts. Not thread-safe; one object for each thread, joined by take().
class Changes final : public RowWriter {
 public:
  Changes() = default;

  void put(Family family, std::string_view key, std::string_view value) override;
  void erase(Family family, std::string_view key) override;
  // Adds those of `other`, as if made after these. No key may be in both but for equal changes.
  void take(Changes other);
  // Sorts, and writes; the object is empty afterwards. On the disk when it returns. Changes of more than `batch_bytes`
  // in sum become files.
  Status commit(const std::shared_ptr<Database>& database, std::size_t batch_bytes = std::size_t{4} << 20U);

 private:
  struct Row {
    std::uint64_t head;  // the first 8 bytes of the key, big-endian; later ones while rows are sorted
    const char* bytes;   // sizes, key, value
  };
  struct Table {
    std::vector<Row> rows;
    std::vector<std::unique_ptr<char[]>> blocks;
    char* free = nullptr;
    std::size_t left = 0;
    std::size_t next_block = std::size_t{1} << 12U;  // bytes: grows, since many objects stay small
  };
  static std::string_view key_of(const Row& row);
  static bool is_erased(const Row& row);
  static std::string_view value_of(const Row& row);
  void add(Family family, std::string_view key, std::string_view value, bool erased);
  static void sort(Table& table);
  // `scratch` has room for all rows.
  static void sort_from(std::span<Row> rows, std::span<Row> scratch, std::size_t depth);
  static void sort_by_head(std::span<Row> rows, std::span<Row> scratch);
  Status write_batch(const std::shared_ptr<Database>& database) const;
  Status write_files(const std::shared_ptr<Database>& database);
  Status write_file(const Database& database, Family family, const std::string& path) const;

  std::array<Table, kFamilies> tables_;
  std::size_t bytes_ = 0;
};

}  // namespace claimgraph::store
