// Words of a text that single spaces part, as folded names and keys are.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace claimgraph {

// Calls `f` with each word, a view into the text; none is empty.
template <class F>
void for_words(std::string_view text, F f) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) f(text.substr(at, end - at));
    at = end + 1;
  }
}

inline std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for_words(text, [&](std::string_view word) { words.push_back(word); });
  return words;
}

}  // namespace claimgraph
