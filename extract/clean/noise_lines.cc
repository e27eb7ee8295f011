#include "extract/clean/noise_lines.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

constexpr std::array<std::string_view, line_class_count> names = {
    "comments", "related", "link",   "share", "subscribe", "appeal", "advert",  "legal", "footer",
    "tags",     "photo",   "byline", "stamp", "form",      "cookie", "paywall", "error", "video"};

std::optional<LineClass> parse_class(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<LineClass>(found - names.begin());
}

re2::RE2::Options pattern_options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(64 << 20);
  return options;
}

}  // namespace

struct NoiseLines::Set {
  Set() : patterns(pattern_options(), re2::RE2::UNANCHORED) {}
  re2::RE2::Set patterns;
  std::vector<LineClass> classes;    // of each pattern
  std::vector<std::size_t> longest;  // of each pattern, characters
  std::size_t longest_of_all = 0;
};

NoiseLines::NoiseLines() : set_(std::make_unique<Set>()) {}
NoiseLines::NoiseLines(NoiseLines&&) noexcept = default;
NoiseLines& NoiseLines::operator=(NoiseLines&&) noexcept = default;
NoiseLines::~NoiseLines() = default;

std::vector<std::string_view> noise_line_columns() { return {"class", "longest", "pattern"}; }

Result<NoiseLines> NoiseLines::from(const LexiconTable& table) {
  NoiseLines lines;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto bad = [&](const std::string& what) {
      return Error{ErrorCode::bad_input, table.place(row) + ": " + what};
    };
    const std::optional<LineClass> kind = parse_class(table.field(row, 0));
    if (!kind) return bad("unknown class '" + std::string(table.field(row, 0)) + "': see the list at the table's head");
    const std::string_view number = table.field(row, 1);
    std::size_t longest = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), longest).ec != std::errc())
      return bad("longest must be a number of characters");
    std::string problem;
    if (lines.set_->patterns.Add(re2::StringPiece(table.field(row, 2).data(), table.field(row, 2).size()), &problem) <
        0)
      return bad("bad pattern: " + problem);
    lines.set_->classes.push_back(*kind);
    lines.set_->longest.push_back(longest);
    lines.set_->longest_of_all = std::max(lines.set_->longest_of_all, longest);
  }
  if (!lines.set_->patterns.Compile())
    return Error{ErrorCode::bad_input, "noise_lines.tsv: the patterns are too many to compile: take some away"};
  return lines;
}

LineClasses NoiseLines::classify(std::string_view line) const {
  LineClasses found;
  const std::size_t characters = count_characters(line);
  if (characters > set_->longest_of_all) return found;
  std::vector<int> hits;
  set_->patterns.Match(re2::StringPiece(line.data(), line.size()), &hits);
  for (const int hit : hits) {
    if (characters <= set_->longest[static_cast<std::size_t>(hit)])
      found.add(set_->classes[static_cast<std::size_t>(hit)]);
  }
  return found;
}

}  // namespace claimgraph::extract
