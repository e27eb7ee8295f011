// Whole pages of the kinds that publish news (pages/*.html, invented). What their elements marked `data-keep` say is
// the article, all else is not; the mark itself is an attribute that no reader looks at.
#include <algorithm>
#include <filesystem>
#include <regex>

#include "extract/clean/unicode.h"
#include "tests/extract/clean/cleaning.h"

using namespace claimgraph::extract;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(CLAIMGRAPH_SOURCE_DIR) / "tests/extract/clean/pages"))
    found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  return text;
}

// The words of the marked elements, which don't hold elements of their own name.
std::string marked_words(std::string_view page) {
  std::string text;
  for (std::size_t at = page.find(" data-keep"); at != std::string_view::npos; at = page.find(" data-keep", at + 1)) {
    const std::size_t name = page.rfind('<', at) + 1;
    const std::size_t start = page.find('>', at) + 1;
    const std::size_t end = page.find("</" + std::string(page.substr(name, at - name)) + ">", start);
    text += without_tags(page.substr(start, end - start)) + " ";
  }
  return fold_key(text);
}

std::string body_words(const CleanDocument& doc) {
  std::string text;
  for (const Block& block : doc.blocks) {
    if (block.kind != BlockKind::title && block.kind != BlockKind::standfirst) text += block.text + " ";
  }
  return fold_key(text);
}

std::string without_names(const std::string& page) {
  static const std::regex name(R"re( (class|id|role|itemprop)=("[^"]*"|'[^']*'))re");
  return std::regex_replace(page, name, "");
}

}  // namespace

TEST_CASE("Pages of every kind of site are cut down to the article, word by word") {
  REQUIRE(pages().size() >= 61);
  for (const fs::path& path : pages()) {
    INFO(path.filename().string());
    const auto raw = read_file(path);
    REQUIRE(raw);
    const CleanDocument doc = cleaner().clean(*raw);
    CHECK(body_words(doc) == marked_words(raw->bytes));
    CHECK(doc.no_article.empty());
    check_round_trip(*raw, doc);
  }
}

TEST_CASE("The same pages without a class, id, role or itemprop: the structure alone tells the article") {
  for (const fs::path& path : pages()) {
    INFO(path.filename().string());
    const auto named = read_file(path);
    REQUIRE(named);
    const CleanDocument doc = cleaned(without_names(named->bytes));
    CHECK(body_words(doc) == marked_words(named->bytes));
  }
}
