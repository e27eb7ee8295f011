// Readable tables for a terminal. Cells are article text: they are made safe for the terminal here, nowhere else.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace claimgraph::cli {

// Columns of the terminal on standard output; 0 when it is none (then nothing is cut).
std::size_t screen_width();

class Table {
 public:
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}
  // As many cells as headings; text of any origin.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  // Left-aligned columns two blanks apart. With a width, the widest columns are cut ("…") until a row fits.
  void print(std::ostream& out, std::size_t width) const;

 private:
  std::vector<std::size_t> column_widths(std::size_t width) const;
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace claimgraph::cli
