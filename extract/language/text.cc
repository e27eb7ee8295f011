#include "extract/language/text.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace claimgraph::extract {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_digit(char32_t c) {
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

// The symbol of a code point in a shape; 0 for "itself".
char shape_symbol(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (u_isalpha(u)) return u_hasBinaryProperty(u, UCHAR_UPPERCASE) ? 'X' : 'x';
  return is_digit(c) ? 'd' : '\0';
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return static_cast<char32_t>(c);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  if (c < 0x100) return c == 0x85 || c == 0xA0;
  const auto direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_WHITE_SPACE_NEUTRAL || direction == U_BLOCK_SEPARATOR || direction == U_SEGMENT_SEPARATOR ||
         u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR;
}

bool is_space(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_space(next_code_point(text, i))) return false;
  }
  return true;
}

bool is_alpha(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (!u_isalpha(static_cast<UChar32>(next_code_point(text, i)))) return false;
  }
  return true;
}

std::string_view first_code_point(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) next_code_point(text, end);
  return text.substr(0, end);
}

std::string_view last_code_points(std::string_view text, std::size_t n) {
  std::size_t start = text.size();
  while (start > 0 && n > 0) {
    --start;
    if ((static_cast<unsigned char>(text[start]) & 0xC0U) != 0x80) --n;
  }
  return text.substr(start);
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
  }
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

std::string word_shape(std::string_view text) {
  std::string shape;
  char32_t last = 0;
  int run = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    const char symbol = shape_symbol(c);
    const char32_t key = symbol != '\0' ? static_cast<char32_t>(symbol) : c;
    run = length > 0 && key == last ? run + 1 : 0;
    last = key;
    if (length >= 99) return "LONG";
    if (run >= 4) continue;
    if (symbol != '\0') {
      shape += symbol;
    } else {
      shape += text.substr(start, i - start);
    }
  }
  return shape;
}

std::string valid_utf8(std::string_view text) {
  std::string out(text);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(start), out.begin() + static_cast<std::ptrdiff_t>(i), '?');
  }
  return out;
}

}  // namespace claimgraph::extract
