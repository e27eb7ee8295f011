#include "extract/clean/noise_lines.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "extract/clean/literals.h"
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

constexpr int shortest_atom = 3;  // letters

re2::RE2::Options pattern_options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(64 << 20);  // for those matched together
  return options;
}

// Whether it matches at a line's beginning only: it begins with ^, and no alternative stands beside that.
bool is_anchored(std::string_view pattern) {
  if (!pattern.starts_with('^')) return false;
  int depth = 0;
  for (std::size_t i = 1; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') ++i;
    if (c == '[') {
      const std::size_t end = pattern.find(']', i + (pattern.substr(i).starts_with("[^") ? 3 : 2));
      // A class within a class is too much for a look at the pattern.
      if (end == std::string_view::npos || pattern.substr(i + 1, end - i).find('[') != std::string_view::npos)
        return false;
      i = end;
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == '|' && depth == 0) return false;
  }
  return true;
}

// Patterns that are matched together.
struct Together {
  explicit Together(re2::RE2::Anchor anchor) : patterns(pattern_options(), anchor) {}

  re2::RE2::Set patterns;
  std::vector<int> index;  // in the table, of each
};

}  // namespace

// Most patterns match only lines with certain words (atoms, as FilteredRE2 finds them): those are tried where their
// words stand. The others are matched together, those of a line's beginning apart, since they are done with most lines
// after a few letters.
struct NoiseLines::Set {
  re2::FilteredRE2 filtered{shortest_atom};
  Literals atoms;
  Together at_start{re2::RE2::ANCHOR_START};
  Together anywhere{re2::RE2::UNANCHORED};
  std::vector<bool> is_wordless;     // of each pattern of the table
  std::vector<LineClass> classes;    // of each
  std::vector<std::size_t> longest;  // of each, characters
  std::size_t longest_of_all = 0;

  bool compile() {
    std::vector<std::string> words;
    filtered.Compile(&words);
    atoms = Literals(std::move(words));
    std::vector<int> wordless;
    filtered.AllPotentials({}, &wordless);
    is_wordless.assign(classes.size(), false);
    for (const int i : wordless) {
      is_wordless[static_cast<std::size_t>(i)] = true;
      const std::string& pattern = filtered.GetRE2(i).pattern();
      Together& some = is_anchored(pattern) ? at_start : anywhere;
      some.patterns.Add(pattern, nullptr);
      some.index.push_back(i);
    }
    return at_start.patterns.Compile() && anywhere.patterns.Compile();
  }
  void add(std::size_t pattern, std::size_t characters, LineClasses& found) const {
    if (characters <= longest[pattern]) found.add(classes[pattern]);
  }
  void match_wordless(const re2::StringPiece& line, std::size_t characters, LineClasses& found) const {
    std::vector<int> hits;
    for (const Together* some : {&at_start, &anywhere}) {
      if (some->index.empty()) continue;
      some->patterns.Match(line, &hits);
      for (const int hit : hits)
        add(static_cast<std::size_t>(some->index[static_cast<std::size_t>(hit)]), characters, found);
    }
  }
  void match_words(const re2::StringPiece& line, std::size_t characters, LineClasses& found) const {
    const std::vector<int> words = atoms.find({line.data(), line.size()});
    if (words.empty()) return;
    std::vector<int> likely;
    filtered.AllPotentials(words, &likely);
    for (const int i : likely) {
      const auto pattern = static_cast<std::size_t>(i);
      if (!is_wordless[pattern] && characters <= longest[pattern] && !found.has(classes[pattern]) &&
          re2::RE2::PartialMatch(line, filtered.GetRE2(i)))
        found.add(classes[pattern]);
    }
  }
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
    int index = 0;
    const std::string_view pattern = table.field(row, 2);
    const re2::StringPiece text(pattern.data(), pattern.size());
    if (lines.set_->filtered.Add(text, pattern_options(), &index) != re2::RE2::NoError)
      return bad("bad pattern: " + re2::RE2(text, pattern_options()).error());
    lines.set_->classes.push_back(*kind);
    lines.set_->longest.push_back(longest);
    lines.set_->longest_of_all = std::max(lines.set_->longest_of_all, longest);
  }
  if (!lines.set_->compile())
    return Error{ErrorCode::bad_input, "noise_lines.tsv: the patterns are too many to compile: take some away"};
  return lines;
}

LineClasses NoiseLines::classify(std::string_view line) const {
  LineClasses found;
  const std::size_t characters = count_characters(line);
  if (characters > set_->longest_of_all) return found;
  const re2::StringPiece text(line.data(), line.size());
  set_->match_wordless(text, characters, found);
  set_->match_words(text, characters, found);
  return found;
}

}  // namespace claimgraph::extract
