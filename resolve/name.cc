#include "resolve/name.h"

#include <algorithm>
#include <cctype>

#include "base/words.h"
#include "resolve/fold.h"
#include "resolve/sound.h"

namespace claimgraph::resolve {

namespace {

// "Ukraine's Security Service": the possessive is no part of the word.
std::string without_possessives(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::size_t mark = 0;
    if (name.substr(i).starts_with("'s")) mark = 1;
    if (name.substr(i).starts_with("\xE2\x80\x99s")) mark = 3;
    const std::size_t after = i + mark + 1;
    if (mark != 0 && i > 0 && (after >= name.size() || name[after] == ' ')) {
      i += mark;
      continue;
    }
    out += name[i];
  }
  return out;
}

bool is_acronym(std::string_view name) {
  std::size_t capitals = 0;
  for (const char c : name) {
    if (c == '.' || c == '-') continue;
    if (std::isupper(static_cast<unsigned char>(c)) == 0 && std::isdigit(static_cast<unsigned char>(c)) == 0)
      return false;
    ++capitals;
  }
  return capitals >= 2 && capitals <= 8;
}

// A name and what stands behind it in brackets or behind a comma.
struct Parts {
  std::string_view head;
  std::string_view rest;
};
Parts parts_of(std::string_view name) {
  const std::size_t bracket = name.find('(');
  if (bracket != std::string_view::npos && bracket > 0) {
    const std::size_t end = name.find(')', bracket);
    return {name.substr(0, bracket), name.substr(bracket + 1, end == std::string_view::npos ? end : end - bracket - 1)};
  }
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos && comma > 0) return {name.substr(0, comma), name.substr(comma + 1)};
  return {name, {}};
}

NameWord word_of(std::string_view word, const Knowledge& knowledge) {
  NameWord out;
  out.text = std::string(knowledge.canonical_word(word));
  out.sounds = sounds_of(word, knowledge);
  return out;
}

// ---- persons ----

// "abd al-rahman", "abdel rahman", "abdulrahman" and "abu bakr", "aboubakr": one word each, with the first part's
// normal form.
std::string_view joined_prefix(std::string_view word, const Knowledge& knowledge, std::string_view& rest) {
  if (knowledge.given_name(word) != 0) return {};
  for (std::size_t length = word.size(); length >= 2; --length) {
    const std::string_view value = knowledge.value(WordClass::teknonym, word.substr(0, length));
    if (value.empty()) continue;
    const bool whole = length == word.size();
    if (!whole && (word.size() - length < 3 || length < 4)) continue;
    rest = word.substr(length);
    return value;
  }
  return {};
}

void analyse_person(std::vector<std::string_view> words, const Knowledge& knowledge, NameForm& form) {
  while (words.size() > 1 && knowledge.is(WordClass::title, words.front())) words.erase(words.begin());
  while (words.size() > 1 && !knowledge.value(WordClass::generation, words.back()).empty()) {
    form.generation = std::string(knowledge.value(WordClass::generation, words.back()));
    words.pop_back();
  }
  std::string prefix;
  for (const std::string_view word : words) {
    if (words.size() > 1 && prefix.empty() && knowledge.is(WordClass::particle, word) && word.size() > 1) continue;
    if (!prefix.empty() && knowledge.is(WordClass::article, word)) continue;
    std::string_view rest;
    const std::string_view joined = prefix.empty() ? joined_prefix(word, knowledge, rest) : std::string_view{};
    if (!joined.empty() && rest.empty() && words.size() > 1) {
      prefix = std::string(joined);
      continue;
    }
    const std::string whole = joined.empty() ? prefix + std::string(word) : std::string(joined) + std::string(rest);
    NameWord out = word_of(whole, knowledge);
    out.text = whole;
    out.given = knowledge.given_name(whole);
    form.core.push_back(std::move(out));
    prefix.clear();
  }
  if (!prefix.empty()) form.core.push_back(word_of(prefix, knowledge));
}

// ---- organisations ----

// Finds the longest name of a country that starts at `at`; the number of its words, 0 for none.
std::size_t country_at(const std::vector<std::string_view>& words, std::size_t at, const Knowledge& knowledge,
                       std::string& code) {
  const std::size_t most = std::min(knowledge.max_country_words(), words.size() - at);
  for (std::size_t count = most; count > 0; --count) {
    std::string phrase;
    for (std::size_t i = at; i < at + count; ++i) phrase += (phrase.empty() ? "" : " ") + std::string(words[i]);
    if (const auto found = knowledge.country_of(phrase)) {
      code = std::string(*found);
      return count;
    }
  }
  return 0;
}

void add_initials(NameForm& form, std::string_view word, const Knowledge& knowledge) {
  const bool optional = knowledge.is(WordClass::function, word) || knowledge.is(WordClass::article, word);
  form.initials += optional ? static_cast<char>(std::toupper(static_cast<unsigned char>(word[0]))) : word[0];
}

// "Ministry of Internal Affairs" is the interior ministry.
void replace_phrases(NameForm& form, const Knowledge& knowledge) {
  std::vector<std::string> texts;
  for (const NameWord& word : form.core) texts.push_back(word.text);
  std::vector<NameWord> core;
  for (std::size_t i = 0; i < form.core.size();) {
    std::size_t count = 0;
    const std::string_view phrase = knowledge.phrase_at(texts, i, count);
    if (count == 0) {
      core.push_back(form.core[i++]);
      continue;
    }
    for (const std::string_view word : split_words(phrase)) core.push_back(word_of(word, knowledge));
    i += count;
  }
  form.core = std::move(core);
}

void analyse_organisation(std::vector<std::string_view> words, const Knowledge& knowledge, NameForm& form) {
  while (words.size() > 1 && knowledge.is(WordClass::legal, words.back())) words.pop_back();
  if (words.size() > 1 && knowledge.is(WordClass::legal_front, words.front())) words.erase(words.begin());
  for (std::size_t i = 0; i < words.size();) {
    std::string code;
    const std::size_t country_words = country_at(words, i, knowledge, code);
    for (std::size_t k = 0; k < std::max<std::size_t>(1, country_words); ++k)
      add_initials(form, words[i + k], knowledge);
    if (country_words > 0) {
      form.countries.push_back(code);
      i += country_words;
      continue;
    }
    const std::string_view word = words[i++];
    if (word == "in" && i > 1) form.branch = true;
    if (words.size() > 1 && (knowledge.is(WordClass::article, word) || knowledge.is(WordClass::function, word)))
      continue;
    if (const auto number = knowledge.value(WordClass::number, word); !number.empty() && words.size() > 1) {
      form.numbers += (form.numbers.empty() ? "" : " ") + std::string(number);
      continue;
    }
    form.core.push_back(word_of(word, knowledge));
  }
  replace_phrases(form, knowledge);
  for (NameWord& word : form.core) {
    word.filler = knowledge.is(WordClass::filler, word.text);
    word.qualifier = knowledge.is(WordClass::qualifier, word.text);
    word.trade = knowledge.is(WordClass::trade, word.text);
    word.generic = knowledge.is(WordClass::generic, word.text);
    word.given = knowledge.given_name(word.text);
  }
  std::sort(form.countries.begin(), form.countries.end());
  form.countries.erase(std::unique(form.countries.begin(), form.countries.end()), form.countries.end());
}

// ---- places ----

void analyse_place(const std::vector<std::string_view>& words, const Knowledge& knowledge, NameForm& form) {
  std::string code;
  if (!words.empty() && country_at(words, 0, knowledge, code) == words.size()) form.countries.push_back(code);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool alone = words.size() == 1;
    const bool at_end = i == 0 || i + 1 == words.size();
    if (const auto level = knowledge.value(WordClass::division, word); !level.empty() && at_end && !alone) {
      form.division = std::string(level);
      continue;
    }
    if (!alone && (knowledge.is(WordClass::article, word) || word == "of")) continue;
    if (!alone && knowledge.is(WordClass::compass, word)) {
      form.compass += (form.compass.empty() ? "" : " ") + std::string(word);
      continue;
    }
    form.core.push_back(word_of(word, knowledge));
    form.core.back().text = std::string(word);
  }
  std::string bare = form.compass;
  for (const NameWord& word : form.core) bare += (bare.empty() ? "" : " ") + word.text;
  form.places = knowledge.places(form.folded);
  if (form.places.empty()) form.places = knowledge.places(bare);
  const auto larger = [](const KnownPlace& a, const KnownPlace& b) {
    return a.population != b.population ? a.population > b.population : a.id < b.id;
  };
  std::sort(form.places.begin(), form.places.end(), larger);
}

}  // namespace

NameForm analyse_name(NodeType type, std::string_view name, const Knowledge& knowledge) {
  NameForm form;
  const std::string plain = without_possessives(name);
  Parts parts = parts_of(plain);
  if (type == NodeType::person) parts = {plain, {}};
  form.folded = fold(type == NodeType::place ? plain : type == NodeType::person ? std::string_view(plain) : parts.head);
  const std::string head = fold(parts.head);
  form.known = knowledge.known(type, form.folded);
  const std::vector<std::string_view> words = split_words(head);
  if (type == NodeType::person) {
    analyse_person(words, knowledge, form);
  } else if (type == NodeType::place) {
    form.within = fold(parts.rest);
    analyse_place(words, knowledge, form);
  } else {
    if (words.size() == 1 && is_acronym(parts.head.substr(0, parts.head.find_last_not_of(' ') + 1)))
      form.acronym = head;
    analyse_organisation(words, knowledge, form);
  }
  return form;
}

}  // namespace claimgraph::resolve
