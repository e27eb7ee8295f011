#include "resolve/judge_names.h"

#include <algorithm>

#include "resolve/sound.h"

namespace claimgraph::resolve {

namespace {

Judgement same(double score, std::string reason) { return {Verdict::same, score, std::move(reason), false}; }
Judgement unsure(double score, std::string reason) { return {Verdict::unsure, score, std::move(reason), false}; }
Judgement different(double score, std::string reason) { return {Verdict::different, score, std::move(reason), false}; }
Judgement conflict(std::string reason) { return {Verdict::different, 0.05, std::move(reason), true}; }

// What two names have in common that decides at once: one folded text, or the table of known names.
std::optional<Judgement> by_knowledge(const NameForm& a, const NameForm& b) {
  if (!a.folded.empty() && a.folded == b.folded) return same(1.0, "name");
  if (a.known && b.known) return *a.known == *b.known ? same(0.97, "known name") : conflict("known as two");
  return std::nullopt;
}

std::string joined_sounds(const NameForm& form) {
  std::string out;
  for (const NameWord& word : form.core) out += word.sounds;
  return out;
}

Judgement matched(const WordMatch& match) {
  if (match.typos > 0) return same(0.84, "slip of the pen");
  if (match.initials > 0) return same(0.82, "initials");
  if (match.alike > 0) return same(0.80 + 0.15 * match.likeness, "spelling");
  return match.in_order ? same(0.98, "name") : same(0.93, "word order");
}

constexpr double kJoinedAlike = 0.86;  // least likeness of names whose words are divided in another way

bool alike_when_joined(const NameForm& a, const NameForm& b, const Knowledge& knowledge) {
  return a.core.size() != b.core.size() &&
         sound_likeness(joined_sounds(a), joined_sounds(b), knowledge) >= kJoinedAlike;
}

// ---- persons ----

// A shorter form of a person's name: two shared names make it sure, one does not.
Judgement shorter_person(const WordMatch& match) {
  const std::size_t firm = match.exact + match.alike + match.typos;
  if (match.typos > 0 && firm < 3) return unsure(0.5, "part of the name, misspelt");
  if (firm >= 2) return same(0.85, "part of the name");
  return unsure(0.6, "one name of several");
}

}  // namespace

Judgement judge_person_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge) {
  if (a.generation != b.generation) {
    if (!a.generation.empty() && !b.generation.empty()) return conflict("generation");
  }
  if (const auto known = by_knowledge(a, b)) return *known;
  const WordMatch match = match_words(a, b, true, knowledge);
  const bool generation = a.generation == b.generation;
  if (!match.only_a.empty() && !match.only_b.empty()) {
    if (alike_when_joined(a, b, knowledge)) return same(0.82, "spelling");
    return match.pairs() > 0 ? conflict("another name") : different(0.0, "another name");
  }
  if (match.pairs() == 0) return different(0.0, "another name");
  if (!generation) return unsure(0.55, "generation");
  if (match.only_a.empty() && match.only_b.empty()) return matched(match);
  if (match.initials > 0) return unsure(0.5, "initials");
  // Two middle initials against one: "George W." is not "George H. W."
  const NameForm& longer = match.only_a.empty() ? b : a;
  const NameForm& shorter = match.only_a.empty() ? a : b;
  const auto& extra = match.only_a.empty() ? match.only_b : match.only_a;
  const auto single = [](const NameWord& word) { return word.text.size() == 1; };
  if (std::any_of(shorter.core.begin(), shorter.core.end(), single) &&
      std::any_of(extra.begin(), extra.end(), [&](std::size_t i) { return single(longer.core[i]); }))
    return conflict("initials");
  return shorter_person(match);
}

namespace {

// ---- organisations ----

// True when the letters are the initials of the words, function words as it pleases (upper-case in `initials`).
bool spells(std::string_view letters, std::string_view initials) {
  if (letters.empty())
    return std::all_of(initials.begin(), initials.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (initials.empty()) return false;
  const char c = initials[0];
  const bool optional = c >= 'A' && c <= 'Z';
  const char plain = optional ? static_cast<char>(c - 'A' + 'a') : c;
  if (plain == letters[0] && spells(letters.substr(1), initials.substr(1))) return true;
  return optional && spells(letters, initials.substr(1));
}

std::optional<Judgement> by_acronym(const NameForm& a, const NameForm& b) {
  if (!a.acronym.empty() && !b.acronym.empty()) return different(0.05, "another acronym");
  if (a.acronym.empty() && b.acronym.empty()) return std::nullopt;
  const NameForm& shorter = a.acronym.empty() ? b : a;
  const NameForm& longer = a.acronym.empty() ? a : b;
  if (longer.initials.size() < 2) return std::nullopt;
  if (spells(shorter.acronym, longer.initials)) return same(shorter.acronym.size() > 2 ? 0.88 : 0.81, "acronym");
  return std::nullopt;
}

bool has_own_word(const NameForm& form) {
  return std::any_of(form.core.begin(), form.core.end(), [](const NameWord& w) { return !w.generic && !w.filler; });
}

// "Cedar Lines" for "Cedar Lines Shipping", "Miguel Soto Front" as "Soto Front": the trade at the end, the given name
// of the one it is called after.
bool is_short_form(const NameForm& longer, const std::vector<std::size_t>& extra) {
  const std::size_t words = longer.core.size();
  const bool trades = extra.front() == words - extra.size() &&
                      std::all_of(extra.begin(), extra.end(), [&](std::size_t i) { return longer.core[i].trade; });
  const bool given = extra.back() == extra.size() - 1 && words > extra.size() + 1 &&
                     std::all_of(extra.begin(), extra.end(), [&](std::size_t i) { return longer.core[i].given != 0; });
  return trades || given;
}

// The words that only one side has: fillers say nothing, qualifiers make another one.
Judgement shorter_organisation(const NameForm& longer, const std::vector<std::size_t>& extra, const WordMatch& match) {
  if (longer.branch) return conflict("branch");
  if (match.pairs() > 1 && is_short_form(longer, extra)) return same(0.84, "shorter name");
  bool fillers = true;
  for (const std::size_t i : extra) {
    if (longer.core[i].qualifier) return conflict("another one of its kind");
    fillers = fillers && longer.core[i].filler;
  }
  if (fillers && match.pairs() > 0) return same(0.87, "shorter name");
  return match.pairs() > 1 ? unsure(0.5, "part of the name") : different(0.3, "part of the name");
}

}  // namespace

Judgement judge_organisation_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge) {
  if (const auto known = by_knowledge(a, b)) return *known;
  if (const auto acronym = by_acronym(a, b)) return *acronym;
  const bool two_states = !a.countries.empty() && !b.countries.empty() && a.countries != b.countries;
  if (two_states) return conflict("of two states");
  if (a.numbers != b.numbers) return conflict("numbers");
  const WordMatch match = match_words(a, b, false, knowledge);
  const bool one_state = a.countries == b.countries;
  if (!match.only_a.empty() && !match.only_b.empty()) {
    if (one_state && alike_when_joined(a, b, knowledge)) return same(0.82, "spelling");
    return match.pairs() > 0 ? conflict("another name") : different(0.0, "another name");
  }
  if (match.pairs() == 0)
    return a.core.empty() && b.core.empty() && one_state ? same(0.9, "state") : different(0.0, "another name");
  if (!match.only_a.empty() || !match.only_b.empty()) {
    const bool longer_a = !match.only_a.empty();
    const Judgement shorter = shorter_organisation(longer_a ? a : b, longer_a ? match.only_a : match.only_b, match);
    return shorter.verdict == Verdict::same && !one_state ? unsure(0.6, "state not told") : shorter;
  }
  if (one_state) return matched(match);
  if (!has_own_word(a)) return unsure(0.6, "state not told");
  return match.pairs() > 1 ? same(0.82, "state not told") : unsure(0.65, "state not told");
}

namespace {

// ---- places ----

// A town of this name that a reader thinks of, so that "X province" is not X.
const KnownPlace* town_of(const NameForm& form) {
  constexpr std::uint32_t known_town = 20000;  // inhabitants
  for (const KnownPlace& place : form.places)
    if (place.town && place.population >= known_town) return &place;
  return nullptr;
}

// Levels of places: a bare name may be the city or the province of it.
std::optional<Judgement> by_division(const NameForm& a, const NameForm& b) {
  if (a.division == b.division) return std::nullopt;
  const NameForm& told = a.division.empty() ? b : a;
  const NameForm& bare = a.division.empty() ? a : b;
  if (!bare.division.empty()) return conflict("another level");
  if (told.division == "country") return std::nullopt;
  if (told.division == "province" && town_of(bare) == nullptr) return std::nullopt;
  if (told.division == "city" && bare.countries.empty()) return std::nullopt;
  return conflict("another level");
}

// The gazetteer's word: the largest places of both names are one, or two that go by these very names.
std::optional<Judgement> by_gazetteer(const NameForm& a, const NameForm& b) {
  if (a.places.empty() || b.places.empty()) return std::nullopt;
  const KnownPlace& x = a.places[0];
  const KnownPlace& y = b.places[0];
  if (x.id == y.id) return same(0.95, "gazetteer");
  const auto holds = [](const NameForm& form, const KnownPlace& place) {
    return std::any_of(form.places.begin(), form.places.end(), [&](const KnownPlace& p) { return p.id == place.id; });
  };
  constexpr std::uint32_t large = 100000;  // inhabitants
  if (x.population >= large && holds(b, x) && !y.primary_name) return same(0.9, "gazetteer");
  if (y.population >= large && holds(a, y) && !x.primary_name) return same(0.9, "gazetteer");
  if (x.primary_name && y.primary_name && !holds(a, y) && !holds(b, x)) return conflict("two places of the gazetteer");
  return std::nullopt;
}

}  // namespace

Judgement judge_place_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge) {
  if (const auto known = by_knowledge(a, b)) return *known;
  if (!a.within.empty() && !b.within.empty() && a.within != b.within) return conflict("of two countries");
  if (!a.countries.empty() && !b.countries.empty())
    return a.countries == b.countries ? same(0.97, "country") : conflict("of two countries");
  if (a.compass != b.compass) return conflict("another part");
  if (const auto level = by_division(a, b)) return *level;
  const WordMatch match = match_words(a, b, false, knowledge);
  const bool all = match.only_a.empty() && match.only_b.empty() && match.pairs() > 0;
  if (all && match.alike + match.typos == 0) return matched(match);
  if (const auto gazetteer = by_gazetteer(a, b)) return *gazetteer;
  if (all) return matched(match);
  if (alike_when_joined(a, b, knowledge)) return same(0.82, "spelling");
  if (match.pairs() > 0 && (match.only_a.empty() || match.only_b.empty())) return unsure(0.4, "part of the name");
  return match.pairs() > 0 ? conflict("another name") : different(0.0, "another name");
}

Judgement judge_forms(NodeType type, const NameForm& a, const NameForm& b, const Knowledge& knowledge) {
  switch (type) {
    case NodeType::person:
      return judge_person_names(a, b, knowledge);
    case NodeType::place:
      return judge_place_names(a, b, knowledge);
    case NodeType::event:
      return different(0.0, "events have no names");
    default:
      return judge_organisation_names(a, b, knowledge);
  }
}

Judgement judge_names(NodeType type, std::string_view a, std::string_view b, const Knowledge& knowledge) {
  return judge_forms(type, analyse_name(type, a, knowledge), analyse_name(type, b, knowledge), knowledge);
}

}  // namespace claimgraph::resolve
