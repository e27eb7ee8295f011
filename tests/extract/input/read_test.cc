#include "extract/input/read.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

// A file that is gone after the test.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& content)
      : path_(std::filesystem::temp_directory_path() / ("claimgraph_" + std::to_string(::getpid()) + "_" + name)) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() {
    std::error_code ec;
    std::filesystem::remove(path_, ec);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

bool is_one_line(const std::string& message) { return message.find('\n') == std::string::npos && !message.empty(); }

}  // namespace

TEST_CASE("A missing file is an error that names it and the remedy") {
  const auto raw = read_file("no/such/file.txt");
  REQUIRE_FALSE(raw);
  CHECK(raw.error().code == ErrorCode::io);
  CHECK(raw.error().message.starts_with("no/such/file.txt: "));
  CHECK(raw.error().message.find("spelling") != std::string::npos);
}

TEST_CASE("A folder is no document") {
  const auto raw = read_file(std::filesystem::temp_directory_path());
  REQUIRE_FALSE(raw);
  CHECK(raw.error().message.find("is a folder") != std::string::npos);
}

TEST_CASE("Empty and blank files are refused") {
  for (const std::string content : {"", " \n\t\r\n "}) {
    const TemporaryFile file("empty.txt", content);
    const auto raw = read_file(file.path());
    REQUIRE_FALSE(raw);
    CHECK(is_one_line(raw.error().message));
    CHECK(raw.error().message.find("empty") != std::string::npos);
  }
}

TEST_CASE("Binary files are refused and called by their kind") {
  const auto pdf = read_bytes("a.txt", "%PDF-1.7 ...");
  REQUIRE_FALSE(pdf);
  CHECK(pdf.error().message.find("PDF") != std::string::npos);
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((i * 7919) % 251);
  const auto binary = read_bytes("b.txt", noise);
  REQUIRE_FALSE(binary);
  CHECK(is_one_line(binary.error().message));
}

TEST_CASE("A NUL or two do not make a text binary") {
  std::string text(400, 'a');
  text[200] = '\0';
  const auto raw = read_bytes("a.txt", text);
  REQUIRE(raw);
  CHECK(raw->bytes == text);
}

TEST_CASE("200 MB of one line are refused without being read to the end") {
  const TemporaryFile file("huge.txt", "x");
  std::filesystem::resize_file(file.path(), 200U << 20U);  // sparse
  const auto raw = read_file(file.path());
  REQUIRE_FALSE(raw);
  CHECK(is_one_line(raw.error().message));
  CHECK(raw.error().message.find("200 MB") != std::string::npos);
}

TEST_CASE("An unreadable file says what to do") {
  const TemporaryFile file("closed.txt", "text");
  std::filesystem::permissions(file.path(), std::filesystem::perms::none);
  if (::geteuid() == 0) return;  // root reads everything
  const auto raw = read_file(file.path());
  REQUIRE_FALSE(raw);
  CHECK(raw.error().message.find("chmod") != std::string::npos);
}

TEST_CASE("HTML and text are told apart by the content") {
  CHECK(read_bytes("a.txt", "<!DOCTYPE html><html><p>x</p>")->format == InputFormat::html);
  CHECK(read_bytes("a", "\n <div><p>One.</p><p>Two.</p><a href=x>y</a></div>")->format == InputFormat::html);
  CHECK(read_bytes("a.html", "If a < b and b > c, the ministry said.")->format == InputFormat::text);
  CHECK(read_bytes("a.txt", "Rebels claim the attack.")->format == InputFormat::text);
}
