// Phrases of one or more words, found in a text at a given word: the longest one wins.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph::extract {

// Keys are folded texts (fold_name): words in lower case with one blank between. Several values may share a key. Filled
// once, then read by any number of threads.
class PhraseMap {
 public:
  void add(std::string_view folded, std::uint32_t value);

  struct Match {
    std::uint32_t words = 0;                // how many folded words it spans
    std::span<const std::uint32_t> values;  // in the order added
  };
  // The longest phrase that `words` (folded; an empty word is punctuation, skipped inside a phrase; one that `glued`
  // marks follows its predecessor without a blank) starts with. None when there is none.
  std::optional<Match> longest(std::span<const std::string> words, const std::vector<bool>& glued,
                               std::size_t start) const;
  std::span<const std::uint32_t> find(std::string_view folded) const;
  bool contains(std::string_view folded) const { return !find(folded).empty(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Entry {
    std::vector<std::uint32_t> values;
    bool prefix = false;  // a longer phrase starts with this
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

}  // namespace claimgraph::extract
