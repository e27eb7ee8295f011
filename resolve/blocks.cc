#include <algorithm>

#include <fmt/format.h>

#include "resolve/facts.h"
#include "resolve/fold.h"
#include "resolve/profile.h"
#include "resolve/sound.h"

namespace claimgraph::resolve {

namespace {

using Keys = std::vector<std::string>;

std::string joined(const NameForm& form) {
  std::string out;
  for (const NameWord& word : form.core) out += word.sounds;
  out.erase(std::unique(out.begin(), out.end()), out.end());  // "BlackKelp", "Black Kelp"
  return out;
}

// A skeleton, or for a name of vowels its sounds.
std::string key_of(const std::string& sounds) {
  std::string skeleton = skeleton_of(sounds);
  return skeleton.size() < 2 ? sounds : skeleton;
}
std::string key_of(const NameWord& word) { return key_of(word.sounds); }

void person_keys(const NameForm& form, Keys& keys) {
  if (form.core.empty()) return;
  // One name must meet the full ones that hold it; a given name of the table is too common to do so.
  for (const NameWord* word : {&form.core.front(), &form.core.back()})
    if (word->given == 0 || form.core.size() == 1) keys.push_back("s" + key_of(*word));
  for (std::size_t i = 0; i < form.core.size(); ++i) {
    for (std::size_t j = i + 1; j < form.core.size(); ++j) {
      const auto part = [](const NameWord& w) { return w.given != 0 ? "#" + std::to_string(w.given) : key_of(w); };
      std::string x = part(form.core[i]);
      std::string y = part(form.core[j]);
      if (y < x) std::swap(x, y);
      keys.push_back(fmt::format("t{} {}", x, y));
    }
  }
}

void organisation_keys(const NameForm& form, const Knowledge& knowledge, Keys& keys) {
  if (!form.acronym.empty()) keys.push_back("a" + form.acronym);
  if (form.initials.size() > 1) {
    std::string all;
    std::string firm;
    for (const char c : form.initials) {
      const bool optional = c >= 'A' && c <= 'Z';
      all += optional ? static_cast<char>(c - 'A' + 'a') : c;
      if (!optional) firm += c;
    }
    keys.push_back("a" + all);
    keys.push_back("a" + firm);
  }
  std::vector<std::string> own;
  for (const NameWord& word : form.core)
    if (!word.generic && !word.filler) own.push_back(key_of(sounds_of(word.text, knowledge)));
  std::sort(own.begin(), own.end());
  if (own.empty()) {
    // "Interior Ministry", "Ministry of the Interior"
    std::vector<std::string> words;
    for (const NameWord& word : form.core) words.push_back(word.text);
    std::sort(words.begin(), words.end());
    const std::string all = fmt::format("g{}", fmt::join(words, " "));
    keys.push_back(all);
    for (const std::string& country : form.countries) keys.push_back(all + ' ' + country);
    keys.push_back("g" + joined(form));
  }
  for (std::size_t i = 0; i + 1 < own.size(); ++i) keys.push_back("o" + own[i] + ' ' + own[i + 1]);
  if (own.size() == 1) keys.push_back("o" + own[0]);
}

void name_keys(NodeType type, const NameForm& form, const Knowledge& knowledge, Keys& keys) {
  keys.push_back("n" + form.folded);
  if (form.known) keys.push_back("k" + std::to_string(*form.known));
  const std::string whole = joined(form);
  if (type == NodeType::person) person_keys(form, keys);
  if (type == NodeType::organisation || type == NodeType::source) organisation_keys(form, knowledge, keys);
  if (type == NodeType::place) {
    keys.push_back("p" + skeleton_of(whole));
    for (const std::string& country : form.countries) keys.push_back("c" + country);
  }
  // Exchanged letters leave the set of consonants; of a long name it would say too little.
  constexpr std::size_t long_name = 12;
  std::string letters = skeleton_of(whole);
  std::sort(letters.begin(), letters.end());
  letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
  if (letters.size() > 3 && whole.size() <= long_name) keys.push_back("b" + letters);
  // Another slip of the pen changes one half only.
  constexpr std::size_t half = 6;
  if (whole.size() >= half) {
    keys.push_back("h" + whole.substr(0, half));
    keys.push_back("e" + whole.substr(whole.size() - half));
  }
}

// A day and the next, so that neighbours meet; with a country, or the words of the deed where none is told. And a month
// with a place or an actor, for what is told without its day.
void event_keys(const Member& member, Keys& keys) {
  std::vector<std::string_view> deeds = contexts_of(member, 'w');
  for (const auto word : contexts_of(member, 'v')) deeds.push_back(word);
  DayRange days;
  const bool dated = member.event.date && parse_days(member.event.date->value, days);
  constexpr int most_days = 31;
  std::vector<DayRange> spans;
  if (dated) spans.push_back(days);
  for (const auto hint : contexts_of(member, 'h'))
    if (DayRange hinted; parse_days(hint, hinted)) spans.push_back(hinted);
  for (const DayRange& span : spans) {
    if (span.last - span.first > most_days) continue;
    for (int day = span.first; day <= span.last + 1; ++day) {
      for (const auto country : contexts_of(member, 'c'))
        keys.push_back("d" + std::to_string(day) + std::string(country));
      for (const auto word : deeds) keys.push_back("w" + std::to_string(day) + std::string(word));
    }
  }
  // What is told without its day is mostly told within days, in documents about the same.
  constexpr int soon = 2;
  const bool one_day = dated && days.first == days.last;
  DayRange from = days;
  if (one_day || parse_days(member.published, from)) {
    const int first = one_day ? from.first : from.first - soon;
    for (int day = first; day <= first + soon; ++day)
      for (const auto name : contexts_of(member, 'k'))
        for (const auto word : deeds)
          keys.push_back("k" + std::to_string(day) + std::string(word) + ' ' + std::string(name));
  }
  // Deeds that no table has: two days with a main name of the document.
  if (one_day)
    for (int day = days.first; day <= days.first + 1; ++day)
      for (const auto name : contexts_of(member, 'k'))
        keys.push_back("s" + std::to_string(day) + ' ' + std::string(name));
  const std::string month = (dated ? member.event.date->value : member.published).substr(0, 7);
  for (const char relation : {'l', 'g', 'p', 't'})
    for (const auto name : contexts_of(member, relation))
      keys.push_back(std::string(1, relation) + month + ' ' + std::string(name));
}

}  // namespace

std::vector<std::string> block_keys(const Member& member, const Knowledge& knowledge) {
  Keys keys;
  if (member.type == NodeType::event) {
    event_keys(member, keys);
  } else {
    for (const NameForm& form : analyse(member, knowledge).names) name_keys(member.type, form, knowledge, keys);
    if (!member.place.gazetteer_id.empty()) keys.push_back("z" + member.place.gazetteer_id);
  }
  const std::string type(to_string(member.type).substr(0, 2));
  for (std::string& key : keys) key.insert(0, type);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace claimgraph::resolve
