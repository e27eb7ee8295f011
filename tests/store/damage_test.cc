// What a user meets when the store is not as it should be: each is one line that names the store and the remedy.
#include <sys/mount.h>
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;
using store::Access;

namespace {

void fill(const std::string& path, std::uint32_t documents) {
  auto store = open_store(path);
  for (std::uint32_t i = 0; i < documents; ++i) put(*store, synthetic_extraction(i));
  REQUIRE(store->settle().ok());
}

Error error_of_opening(const std::string& path, Access access) {
  auto store = store::Store::open(path, access, name_resolver());
  REQUIRE_FALSE(store.ok());
  CHECK(store.error().message.find('\n') == std::string::npos);
  CHECK(store.error().message.rfind(path, 0) == 0);
  return store.error();
}

std::vector<std::filesystem::path> files(const std::string& path, const std::string& ending) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (name.size() >= ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0) {
      found.push_back(entry.path());
    }
    if (ending == "MANIFEST" && name.rfind("MANIFEST", 0) == 0) found.push_back(entry.path());
  }
  return found;
}

// Turns over bytes at a tenth, two tenths, ... of the file.
void damage(const std::filesystem::path& path) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(0, std::ios::end);
  const auto size = static_cast<long>(file.tellg());
  for (long i = 1; i < 10; ++i) {
    file.seekg(size * i / 10);
    const int byte = file.get();
    file.seekp(size * i / 10);
    file.put(static_cast<char>(byte ^ 0x55));
  }
}

}  // namespace

TEST_CASE("a store that is not there, or a folder that is none, is said to be so") {
  TempDir dir;
  CHECK(error_of_opening(dir / "nothing", Access::read).code == ErrorCode::io);
  CHECK(error_of_opening(dir / "nothing", Access::write).message.find("no such store") != std::string::npos);
  std::filesystem::create_directory(dir / "folder");
  std::ofstream(dir / "folder/file.txt") << "text";
  CHECK(error_of_opening(dir / "folder", Access::write).message.find("is no store") != std::string::npos);
  CHECK(error_of_opening(dir / "folder", Access::create).code == ErrorCode::io);
  CHECK(std::filesystem::exists(dir / "folder/file.txt"));
}

TEST_CASE("a store in use by another process is said to be locked, and can still be read") {
  TempDir dir;
  fill(dir / "db", 3);
  const auto holder = open_store(dir / "db", Access::write);
  const Error error = error_of_opening(dir / "db", Access::write);
  CHECK(error.code == ErrorCode::locked);
  CHECK(error.message.find("in use by another process") != std::string::npos);
  const auto reader = open_store(dir / "db", Access::read);
  CHECK((*reader->view().value()->counts()).documents == 3);
}

TEST_CASE("a store of another format version is refused, and the message says what to do") {
  TempDir dir;
  fill(dir / "db", 1);
  {
    auto database = store::Database::open(dir / "db", Access::write);
    REQUIRE(database.ok());
    store::Batch batch(*database);
    batch.put(store::Family::meta, "format", "999");
    REQUIRE(batch.commit(true).ok());
  }
  for (const Access access : {Access::read, Access::write, Access::create}) {
    const Error error = error_of_opening(dir / "db", access);
    CHECK(error.code == ErrorCode::version);
    CHECK(error.message.find("999") != std::string::npos);
    CHECK(error.message.find("ingest the documents again") != std::string::npos);
  }
}

TEST_CASE("turned bytes in the files of a store are found as damage, never as other data") {
  for (const char* kind : {".sst", "MANIFEST", "CURRENT"}) {
    TempDir dir;
    fill(dir / "db", 40);
    const auto found = files(dir / "db", kind);
    REQUIRE_FALSE(found.empty());
    for (const auto& file : found) damage(file);
    auto store = store::Store::open(dir / "db", Access::write, name_resolver());
    Error error;
    if (store.ok()) {
      const auto rows = (*store)->check([](const store::Problem&) { return true; });
      REQUIRE_FALSE(rows.ok());
      error = rows.error();
    } else {
      error = store.error();
    }
    INFO(kind << ": " << error.message);
    CHECK(error.message.find('\n') == std::string::npos);
    CHECK(error.message.rfind(dir / "db", 0) == 0);
    CHECK((error.code == ErrorCode::damaged || error.code == ErrorCode::io));
  }
}

TEST_CASE("check says which row is wrong, and where") {
  using store::Family;
  TempDir dir;
  fill(dir / "db", 12);
  for (const Family family :
       {Family::documents, Family::extractions, Family::paths, Family::members, Family::member_ids, Family::profiles,
        Family::profile_members, Family::blocks, Family::entities, Family::mentions, Family::names, Family::time,
        Family::out, Family::in}) {
    auto database = store::Database::open(dir / "db", Access::write);
    REQUIRE(database.ok());
    std::string key;
    std::string value;
    {
      const store::Snapshot snapshot(*database);
      REQUIRE(snapshot
                  .scan(family, {},
                        [&](std::string_view k, std::string_view v) {
                          key = k;
                          value = v;
                          return false;
                        })
                  .ok());
    }
    REQUIRE_FALSE(key.empty());
    const auto check = [&] {
      std::vector<std::string> found;
      const auto rows = store::check_store(*database, NameResolver(), [&](const store::Problem& problem) {
        found.push_back(problem.where + ": " + problem.what);
        return true;
      });
      if (!rows) found.push_back(rows.error().message);
      return found;
    };
    store::Batch erased(*database);
    erased.erase(family, key);
    REQUIRE(erased.commit(false).ok());
    INFO(store::to_string(family));
    CHECK_FALSE(check().empty());
    store::Batch mended(*database);
    mended.put(family, key, value);
    REQUIRE(mended.commit(false).ok());
    CHECK(check() == std::vector<std::string>());
    if (value.empty()) continue;
    store::Batch broken(*database);
    broken.put(family, key, "nonsense");
    REQUIRE(broken.commit(false).ok());
    CHECK_FALSE(check().empty());
    store::Batch again(*database);
    again.put(family, key, value);
    REQUIRE(again.commit(false).ok());
  }
}

TEST_CASE("check holds every span against the size of its document") {
  TempDir dir;
  Extraction extraction = synthetic_extraction(1);
  std::uint32_t last = 0;
  for (const ExtractionEdge& edge : extraction.edges) last = std::max(last, edge.evidence.front().span.end);
  for (const std::uint32_t size : {last, last - 1}) {
    const std::string path = dir / std::to_string(size);
    extraction.document.size = size;
    extraction.document.body = {{0, 10}};
    auto store = open_store(path);
    put(*store, extraction);
    REQUIRE(store->settle().ok());
    const auto found = problems(*store);
    if (size == last) CHECK(found == std::vector<std::string>());
    if (size == last) continue;
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("ends after the document, which has " + std::to_string(size) + " bytes") != std::string::npos);
  }
}

TEST_CASE("check says when a document and its extraction differ about its size") {
  using store::Family;
  TempDir dir;
  const Extraction extraction = synthetic_extraction(1);
  {
    auto store = open_store(dir / "db");
    put(*store, extraction);
    REQUIRE(store->settle().ok());
  }
  {
    auto database = store::Database::open(dir / "db", Access::write);
    REQUIRE(database.ok());
    const std::string key = store::id_key(extraction.document.id);
    const auto row = store::Snapshot(*database).get(Family::documents, key);
    auto document = store::decode_document(row->value());
    REQUIRE(document);
    CHECK(document->info.size == extraction.document.size);
    --document->info.size;
    store::Batch batch(*database);
    batch.put(Family::documents, key, store::encode(*document));
    REQUIRE(batch.commit(true).ok());
  }
  const auto found = problems(*open_store(dir / "db", Access::read));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("differs from its extraction") != std::string::npos);
}

TEST_CASE("a full disk is reported in one line, and the store is whole up to the last document") {
  TempDir dir;
  const std::string disk = dir / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0) {
    WARN("a small file system cannot be mounted here; skipped");
    return;
  }
  std::optional<Error> error;
  auto opened = store::Store::open(disk + "/db", Access::create, name_resolver());
  if (!opened) error = opened.error();
  for (std::uint32_t i = 0; !error && i < 100000; ++i) {
    const auto outcome = (*opened)->put(store::prepare(synthetic_extraction(i), (*opened)->resolver()));
    if (!outcome) error = outcome.error();
  }
  if (opened.ok()) opened->reset();
  REQUIRE(error);
  INFO(error->message);
  CHECK(error->message.find("disk is full") != std::string::npos);
  CHECK(error->message.find('\n') == std::string::npos);
  ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=200m");
  {
    const auto store = open_store(disk + "/db");
    CHECK(problems(*store) == std::vector<std::string>());
    CHECK((*store->view().value()->counts()).documents > 0);
  }
  ::umount(disk.c_str());
}

TEST_CASE("a backup restores the same store, in a new place only") {
  TempDir dir;
  fill(dir / "db", 10);
  const std::string before = dump(dir / "db");
  {
    const auto store = open_store(dir / "db", Access::write);
    REQUIRE(store->backup(dir / "backup").ok());
    REQUIRE(*store->remove(synthetic_extraction(1).document.id));
    CHECK(store::Store::restore(dir / "backup", dir / "db").error().message.find("exists already") !=
          std::string::npos);
  }
  REQUIRE(store::Store::restore(dir / "backup", dir / "again").ok());
  CHECK((dump(dir / "again") == before));
  CHECK((dump(dir / "db") != before));
  CHECK_FALSE(store::Store::restore(dir / "nowhere", dir / "other").ok());
}
