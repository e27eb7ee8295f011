#include "extract/clean/credits.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/words.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

LinePart part_of(std::string_view line, const re2::StringPiece& found) {
  const auto start = static_cast<std::size_t>(found.data() - line.data());
  return {start, start + found.size()};
}

std::vector<std::string_view> split_at(std::string_view text, const std::vector<std::string>& separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t at = text.size();
    std::size_t skip = 0;
    for (const std::string& separator : separators) {
      const std::size_t found = text.find(separator);
      if (found < at) {
        at = found;
        skip = separator.size();
      }
    }
    parts.push_back(trim(text.substr(0, at)));
    if (at + skip >= text.size()) return parts;
    text.remove_prefix(at + skip);
  }
}

std::vector<std::string> spaced(std::vector<std::string> words) {
  for (std::string& word : words) word = " " + word + " ";
  return words;
}

// "Ann Lee Staff Writer" → "Ann Lee"; a name that is an office's only stays as it is.
std::string_view without_office(std::string_view name, const CreditWords& words) {
  const std::string_view bare = trim(name.substr(0, words.office_in(name)));
  return looks_like_person(bare) && words.starts_with_given_name(bare) ? bare : name;
}

// "Ann Lee, Bo Berg and Cy Dow in Bonn, Daily Post" → its persons. A comma goes on with names only where an "and"
// follows; else it leads to office, outlet and place.
void take_persons(std::string_view list, const CreditWords& words, const AgencyNames& agencies,
                  std::vector<std::string>& out) {
  std::vector<std::string> joints = spaced(words.of("and"));
  joints.emplace_back("; ");
  std::vector<std::string> behind = spaced(words.of("behind_person"));
  behind.insert(behind.end(), {" | ", " / ", " - ", " – ", " — "});
  const auto joined = split_at(list, joints);
  for (std::size_t j = 0; j < joined.size(); ++j) {
    const std::string_view bare = split_at(joined[j], behind)[0];
    bool first = true;
    for (std::string_view name : split_at(bare, {", ", ","})) {
      if (!first && j + 1 == joined.size()) break;
      first = false;
      while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == '-')) name.remove_suffix(1);
      name = without_office(name, words);
      if (names_office(name, words, agencies)) continue;
      if (!looks_like_person(name)) return;
      if (std::find(out.begin(), out.end(), name) == out.end()) out.emplace_back(name);
    }
  }
}

}  // namespace

std::vector<std::string_view> agency_columns() { return {"name", "credits"}; }

Result<AgencyNames> AgencyNames::from(const LexiconTable& table) {
  AgencyNames names;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.field(row, 0).empty()) return Error{ErrorCode::bad_input, table.place(row) + ": the name is empty"};
    names.keys_.insert(fold_key(table.field(row, 0)));
    for (const std::string_view credit : table.list(row, 1)) {
      names.by_credit_.emplace(credit, table.field(row, 0));
      names.keys_.insert(fold_key(credit));
    }
  }
  return names;
}

std::string_view AgencyNames::agency(std::string_view credit) const {
  const auto found = by_credit_.find(credit);
  return found == by_credit_.end() ? std::string_view() : std::string_view(found->second);
}

bool AgencyNames::has(std::string_view name) const { return keys_.contains(fold_key(name)); }

namespace {

// Words of a sentence: those that begin small.
std::ptrdiff_t count_small(std::string_view text) {
  const auto words = split_words(text);
  return std::count_if(words.begin(), words.end(), [](std::string_view word) {
    const auto first = word.find_first_not_of("(\"'");
    if (first == std::string_view::npos) return false;
    const char32_t c = code_point_at(word, first).value;
    return is_letter_or_digit(c) && !is_upper(c) && !(c >= U'0' && c <= U'9');
  });
}

}  // namespace

bool in_dateline(std::string_view paragraph, std::size_t end) {
  constexpr std::size_t longest = 140;  // bytes
  std::size_t dash = std::string_view::npos;
  for (const std::string_view mark : {" - ", " – ", " — ", " -- "}) dash = std::min(dash, paragraph.find(mark));
  if (dash > longest || end > dash) return false;
  // An agency in brackets may be put in any words.
  std::string_view behind = paragraph.substr(end, dash - end);
  const std::size_t bracket = behind.find('(');
  if (bracket != std::string_view::npos && behind.find(')', bracket) != std::string_view::npos)
    behind = behind.substr(0, bracket);
  return count_small(paragraph.substr(0, end)) + count_small(behind) <= 1;
}

std::optional<LinePart> dateline_credit(std::string_view paragraph) {
  static const re2::RE2 pattern(R"(^[^()]*?\(([\p{L}\d][^()]*)\)\s*(?:-|–|—|:|\.\s))");
  const std::string_view head = paragraph.substr(0, 160);
  re2::StringPiece name;
  if (!re2::RE2::PartialMatch(piece(head), pattern, &name)) return std::nullopt;
  // What stands before the bracket is a place and a date, no sentence.
  const std::string_view before = head.substr(0, static_cast<std::size_t>(name.data() - head.data()));
  if (before.size() > 90 || split_words(before).size() > 9 || split_words({name.data(), name.size()}).size() > 6)
    return std::nullopt;
  if (!is_upper(code_point_at({name.data(), name.size()}, 0).value) &&
      split_words({name.data(), name.size()}).size() > 1)
    return std::nullopt;
  if (!before.empty() && before != "(" && !is_upper(code_point_at(before, 0).value)) return std::nullopt;
  return part_of(paragraph, name);
}

namespace {

bool is_credit(std::string_view name) {
  return name.size() <= 50 && name.find_first_of("0123456789,:") == std::string_view::npos &&
         split_words(name).size() <= 5 && name.find(" by ") == std::string_view::npos;
}

}  // namespace

std::optional<LinePart> source_credit(std::string_view line, const CreditWords& words) {
  static const re2::RE2 ending(R"([.!?”"’']\s*\(([\p{Lu}][\p{L}\d .&'-]*)\)\s*$)");
  re2::StringPiece name;
  if (line.size() <= 160 && re2::RE2::PartialMatch(piece(line), *words.patterns().source, &name) &&
      is_credit({name.data(), name.size()}))
    return part_of(line, name);
  if (re2::RE2::PartialMatch(piece(line), ending, &name) && name.size() <= 40) return part_of(line, name);
  return std::nullopt;
}

std::optional<LinePart> agency_credit(std::string_view line, const AgencyNames& agencies, const CreditWords& words) {
  if (line.size() > 120) return std::nullopt;
  for (std::string_view part : split_at(line, {", ", " | ", " / ", " - ", " – ", " — ", " • ", " · ", "/"})) {
    re2::StringPiece name;
    if (re2::RE2::PartialMatch(piece(part), *words.patterns().byline, &name)) part = {name.data(), name.size()};
    if (!part.empty() && !agencies.agency(part).empty()) return part_of(line, piece(part));
  }
  return std::nullopt;
}

std::optional<LinePart> copyright_credit(std::string_view line, const AgencyNames& agencies, const CreditWords& words) {
  re2::StringPiece name;
  if (!re2::RE2::PartialMatch(piece(line), *words.patterns().copyright, &name)) return std::nullopt;
  const std::string_view holder = trim({name.data(), name.size()});
  if (agencies.agency(holder).empty()) return std::nullopt;
  return part_of(line, piece(holder));
}

bool are_initials(std::string_view acronym, std::string_view name) {
  const std::string key = fold_key(name);
  const std::string sought = fold_key(acronym);
  if (sought.size() < 2 || key.empty() || key[0] != sought[0]) return false;
  std::size_t found = 0;
  for_words(key, [&](std::string_view word) {
    if (found < sought.size() && word[0] == sought[found]) ++found;
  });
  return found == sought.size();
}

bool names_outlet(std::string_view credit, std::string_view outlet) {
  const std::string key = fold_key(credit);
  const std::string name = fold_key(outlet);
  if (key.empty() || name.empty()) return false;
  return key == name || "the " + key == name || key == "the " + name || are_initials(credit, outlet);
}

bool names_office(std::string_view author, const CreditWords& words, const AgencyNames& agencies,
                  std::string_view outlet) {
  const auto joined = split_at(author, spaced(words.of("and")));
  if (joined.size() > 1) {
    return std::all_of(joined.begin(), joined.end(),
                       [&](std::string_view part) { return names_office(part, words, agencies, outlet); });
  }
  const std::string key = fold_key(author);
  if (key.empty() || words.office_in(author) != std::string_view::npos || words.is_section(key) || agencies.has(author))
    return true;
  if (words.is_media_name(author) && !words.starts_with_given_name(author)) return true;
  if (outlet.empty()) return false;
  if (names_outlet(author, outlet)) return true;
  const std::string own = fold_key(outlet);
  bool named = false;
  bool all = true;
  for_words(key, [&](std::string_view word) {
    const bool of_outlet = word.size() > 2 && own.find(word) != std::string::npos;
    named = named || of_outlet;
    all = all && (of_outlet || word.size() <= 2 || word == "the" || words.is_section(word));
  });
  return named && all;
}

void leave_out_outlet(const CreditWords& words, const AgencyNames& agencies, CleanDocument& doc) {
  std::erase_if(doc.agencies, [&](const TextSpan& a) { return names_outlet(a.text, doc.publisher); });
  std::erase_if(doc.authors,
                [&](const std::string& author) { return names_office(author, words, agencies, doc.publisher); });
}

bool looks_like_person(std::string_view name) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || words.size() > 5 || name.size() > 60) return false;
  std::size_t capitals = 0;
  for (const std::string_view word : words) {
    if (word.find_first_of("0123456789@:|/") != std::string_view::npos) return false;
    if (is_upper(code_point_at(word, 0).value)) ++capitals;
  }
  return capitals >= 2 && is_upper(code_point_at(words.front(), 0).value) &&
         is_upper(code_point_at(words.back(), 0).value);
}

std::vector<std::string> byline_authors(std::string_view line, const CreditWords& words, const AgencyNames& agencies) {
  std::vector<std::string> authors;
  re2::StringPiece rest = piece(line);
  re2::StringPiece names;
  // Editors and translators come behind the reporters.
  while (authors.empty() && re2::RE2::FindAndConsume(&rest, *words.patterns().byline, &names))
    take_persons({names.data(), names.size()}, words, agencies, authors);
  return authors;
}

}  // namespace claimgraph::extract
