#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/utilities/backup_engine.h>
#include <sys/stat.h>

#include <memory>

#include "store/database.h"
#include "store/store.h"

namespace claimgraph::store {

namespace {

Error failure(const std::string& folder, std::string_view doing, const rocksdb::Status& status) {
  const bool full = status.IsNoSpace() || status.ToString().find("No space left") != std::string::npos;
  const ErrorCode code = status.IsCorruption() ? ErrorCode::damaged : ErrorCode::io;
  return {code, fmt::format("{}: {} failed: {}", folder, doing,
                            full ? "the disk is full; free some space and run again" : status.ToString())};
}

bool exists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

}  // namespace

Status Store::backup(const std::string& folder) const {
  rocksdb::BackupEngine* raw = nullptr;
  auto status = rocksdb::BackupEngine::Open(rocksdb::Env::Default(), rocksdb::BackupEngineOptions(folder), &raw);
  const std::unique_ptr<rocksdb::BackupEngine> engine(raw);
  if (status.ok()) status = engine->CreateNewBackup(&database_->db(), true);
  return status.ok() ? Status() : Status(failure(folder, "backup", status));
}

Status Store::restore(const std::string& folder, const std::string& path) {
  if (!exists(folder))
    return Error{ErrorCode::io, fmt::format("{}: no such folder; name one that `claimgraph backup` wrote", folder)};
  if (exists(path)) {
    return Error{ErrorCode::io,
                 fmt::format("{}: exists already; restore into a new place, or move it away first", path)};
  }
  rocksdb::BackupEngineReadOnly* raw = nullptr;
  auto status =
      rocksdb::BackupEngineReadOnly::Open(rocksdb::Env::Default(), rocksdb::BackupEngineOptions(folder), &raw);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(raw);
  if (status.ok()) status = engine->RestoreDBFromLatestBackup(path, path);
  if (status.IsNotFound()) {
    return Error{ErrorCode::bad_input,
                 fmt::format("{}: holds no backup; name a folder that `claimgraph backup` wrote", folder)};
  }
  return status.ok() ? Status() : Status(failure(folder, "restore", status));
}

}  // namespace claimgraph::store
