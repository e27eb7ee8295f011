#include "base/terminal_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace claimgraph {

namespace {

constexpr UChar32 kReplacement = 0xFFFD;
constexpr std::string_view kEllipsis = "\xe2\x80\xa6";

void append(UChar32 c, std::string& out) {
  char bytes[U8_MAX_LENGTH];
  int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out.append(bytes, static_cast<std::size_t>(size));
}

bool is_joiner(UChar32 c) { return c == 0x200C || c == 0x200D; }

bool is_safe(UChar32 c) {
  if (c < 0) return false;
  if (is_joiner(c)) return true;
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return false;
    default:
      return true;
  }
}

std::size_t width_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

// Calls visit(code point, start, end) for each character; a broken byte has a negative code point.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < size;) {
    const int32_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (!visit(c, static_cast<std::size_t>(start), static_cast<std::size_t>(at))) return;
  }
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string out;
  bool blank = false;
  for_each_character(text, [&](UChar32 c, std::size_t, std::size_t) {
    if (c >= 0 && u_isUWhiteSpace(c)) {
      blank = true;
      return true;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    append(is_safe(c) ? c : kReplacement, out);
    return true;
  });
  return out;
}

std::size_t terminal_width(std::string_view text) {
  std::size_t width = 0;
  for_each_character(text, [&](UChar32 c, std::size_t, std::size_t) {
    width += width_of(c);
    return true;
  });
  return width;
}

std::string terminal_cut(std::string_view text, std::size_t width) {
  if (terminal_width(text) <= width) return std::string(text);
  std::size_t used = 0;
  std::size_t end = 0;
  for_each_character(text, [&](UChar32 c, std::size_t, std::size_t after) {
    used += width_of(c);
    if (used + 1 > width) return false;
    end = after;
    return true;
  });
  return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

}  // namespace claimgraph
