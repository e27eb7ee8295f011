#include "resolve/event_name.h"

#include <algorithm>
#include <cctype>

#include "base/words.h"
#include "resolve/fold.h"

namespace claimgraph::resolve {

namespace {

bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

// One line, without "BEIRUT, Lebanon - " before it.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == ',' || out.back() == ':')) out.pop_back();
  const std::size_t dash = out.find(" - ");
  const std::size_t first = std::min(out.find_first_of(" ,"), out.size());
  const bool dateline = dash != std::string::npos && first > 2 &&
                        std::none_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first), is_lower);
  return dateline ? out.substr(dash + 3) : out;
}

int count_points(std::size_t words) {
  if (words < 2) return -2;
  return words > 14 ? -1 : words >= 3 && words <= 9 ? 1 : 0;
}

// How well the words alone tell a reader what happened.
int points_of(std::string_view text, const Knowledge& knowledge) {
  const std::string folded = fold(text);
  const auto words = split_words(folded);
  if (words.empty()) return -9;
  int deed = 0;
  int pronouns = 0;
  for (const auto word : words) {
    const std::string_view known = knowledge.event_word(word);
    if (!known.empty()) deed = std::max(deed, knowledge.is_general(known) ? 1 : 2);
    pronouns += knowledge.is(WordClass::pronoun, word) ? 1 : 0;
  }
  const bool shouts = text.size() > 8 && std::none_of(text.begin(), text.end(), is_lower);
  const bool cut = knowledge.is(WordClass::function, words.back()) || knowledge.is(WordClass::auxiliary, words.front());
  return deed + count_points(words.size()) - 3 * std::min(pronouns, 2) - (shouts ? 1 : 0) - (cut ? 1 : 0);
}

bool names_one(std::string_view text, std::span<const std::string> places) {
  const std::string folded = ' ' + fold(text) + ' ';
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    const std::string name = ' ' + fold(place);
    const std::size_t at = folded.find(name);
    if (at == std::string::npos) return false;
    const std::string_view behind = std::string_view(folded).substr(at + name.size());
    return behind.starts_with(' ') || behind.starts_with("s ") || behind.starts_with("'s ");
  });
}

}  // namespace

EventName event_name(const ExtractionNode& event, const std::optional<ByteSpan>& title,
                     std::span<const std::string> places, const Knowledge& knowledge) {
  std::string best = tidy(event.name);
  int most = points_of(best, knowledge);
  for (const TextSpan& mention : event.mentions) {
    const bool in_title = title && title->contains(mention.span);
    std::string text = tidy(mention.text);
    const int points = points_of(text, knowledge) + (in_title ? 2 : 0) + (names_one(text, places) ? 1 : 0);
    if (points <= most) continue;
    best = std::move(text);
    most = points;
  }
  if (!places.empty() && !names_one(best, places)) best += ", " + places[0];
  if (!best.empty() && is_lower(best[0]))
    best[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(best[0])));
  return {best, std::clamp(most + 2, 0, 9)};
}

}  // namespace claimgraph::resolve
