#include "graph/queries/likeness.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace claimgraph {

namespace {

std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> words(1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    std::int32_t c = 0;
    U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(text.size()), c);
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += static_cast<char32_t>(c);
    }
  }
  words.erase(std::remove(words.begin(), words.end(), std::u32string()), words.end());
  return words;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t edits(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

double word_likeness(const std::u32string& typed, const std::u32string& word) {
  if (typed == word) return 1.0;
  if (word.compare(0, typed.size(), typed) == 0 && typed.size() >= 3) return 0.9;
  const std::size_t longer = std::max(typed.size(), word.size());
  const std::size_t shorter = std::min(typed.size(), word.size());
  const std::size_t forgiven = longer < 4 ? 0 : longer < 8 ? 1 : 2;
  if (longer - shorter > forgiven || longer > 64) return 0.0;
  const std::size_t n = edits(typed, word);
  return n > forgiven ? 0.0 : 1.0 - static_cast<double>(n) / static_cast<double>(longer);
}

}  // namespace

double name_likeness(std::string_view typed, std::string_view name) {
  const auto wanted = words_of(typed);
  const auto words = words_of(name);
  if (wanted.empty() || words.size() < wanted.size()) return 0.0;
  double sum = 0;
  std::vector<bool> used(words.size());
  for (const auto& want : wanted) {
    double best = 0;
    std::size_t at = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const double score = used[i] ? 0.0 : word_likeness(want, words[i]);
      if (score > best) best = score, at = i;
    }
    if (at == words.size()) return 0.0;
    used[at] = true;
    sum += best;
  }
  const double mean = sum / static_cast<double>(wanted.size());
  const double share = static_cast<double>(wanted.size()) / static_cast<double>(words.size());
  return mean * (0.7 + 0.3 * share);
}

}  // namespace claimgraph
