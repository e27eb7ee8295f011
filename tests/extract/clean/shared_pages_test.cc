// Over all pages of the shared data, where they are at hand.
#include "tests/extract/clean/cleaning.h"

using namespace claimgraph::extract;
namespace fs = std::filesystem;

TEST_CASE("Every cleaned byte of every shared page maps back to the raw byte") {
  const fs::path shared = fs::path(CLAIMGRAPH_SOURCE_DIR) / "../shared";
  std::size_t pages = 0;
  for (const char* folder : {"seeds", "data/articles/articles", "data/article-bodies/html", "data/world"}) {
    if (!fs::is_directory(shared / folder)) continue;
    for (const auto& entry : fs::directory_iterator(shared / folder)) {
      const auto raw = read_file(entry.path());
      if (!raw || entry.path().extension() == ".json") continue;
      INFO(entry.path());
      check_round_trip(*raw, cleaner().clean(*raw));
      check_round_trip(*raw, cleaner().whole(*raw));
      ++pages;
    }
  }
  if (pages == 0) WARN("skipped: the shared data are not here");
}
