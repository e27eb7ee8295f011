// What structured data say the article's text is: a guide to where the text stands, never the text itself. Private to
// extract/clean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace claimgraph::extract {

class StructuredText {
 public:
  // A text of less than 300 characters guides to nothing.
  explicit StructuredText(const std::string& article);

  bool empty() const { return runs_.empty(); }
  // The share of a text's runs of four words that the article has, or -1 for a shorter text. `key` is folded.
  double covers(std::string_view key) const;
  // Whether the article's last words are among those of the text.
  bool ends_in(std::string_view key) const;

 private:
  std::unordered_set<std::size_t> runs_;  // hashes
  std::size_t last_ = 0;
};

}  // namespace claimgraph::extract
