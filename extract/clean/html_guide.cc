#include "extract/clean/html_guide.h"

#include <functional>
#include <vector>

#include "extract/clean/html_page.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

template <class F>
void for_runs(std::string_view key, F f) {
  std::vector<std::string_view> words;
  for_words(key, [&](std::string_view w) { words.push_back(w); });
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    const char* start = words[i].data();
    f(std::hash<std::string_view>()(
        {start, static_cast<std::size_t>(words[i + 3].data() + words[i + 3].size() - start)}));
  }
}

}  // namespace

StructuredText::StructuredText(const std::string& article) {
  if (count_characters(article) < 300) return;
  for_runs(fold_key(article), [&](std::size_t h) {
    runs_.insert(h);
    last_ = h;
  });
}

double StructuredText::covers(std::string_view key) const {
  std::size_t all = 0;
  std::size_t hit = 0;
  for_runs(key, [&](std::size_t h) {
    ++all;
    hit += runs_.count(h);
  });
  return all == 0 ? -1 : double(hit) / double(all);
}

bool StructuredText::ends_in(std::string_view key) const {
  bool found = false;
  for_runs(key, [&](std::size_t h) { found = found || h == last_; });
  return found;
}

}  // namespace claimgraph::extract
