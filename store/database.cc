#include "store/database.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <thread>

#include "store/options.h"

namespace claimgraph::store {

namespace {

// How often, and how far apart, a store is opened for reading while a writer changes its files: half a second in all.
constexpr int kReadAttempts = 20;
constexpr std::chrono::milliseconds kReadPause(25);

constexpr std::string_view kFormatKey = "format";
constexpr std::size_t kCacheBytes = 128U << 20U;
constexpr std::uint64_t kWorthFlushing = 4U << 20U;  // bytes: some 20 ms to read again

bool exists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

// One line, and never the whole of a long one.
std::string short_text(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  if (text.size() > 300) text.resize(300);
  return text;
}

std::string hex_of(std::string_view key) {
  std::string out;
  for (const char c : key.substr(0, 50)) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

}  // namespace

Database::Database(std::string path, bool read_only) : path_(std::move(path)), read_only_(read_only) {}

Error Database::error(const rocksdb::Status& status) const {
  const std::string text = short_text(status.ToString());
  if (status.IsNoSpace() || text.find("No space left") != std::string::npos) {
    return {ErrorCode::io,
            fmt::format("{}: the disk is full; free some space and run again (the store holds everything "
                        "up to the last whole document)",
                        path_)};
  }
  if (text.find("lock") != std::string::npos && status.IsIOError()) {
    return {ErrorCode::locked,
            fmt::format("{}: in use by another process; wait for it or stop it (a running `claimgraph "
                        "serve` or `ingest`)",
                        path_)};
  }
  if (status.IsCorruption() || status.IsNotSupported() || status.IsInvalidArgument()) {
    return {ErrorCode::damaged,
            fmt::format("{}: damaged: {}; restore a backup (`claimgraph restore`) or ingest again into "
                        "a new store",
                        path_, text)};
  }
  return {ErrorCode::io, fmt::format("{}: {}; check that the folder can be read and written", path_, text)};
}

Error Database::damaged(Family family, std::string_view key, std::string_view what) const {
  return {
      ErrorCode::damaged,
      fmt::format("{}: damaged: {} {}: {}; restore a backup (`claimgraph restore`) or ingest again into a new store",
                  path_, to_string(family), hex_of(key), what)};
}

Result<std::shared_ptr<Database>> Database::open(const std::string& path, Access access) {
  if (access == Access::create && !exists(path + "/CURRENT")) {
    if (auto status = make(path); !status) return status.error();
  }
  if (!exists(path + "/CURRENT")) {
    const char* what = exists(path) ? "is no store" : "no such store";
    return Error{ErrorCode::io,
                 fmt::format("{}: {}; make one with `claimgraph ingest --store {} FILES`", path, what, path)};
  }
  auto database = std::shared_ptr<Database>(new Database(path, access == Access::read));
  if (auto status = database->open_files(access); !status) return status.error();
  if (auto status = database->check_version(access); !status) return status.error();
  std::error_code ignored;
  if (access != Access::read) std::filesystem::remove_all(database->incoming(), ignored);
  return database;
}

// A new store is made beside its place and moved there when it is whole: a crash leaves a store or none.
Status Database::make(const std::string& path) {
  std::string place = path;
  while (place.size() > 1 && place.back() == '/') place.pop_back();
  const std::string beside = place + ".new";
  {
    Database made(beside, false);
    if (auto status = made.open_files(Access::create); !status) return status;
    if (auto status = made.check_version(Access::create); !status) return status;
    if (auto status = made.flush(); !status) return status;
  }
  if (::rename(beside.c_str(), place.c_str()) == 0) return {};
  const std::string reason = std::strerror(errno);
  (void)rocksdb::DestroyDB(beside, rocksdb::Options());
  return Error{ErrorCode::io,
               fmt::format("{}: cannot make a store here: {}; name a place that does not exist yet, or an "
                           "empty folder",
                           path, reason)};
}

rocksdb::Slice slice(std::string_view bytes) {
  return bytes.empty() ? rocksdb::Slice() : rocksdb::Slice(bytes.data(), bytes.size());
}

Status Database::open_files(Access access) {
  const auto cache = rocksdb::NewLRUCache(kCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t i = 0; i < kFamilies; ++i) {
    const auto family = static_cast<Family>(i);
    families.emplace_back(std::string(to_string(family)), family_options(family, cache));
  }
  rocksdb::DBOptions options = database_options(access == Access::create);
  rocksdb::DB* db = nullptr;
  rocksdb::Status status;
  if (access == Access::read) {
    // With all files open from the start, a writer beside us may delete them. It may do so while we open, which RocksDB
    // calls corruption as well: try again, for as long as a writer may be at it.
    options.max_open_files = -1;
    for (int attempt = 0; attempt < kReadAttempts; ++attempt) {
      if (attempt > 0) std::this_thread::sleep_for(kReadPause);
      status = rocksdb::DB::OpenForReadOnly(options, path_, families, &handles_, &db);
      const bool file_gone = status.ToString().find("No such file") != std::string::npos;
      if (status.ok() || (status.IsCorruption() && !file_gone)) break;
    }
  } else {
    status = rocksdb::DB::Open(options, path_, families, &handles_, &db);
  }
  db_.reset(db);
  if (status.ok()) return {};
  // A store with other column families is one of another version.
  if (status.IsInvalidArgument() && status.ToString().find("olumn famil") != std::string::npos) {
    return Error{ErrorCode::version,
                 fmt::format("{}: a store of another version of claimgraph (its column families differ); "
                             "ingest the documents again into a new store",
                             path_)};
  }
  return error(status);
}

Status Database::check_version(Access access) {
  std::string value;
  const auto status = db_->Get({}, handle(Family::meta), {kFormatKey.data(), kFormatKey.size()}, &value);
  if (status.IsNotFound() && access == Access::create) {
    const auto put =
        db_->Put({}, handle(Family::meta), {kFormatKey.data(), kFormatKey.size()}, std::to_string(kFormatVersion));
    return put.ok() ? Status() : Status(error(put));
  }
  if (!status.ok() && !status.IsNotFound()) return error(status);
  std::uint32_t version = 0;
  std::from_chars(value.data(), value.data() + value.size(), version);
  if (version == kFormatVersion) return {};
  return Error{
      ErrorCode::version,
      fmt::format("{}: store format {}, but this claimgraph reads format {}; use the version that wrote it, or "
                  "ingest the documents again into a new store",
                  path_, value.empty() ? "unknown" : short_text(value), kFormatVersion)};
}

Database::~Database() {
  if (!db_) return;
  for (auto* handle : handles_) (void)db_->DestroyColumnFamilyHandle(handle);
  (void)db_->Close();
}

Status Database::flush_if_large() { return logged_ < kWorthFlushing ? Status() : flush(); }

Status Database::flush() {
  logged_ = 0;
  const auto status = db_->Flush(rocksdb::FlushOptions(), handles_);
  return status.ok() ? Status() : Status(error(status));
}

}  // namespace claimgraph::store
