#include "base/lexicon_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace claimgraph {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

Result<std::string> read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return Error{ErrorCode::io, "cannot read lexicon file " + path.string() + ": check that it exists and is readable"};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Error at_line(const std::filesystem::path& path, std::size_t line, const std::string& what) {
  return {ErrorCode::bad_input, path.string() + ":" + std::to_string(line) + ": " + what};
}

std::string joined(std::span<const std::string_view> columns) {
  std::string out;
  for (const auto column : columns) out += (out.empty() ? "" : ", ") + std::string(column);
  return out;
}

}  // namespace

Result<LexiconTable> LexiconTable::load(std::span<const std::filesystem::path> folders, std::string_view name,
                                        std::span<const std::string_view> columns) {
  LexiconTable table;
  const std::string file = std::string(name) + ".tsv";
  bool found = false;
  for (const auto& folder : folders) {
    const std::filesystem::path path = folder / file;
    if (std::error_code ec; !std::filesystem::exists(path, ec)) continue;
    found = true;
    const Result<std::string> bytes = read_whole(path);
    if (!bytes) return bytes.error();
    bool header_seen = false;
    std::size_t number = 0;
    for (std::string_view line : split(*bytes, '\n')) {
      ++number;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.starts_with('#')) continue;
      const std::vector<std::string_view> fields = split(line, '\t');
      if (!header_seen) {
        if (!std::ranges::equal(fields, columns))
          return at_line(path, number, "the columns must be: " + joined(columns));
        header_seen = true;
        continue;
      }
      if (fields[0].starts_with('-') && fields[0].size() > 1) {
        std::erase_if(table.rows_, [&](const Row& row) { return row.fields[0] == fields[0].substr(1); });
        continue;
      }
      if (fields.size() != columns.size()) {
        return at_line(path, number,
                       "has " + std::to_string(fields.size()) + " fields, but there are " +
                           std::to_string(columns.size()) + " columns; separate them by single tabs");
      }
      table.rows_.push_back({{fields.begin(), fields.end()}, file, number});
    }
  }
  if (!found) {
    return Error{ErrorCode::io,
                 "lexicon file " + file + " is missing: reinstall, or set CLAIMGRAPH_DATA_DIR to the data folder"};
  }
  return table;
}

std::vector<std::string_view> LexiconTable::list(std::size_t row, std::size_t column) const {
  const std::string_view text = field(row, column);
  if (text.empty()) return {};
  return split(text, '|');
}

Result<double> LexiconTable::weight(std::size_t row, std::size_t column) const {
  const std::string text(field(row, column));
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(value))
    return Error{ErrorCode::bad_input, place(row) + ": the weight \"" + text + "\" is no number"};
  return value;
}

std::string LexiconTable::place(std::size_t row) const {
  return rows_[row].file + ":" + std::to_string(rows_[row].line);
}

}  // namespace claimgraph
