// Characters of UTF-8 text, as cleaning looks at them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::extract {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes
};

// The code point at `at`, which must be inside the text. The text is valid UTF-8; a cut sequence at its end gives
// U+FFFD.
CodePoint code_point_at(std::string_view text, std::size_t at);
void append_utf8(char32_t c, std::string& out);

// White space of any kind, control characters, and the substitute for a broken byte: all fold to a space.
bool is_blank(char32_t c);
// Soft hyphens, zero-width spaces, direction marks, byte order marks: left out of cleaned text.
bool is_invisible(char32_t c);
bool is_letter_or_digit(char32_t c);
bool is_upper(char32_t c);

// The words of a text, case folded, punctuation and apostrophes dropped, joined by single spaces: two headlines with
// one key are the same but for typography.
std::string fold_key(std::string_view text);

// Whether it ends as sentences do: a full stop, a question or exclamation mark, and what may close behind it.
bool ends_sentence(std::string_view text);

std::size_t count_characters(std::string_view text);
// Characters of Chinese, Japanese and Korean, each of which says about as much as two letters.
std::size_t count_wide(std::string_view text);
// Characters, the wide ones counted twice: texts of all scripts compare by it.
std::size_t count_letters(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace claimgraph::extract
