#include "cli/table.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>

#include "base/terminal.h"

namespace claimgraph::cli {

namespace {

std::size_t code_point_width(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

// The longest prefix that takes at most `width` columns.
std::string_view prefix_of_width(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::int32_t at = 0;
  while (at < static_cast<std::int32_t>(text.size())) {
    const std::int32_t before = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c);
    used += c < 0 ? 1 : code_point_width(c);
    if (used > width) return text.substr(0, static_cast<std::size_t>(before));
  }
  return text;
}

std::string fitted(const std::string& cell, std::size_t width, bool last) {
  std::string out = cell;
  std::size_t has = display_width(cell);
  if (has > width) {
    out = std::string(prefix_of_width(cell, width - 1)) + "…";
    has = display_width(out);
  }
  if (!last) out.append(width - std::min(width, has) + 2, ' ');
  return out;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  std::int32_t at = 0;
  while (at < static_cast<std::int32_t>(utf8.size())) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), at, static_cast<std::int32_t>(utf8.size()), c);
    width += c < 0 ? 1 : code_point_width(c);
  }
  return width;
}

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() == headings_.size());
  for (std::string& cell : cells) cell = terminal_safe(cell);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::column_widths(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (const auto& heading : headings_) widths.push_back(display_width(heading));
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  if (width == 0) return widths;
  constexpr std::size_t kNarrowest = 8;
  std::size_t total = 2 * (widths.size() - 1);
  for (const std::size_t w : widths) total += w;
  while (total > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    --*widest;
    --total;
  }
  return widths;
}

void Table::print(std::ostream& out, std::size_t width) const {
  const auto widths = column_widths(width);
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out << fitted(cells[i], widths[i], i + 1 == cells.size());
    out << '\n';
  };
  line(headings_);
  for (const auto& row : rows_) line(row);
}

}  // namespace claimgraph::cli
