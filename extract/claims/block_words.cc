#include "extract/claims/block_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/fold_name.h"

namespace claimgraph::extract {

namespace {

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_ascii_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// fold_name for the words that most tokens are: ASCII letters and digits, full stops and apostrophes.
std::string fold_word(std::string_view word) {
  if (!is_ascii(word)) {
    std::string folded = fold_name(word);
    const bool letters =
        std::ranges::any_of(folded, [](char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; });
    if (!letters) return {};
    UChar32 c = 0;
    int32_t at = 0;
    U8_NEXT(folded.data(), at, static_cast<int32_t>(folded.size()), c);
    return c >= 0 && u_isalnum(c) != 0 ? folded : std::string();
  }
  std::string folded;
  bool blank = false;
  for (const char c : word) {
    if (is_ascii_alnum(c)) {
      if (blank && !folded.empty()) folded += ' ';
      blank = false;
      folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else if (c != '.' && c != '\'' && c != '`') {
      blank = true;
    }
  }
  return folded;
}

bool starts_with_apostrophe(std::string_view word) { return word.starts_with('\'') || word.starts_with("’"); }

// No full stop, and most words of four letters and more have capitals (the first word of the block aside).
bool is_headline(const BlockWords& words) {
  if (words.size() > 40) return false;
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    if (words.word(i) == ".") return false;
    if (words.folded[i].size() < 4 || words.token(i).pos == Pos::num) continue;
    ++(words.capital[i] ? upper : lower);
  }
  return upper + lower >= 3 && upper > 2 * lower;
}

}  // namespace

bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<unsigned char>(word[0]) < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  UChar32 c = 0;
  int32_t at = 0;
  U8_NEXT(word.data(), at, static_cast<int32_t>(word.size()), c);
  return c >= 0 && (u_isupper(c) != 0 || u_istitle(c) != 0);
}

bool all_upper(std::string_view word) {
  std::size_t upper = 0;
  for (int32_t at = 0; at < static_cast<int32_t>(word.size());) {
    UChar32 c = 0;
    U8_NEXT(word.data(), at, static_cast<int32_t>(word.size()), c);
    if (c < 0 || u_islower(c) != 0) return false;
    if (u_isupper(c) != 0) ++upper;
  }
  return upper >= 2;
}

std::string BlockWords::key(TokenRange range) const {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (folded[i].empty()) continue;
    if (!out.empty() && !glued[i]) out += ' ';
    out += folded[i];
  }
  return out;
}

bool BlockWords::is_hyphen(std::uint32_t i) const {
  if (i == 0 || i + 1 >= size() || token(i - 1).space_after || token(i).space_after) return false;
  const std::string_view text = word(i);
  return text == "-" || text == "–" || text == "‑" || text == "—" || text == "/";
}

bool BlockWords::is_genitive(std::uint32_t i) const {
  const std::string_view text = word(i);
  return i > 0 && !token(i - 1).space_after && (text == "'s" || text == "’s" || text == "'" || text == "’");
}

BlockWords make_block_words(const Annotation& annotation, std::uint32_t block, const WordClasses& classes) {
  BlockWords words;
  words.annotation = &annotation;
  words.block = block;
  const std::size_t n = annotation.tokens.size();
  words.folded.reserve(n);
  words.glued.resize(n);
  words.capital.resize(n);
  words.person.resize(n);
  words.group.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::string_view word = annotation.word(i);
    words.folded.push_back(fold_word(word));
    words.glued[i] = i > 0 && !annotation.tokens[i - 1].space_after && starts_with_apostrophe(word);
    words.capital[i] = starts_upper(word);
    if (words.capital[i] || annotation.tokens[i].pos != Pos::noun) continue;
    words.person[i] = classes.share(annotation.tokens[i].lemma, WordClass::noun_person);
    words.group[i] = classes.share(annotation.tokens[i].lemma, WordClass::noun_group);
  }
  words.headline = is_headline(words);
  return words;
}

}  // namespace claimgraph::extract
