#include "extract/clean/text_title.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/words.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Short words stand in every text; the first letters of longer ones outlive their endings.
constexpr std::size_t shortest_word = 4;
constexpr std::size_t stem = 5;

std::set<std::string_view> stems_of_text(const std::vector<TextLine>& lines, std::size_t body) {
  constexpr std::size_t enough = 8;  // lines: what a headline tells is told again soon
  std::set<std::string_view> stems;
  std::size_t taken = 0;
  for (std::size_t i = body; i < lines.size() && taken < enough; ++i) {
    if (!lines[i].sentence_end || lines[i].words < 5 || is_noise(lines[i])) continue;
    ++taken;
    for_words(lines[i].key, [&](std::string_view word) {
      if (word.size() >= shortest_word) stems.insert(word.substr(0, stem));
    });
  }
  return stems;
}

// The share of a line's words that the text has too.
double shared_words(const TextLine& line, const std::set<std::string_view>& stems) {
  double all = 0;
  double shared = 0;
  for_words(line.key, [&](std::string_view word) {
    if (word.size() < shortest_word) return;
    ++all;
    if (stems.contains(word.substr(0, stem))) ++shared;
  });
  return all == 0 ? 0 : shared / all;
}

bool may_be_title(const TextLine& line) {
  return !is_noise(line) && !is_mark(line) && !line.bullet && line.words >= 3 && line.characters <= 220;
}

// The first line of a page is its masthead where it shouts, or has a short name before a bar or dash, and is no
// headline's length.
bool may_be_masthead(const TextLine& line) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const char c : line.text) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    if (c >= 'a' && c <= 'z') ++small;
  }
  const std::string_view text = line.text;
  const std::size_t bar = std::min(text.find(" | "), text.find(" - "));
  const bool named = bar != std::string_view::npos &&
                     std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bar), ' ') < 4;
  return line.words <= 9 && (capitals > small || named);
}

// A menu stands below the masthead and its slogan, and above the headline.
bool stands_over_menu(const std::vector<TextLine>& lines, std::size_t i, std::size_t body) {
  constexpr std::size_t near = 2;
  if (i > near) return false;
  for (std::size_t k = i + 1; k < body && k <= i + near; ++k) {
    if (lines[k].separated && !lines[k].classes.has(LineClass::share) && !lines[k].dated) return true;
  }
  return false;
}

double evidence(const std::vector<TextLine>& lines, std::size_t i, std::size_t body,
                const std::set<std::string_view>& stems) {
  const TextLine& line = lines[i];
  double sum = 4 * std::min(shared_words(line, stems), 0.5);
  if (line.words >= 5 && line.characters >= 25) sum += 1.5;
  if (line.repeats > 0 && line.words >= 4) sum += 2;
  if (i == 0 && may_be_masthead(line)) sum -= 1.5;
  if (line.repeats == 0 && stands_over_menu(lines, i, body)) sum -= 1;
  return sum;
}

// The run of text may begin with the headline: a question, or a line over the date or the byline.
bool may_head_body(const std::vector<TextLine>& lines, std::size_t body) {
  const TextLine& line = lines[body];
  if (line.is_prose()) return false;
  return !line.sentence_end || line.text.ends_with('?') || (body + 1 < lines.size() && is_mark(lines[body + 1]));
}

}  // namespace

bool is_noise(const TextLine& line) {
  for (const LineClass c :
       {LineClass::comments, LineClass::related, LineClass::link, LineClass::share, LineClass::subscribe,
        LineClass::appeal, LineClass::advert, LineClass::legal, LineClass::footer, LineClass::tags, LineClass::form,
        LineClass::cookie, LineClass::paywall, LineClass::error, LineClass::video}) {
    if (line.classes.has(c)) return true;
  }
  return line.separated || line.words == 0;
}

bool is_mark(const TextLine& line) {
  return line.classes.has(LineClass::photo) || line.classes.has(LineClass::byline) ||
         line.classes.has(LineClass::stamp) || (line.dated && !line.sentence_end && line.characters <= 120);
}

std::optional<std::size_t> find_title(const std::vector<TextLine>& lines, std::size_t body, const std::string& given) {
  const std::string key = fold_key(given);
  const std::set<std::string_view> stems = stems_of_text(lines, body);
  constexpr double least = 1.1;  // a page may have no headline, only its name over the text
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t i = 0; i <= body && i < lines.size(); ++i) {
    if (!may_be_title(lines[i])) continue;
    if (!key.empty() && lines[i].key == key) return i;
    if (i == body && !may_head_body(lines, body)) break;
    // A standfirst shares words too: of equal ones the first is the headline.
    const double sum = evidence(lines, i, body, stems);
    if (!best || sum > most + 0.25) best = i, most = sum;
  }
  return most < least ? std::nullopt : best;
}

}  // namespace claimgraph::extract
