#include "base/atomic_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace claimgraph;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / "claimgraph-atomic-file-test";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {})); }
};

std::string content(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

Status put(const fs::path& path, const std::string& text) {
  return write_file_atomically(path, [&](std::ostream& out) {
    out << text;
    return Status();
  });
}

}  // namespace

TEST_CASE("a file is replaced as a whole, and nothing is left beside it") {
  const Folder folder;
  REQUIRE(put(folder.path / "a", "first"));
  REQUIRE(put(folder.path / "a", std::string(1000000, 'x')));
  CHECK(content(folder.path / "a").size() == 1000000);
  CHECK(folder.files() == 1);
}

TEST_CASE("a writer that fails leaves the former file, and its own message") {
  const Folder folder;
  REQUIRE(put(folder.path / "a", "before"));
  const Status status = write_file_atomically(folder.path / "a", [](std::ostream& out) -> Status {
    out << "half";
    return Error{ErrorCode::damaged, "the store is damaged"};
  });
  REQUIRE_FALSE(status);
  CHECK(status.error().message == "the store is damaged");
  CHECK(content(folder.path / "a") == "before");
  CHECK(folder.files() == 1);
}

TEST_CASE("a symbolic link stays one, and rights are kept") {
  const Folder folder;
  REQUIRE(put(folder.path / "real", "before"));
  fs::permissions(folder.path / "real", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", folder.path / "link");
  REQUIRE(put(folder.path / "link", "after"));
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(content(folder.path / "real") == "after");
  CHECK(fs::status(folder.path / "real").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a device is written to directly, and a folder is refused") {
  const Folder folder;
  CHECK(put("/dev/null", "x"));
  const Status status = put(folder.path, "x");
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::usage);
}
