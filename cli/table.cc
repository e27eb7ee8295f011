#include "cli/table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>

#include "base/terminal_text.h"

namespace claimgraph::cli {

std::size_t screen_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() == headings_.size());
  for (std::string& cell : cells) cell = terminal_text(cell);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::column_widths(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (const auto& heading : headings_) widths.push_back(terminal_width(heading));
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], terminal_width(row[i]));
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
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool last = i + 1 == cells.size();
      const std::string cell =
          last && width == 0 ? cells[i] : terminal_cut(cells[i], std::max<std::size_t>(widths[i], 1));
      out << cell;
      if (!last) out << std::string(widths[i] - std::min(widths[i], terminal_width(cell)) + 2, ' ');
    }
    out << '\n';
  };
  line(headings_);
  for (const auto& row : rows_) line(row);
}

}  // namespace claimgraph::cli
