#include "resolve/fold.h"

#include <algorithm>

#include "base/fold_name.h"

namespace claimgraph::resolve {

std::string fold(std::string_view name) {
  if (name.find('&') == std::string_view::npos) return fold_name(name);
  std::string spelt;
  for (const char c : name) spelt += c == '&' ? std::string(" and ") : std::string(1, c);
  return fold_name(spelt);
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(folded.find(' ', i), folded.size());
    words.push_back(folded.substr(i, end - i));
    i = end;
  }
  return words;
}

}  // namespace claimgraph::resolve
