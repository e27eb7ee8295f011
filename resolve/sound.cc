#include "resolve/sound.h"

#include <algorithm>
#include <array>
#include <vector>

namespace claimgraph::resolve {

namespace {

// The first (longest) rule that fits at `at`; '^' and '$' hold at the word's ends.
const PhoneticRule* rule_at(std::string_view word, std::size_t at, const Knowledge& knowledge, std::size_t& length) {
  for (const PhoneticRule& rule : knowledge.phonetic_rules()) {
    std::string_view pattern = rule.pattern;
    if (pattern.starts_with('^')) {
      if (at != 0) continue;
      pattern.remove_prefix(1);
    }
    const bool at_end = pattern.ends_with('$');
    if (at_end) pattern.remove_suffix(1);
    if (!word.substr(at).starts_with(pattern) || (at_end && at + pattern.size() != word.size())) continue;
    length = pattern.size();
    return &rule;
  }
  return nullptr;
}

constexpr std::size_t kTypoLength = 6;         // words from this length on may hide a slip of the pen
constexpr std::size_t kOtherLetterLength = 8;  // another letter makes another name more easily than one left out
constexpr double kUnlike = 4.0;                // cost beyond which two words are no spellings of one

// Rows of the edit distance; words are short.
using Row = std::array<double, 64>;

}  // namespace

std::string sounds_of(std::string_view word, const Knowledge& knowledge) {
  std::string out;
  const auto append = [&out](std::string_view sounds) {
    for (const char c : sounds)
      if (out.empty() || out.back() != c) out += c;
  };
  for (std::size_t i = 0; i < word.size();) {
    std::size_t length = 1;
    if (const PhoneticRule* rule = rule_at(word, i, knowledge, length)) {
      append(rule->sound);
    } else {
      append(word.substr(i, 1));
    }
    i += length;
  }
  return out;
}

std::string skeleton_of(std::string_view sounds) {
  constexpr std::string_view silent = "aeiouh";
  constexpr std::string_view written = "gxdbvfzcSCZj";
  constexpr std::string_view classes = "kktpffssssss";
  std::string out;
  for (const char c : sounds) {
    if (silent.find(c) != std::string_view::npos) continue;
    const std::size_t i = written.find(c);
    const char plain = i == std::string_view::npos ? c : classes[i];
    if (out.empty() || out.back() != plain) out += plain;
  }
  return out;
}

double sound_likeness(std::string_view a, std::string_view b, const Knowledge& knowledge) {
  if (a == b) return 1.0;
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0 || longer >= Row{}.size()) return 0.0;
  if (longer > 2 * std::min(a.size(), b.size()) + 1) return 0.0;
  Row above{};
  Row row{};
  for (std::size_t j = 0; j < b.size(); ++j) above[j + 1] = above[j] + knowledge.sound_cost(b[j], '\0');
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = above[0] + knowledge.sound_cost(a[i], '\0');
    double least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] =
          std::min({above[j] + knowledge.sound_cost(a[i], b[j]), above[j + 1] + knowledge.sound_cost(a[i], '\0'),
                    row[j] + knowledge.sound_cost(b[j], '\0')});
      least = std::min(least, row[j + 1]);
    }
    if (least > kUnlike) return 0.0;
    std::swap(above, row);
  }
  return std::max(0.0, 1.0 - above[b.size()] / static_cast<double>(longer));
}

bool is_typo(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kTypoLength || b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return a.size() >= kOtherLetterLength;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace claimgraph::resolve
