#include "base/zip_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/sha256.h"

namespace {

using claimgraph::read_zip_member;
using claimgraph::read_zip_members;

// A zip file of two members that goes with the object.
struct SmallZip {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "claimgraph_zip_file_test.zip";

  SmallZip() {
    archive* a = archive_write_new();
    archive_write_set_format_zip(a);
    archive_write_open_filename(a, path.c_str());
    add(a, "package/1.0/parser/model", std::string(100000, 'p'));
    add(a, "package/1.0/model", "top");
    archive_write_free(a);
  }
  ~SmallZip() { std::filesystem::remove(path); }

  static void add(archive* a, const char* name, const std::string& content) {
    archive_entry* e = archive_entry_new();
    archive_entry_set_pathname(e, name);
    archive_entry_set_size(e, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    archive_write_header(a, e);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(e);
  }
};

}  // namespace

TEST_CASE("members of a zip file are found by the end of their path, in the order asked") {
  const SmallZip zip;
  const std::string_view wanted[] = {"1.0/model", "parser/model"};
  const auto contents = read_zip_members(zip.path, wanted);
  REQUIRE(contents.ok());
  CHECK((*contents)[0] == "top");
  CHECK((*contents)[1] == std::string(100000, 'p'));
}

TEST_CASE("a member that is not there is an error that names it") {
  const SmallZip zip;
  const auto content = read_zip_member(zip.path, "ner/model");
  REQUIRE_FALSE(content.ok());
  CHECK(content.error().message.find("ner/model") != std::string::npos);
}

TEST_CASE("a damaged member is an error, not other bytes") {
  const SmallZip zip;
  std::fstream f(zip.path, std::ios::in | std::ios::out | std::ios::binary);
  f.seekp(80);
  f.write("\xff\xff\xff\xff", 4);
  f.close();
  CHECK_FALSE(read_zip_member(zip.path, "parser/model").ok());
}

TEST_CASE("a file that is no zip file, or is not there, is an error that names the file") {
  const auto path = std::filesystem::temp_directory_path() / "claimgraph_no_zip_file_test";
  std::ofstream(path) << "plain text";
  const auto content = read_zip_member(path, "a");
  std::filesystem::remove(path);
  REQUIRE_FALSE(content.ok());
  CHECK(content.error().message.find(path.string()) == 0);
  CHECK(read_zip_member(path, "a").error().code == claimgraph::ErrorCode::io);
}

TEST_CASE("sha256 gives the published digests") {
  CHECK(claimgraph::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(claimgraph::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
