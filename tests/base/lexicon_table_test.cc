#include "base/lexicon_table.h"

#include <catch2/catch.hpp>
#include <fstream>

namespace fs = std::filesystem;
using claimgraph::LexiconTable;

namespace {

constexpr std::string_view kColumns[] = {"verb", "stance"};

struct Folder {
  fs::path path;
  explicit Folder(const std::string& name) : path(fs::temp_directory_path() / ("claimgraph-table-" + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& text) const { std::ofstream(path / "verbs.tsv") << text; }
};

}  // namespace

TEST_CASE("a user's rows come behind the shipped ones, and a minus takes rows away") {
  const Folder shipped("shipped");
  const Folder own("own");
  shipped.write("# verbs of speech\nverb\tstance\nsay\tclaims\ndeny\tdenies|refutes\n");
  own.write("verb\tstance\n-say\t\nquoth\tclaims\n");
  const fs::path folders[] = {shipped.path, own.path};
  const auto table = LexiconTable::load(folders, "verbs", kColumns);
  REQUIRE(table.ok());
  REQUIRE(table->size() == 2);
  CHECK(table->field(0, 0) == "deny");
  CHECK(table->list(0, 1) == std::vector<std::string_view>{"denies", "refutes"});
  CHECK(table->field(1, 0) == "quoth");
  CHECK(table->place(1) == "verbs.tsv:3");
}

TEST_CASE("a row with a field too few is refused with file, line and remedy") {
  const Folder own("short");
  own.write("verb\tstance\nsay\n");
  const fs::path folders[] = {own.path};
  const auto table = LexiconTable::load(folders, "verbs", kColumns);
  REQUIRE_FALSE(table.ok());
  CHECK(table.error().message.find("verbs.tsv:2") != std::string::npos);
  CHECK(table.error().message.find("tabs") != std::string::npos);
}

TEST_CASE("a missing lexicon file is an error that says what to do") {
  const Folder empty("empty");
  const fs::path folders[] = {empty.path};
  const auto table = LexiconTable::load(folders, "verbs", kColumns);
  REQUIRE_FALSE(table.ok());
  CHECK(table.error().message.find("CLAIMGRAPH_DATA_DIR") != std::string::npos);
}
