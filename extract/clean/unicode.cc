#include "extract/clean/unicode.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace claimgraph::extract {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  const std::uint32_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size == 1) return {lead, 1};
  if (at + size > text.size()) return {0xFFFD, static_cast<std::uint32_t>(text.size() - at)};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) value = (value << 6U) | (byte(i) & 0x3FU);
  return {value, size};
}

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  return (c >= 0x80 && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

std::string fold_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += c.size;
    if (c.value < 0x80 && is_letter_or_digit(c.value)) {  // most of them, without ICU
      if (gap && !key.empty()) key += ' ';
      gap = false;
      key += static_cast<char>(c.value >= 'A' && c.value <= 'Z' ? c.value - 'A' + 'a' : c.value);
      continue;
    }
    if (is_letter_or_digit(c.value)) {
      if (gap && !key.empty()) key += ' ';
      gap = false;
      append_utf8(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)), key);
    } else if (c.value != '\'' && c.value != 0x2019 && c.value != 0x2018 && !is_invisible(c.value)) {
      gap = true;
    }
  }
  return key;
}

bool ends_sentence(std::string_view text) {
  // Closing quotation marks and brackets may stand behind the full stop.
  static constexpr std::string_view closing[] = {"\"", "'", ")", "]", "”", "’", "»", "」", "』", "）", " "};
  static constexpr std::string_view stops[] = {".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔"};
  for (bool again = true; again;) {
    again = false;
    for (const auto c : closing) {
      if (text.ends_with(c)) {
        text.remove_suffix(c.size());
        again = !text.empty();
      }
    }
  }
  return std::any_of(std::begin(stops), std::end(stops), [&](std::string_view s) { return text.ends_with(s); });
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t count_wide(std::string_view text) {
  // Lead bytes of U+3000 and up, up to the end of the basic plane.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0U && static_cast<unsigned char>(c) >= 0xE3U;
  }));
}

std::size_t count_letters(std::string_view text) { return count_characters(text) + count_wide(text); }

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace claimgraph::extract
