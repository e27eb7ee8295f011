// A lexicon table: knowledge that a user can read and extend (docs/lexicon.md).
//
// A file NAME.tsv is UTF-8. Lines that start with '#' explain; the first other line names the columns; every further
// line is a row of as many tab-separated fields; a field may hold several values separated by '|'. The same NAME.tsv in
// a user's own folder adds its rows behind the shipped ones; a row whose first field starts with '-' takes away the
// rows of that key.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph {

class LexiconTable {
 public:
  // Reads NAME.tsv from each of the folders that has it, in order. The columns must be exactly these. Errors name file
  // and line.
  static Result<LexiconTable> load(std::span<const std::filesystem::path> folders, std::string_view name,
                                   std::span<const std::string_view> columns);

  std::size_t size() const { return rows_.size(); }
  std::string_view field(std::size_t row, std::size_t column) const { return rows_[row].fields[column]; }
  // The values of a field that holds a list; none for an empty field.
  std::vector<std::string_view> list(std::size_t row, std::size_t column) const;
  // A field that holds a finite number. Errors: bad_input, with the place.
  Result<double> weight(std::size_t row, std::size_t column) const;
  // "reporting_verbs.tsv:12", for error messages of whoever checks the values.
  std::string place(std::size_t row) const;

 private:
  struct Row {
    std::vector<std::string> fields;
    std::string file;
    std::size_t line = 0;
  };
  std::vector<Row> rows_;
};

}  // namespace claimgraph
