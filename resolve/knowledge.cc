#include "resolve/knowledge.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "base/id.h"
#include "base/lexicon_table.h"
#include "base/words.h"
#include "resolve/fold.h"

namespace claimgraph::resolve {

namespace {

constexpr std::pair<std::string_view, WordClass> kClasses[] = {
    {"article", WordClass::article},     {"function", WordClass::function},       {"particle", WordClass::particle},
    {"title", WordClass::title},         {"generation", WordClass::generation},   {"teknonym", WordClass::teknonym},
    {"trade", WordClass::trade},         {"pronoun", WordClass::pronoun},         {"auxiliary", WordClass::auxiliary},
    {"legal", WordClass::legal},         {"legal-front", WordClass::legal_front}, {"filler", WordClass::filler},
    {"qualifier", WordClass::qualifier}, {"generic", WordClass::generic},         {"division", WordClass::division},
    {"compass", WordClass::compass},     {"number", WordClass::number},
};

std::optional<WordClass> parse_class(std::string_view name) {
  for (const auto& [text, cls] : kClasses)
    if (text == name) return cls;
  return std::nullopt;
}

Error at(const LexiconTable& table, std::size_t row, const std::string& what) {
  return {ErrorCode::bad_input, table.place(row) + ": " + what};
}

// Grows with each change of the code of resolution by which stored profiles, blocks or judgements would be others.
constexpr std::string_view kRules = "1";

constexpr std::string_view kTables[] = {"name_words",  "name_spellings", "name_phrases",     "event_words",
                                        "event_types", "name_countries", "name_short_forms", "name_sounds",
                                        "actors",      "known_names"};

constexpr double kDefaultSoundCost = 1.0;

char type_letter(NodeType type) {
  // A source and an organisation share their names: an agency is one or the other by what it does in a text.
  return type == NodeType::person ? 'p' : type == NodeType::place ? 'l' : 'o';
}

}  // namespace

Result<Knowledge> Knowledge::load(Folders folders, PlaceLookup places) {
  Knowledge knowledge;
  knowledge.places_ = std::move(places);
  auto fingerprint = fingerprint_of(folders);
  if (!fingerprint) return fingerprint.error();
  knowledge.fingerprint_ = std::move(*fingerprint);
  for (const auto step : {&Knowledge::load_words, &Knowledge::load_spellings, &Knowledge::load_phrases,
                          &Knowledge::load_events, &Knowledge::load_countries, &Knowledge::load_given_names,
                          &Knowledge::load_sounds, &Knowledge::load_actors, &Knowledge::load_known_names}) {
    if (const Status status = (knowledge.*step)(folders); !status) return status.error();
  }
  return knowledge;
}

Result<std::string> Knowledge::fingerprint_of(Folders folders) {
  std::string all(kRules);
  for (const auto& folder : folders) {
    for (const std::string_view table : kTables) {
      const std::filesystem::path path = folder / (std::string(table) + ".tsv");
      if (!std::filesystem::exists(path)) continue;  // whether it has to be there is for the steps to say
      std::ifstream file(path, std::ios::binary);
      all += '\0' + std::string(table) + '\0';
      all.append(std::istreambuf_iterator<char>(file), {});
      if (file.bad()) return Error{ErrorCode::io, path.string() + ": cannot be read; check its permissions"};
    }
  }
  const auto hash = hash128(all);
  return hex128(hash[0], hash[1]);
}

Status Knowledge::load_words(Folders folders) {
  constexpr std::string_view columns[] = {"class", "value", "words"};
  const auto table = LexiconTable::load(folders, "name_words", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto cls = parse_class(table->field(row, 0));
    if (!cls) return at(*table, row, "unknown class '" + std::string(table->field(row, 0)) + "'");
    for (const auto word : table->list(row, 2)) words_[fold(word)][*cls] = std::string(table->field(row, 1));
  }
  return {};
}

Status Knowledge::load_spellings(Folders folders) {
  constexpr std::string_view columns[] = {"word", "spellings"};
  const auto table = LexiconTable::load(folders, "name_spellings", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row)
    for (const auto spelling : table->list(row, 1)) spellings_[fold(spelling)] = fold(table->field(row, 0));
  return {};
}

Status Knowledge::load_phrases(Folders folders) {
  constexpr std::string_view columns[] = {"phrase", "phrases"};
  const auto table = LexiconTable::load(folders, "name_phrases", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row)
    for (const auto phrase : table->list(row, 1)) phrases_[fold(phrase)] = fold(table->field(row, 0));
  return {};
}

Status Knowledge::load_events(Folders folders) {
  constexpr std::string_view word_columns[] = {"word", "tells", "words"};
  const auto words = LexiconTable::load(folders, "event_words", word_columns);
  if (!words) return words.error();
  for (std::size_t row = 0; row < words->size(); ++row) {
    const std::string word = fold(words->field(row, 0));
    event_words_.try_emplace(word, word);
    if (words->field(row, 1) == "general") general_words_.insert(word);
    for (const auto other : words->list(row, 2)) event_words_.try_emplace(fold(other), word);
  }
  constexpr std::string_view type_columns[] = {"types"};
  const auto types = LexiconTable::load(folders, "event_types", type_columns);
  if (!types) return types.error();
  for (std::size_t row = 0; row < types->size(); ++row) {
    const auto list = types->list(row, 0);
    event_types_.emplace_back(list.begin(), list.end());
  }
  return {};
}

Status Knowledge::load_countries(Folders folders) {
  constexpr std::string_view columns[] = {"code", "names", "demonyms"};
  const auto table = LexiconTable::load(folders, "name_countries", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (const std::size_t column : {1, 2}) {
      for (const auto name : table->list(row, column)) {
        const std::string folded = fold(name);
        max_country_words_ = std::max(max_country_words_, split_words(folded).size());
        countries_[folded] = std::string(table->field(row, 0));
      }
    }
  }
  return {};
}

Status Knowledge::load_given_names(Folders folders) {
  constexpr std::string_view columns[] = {"variants"};
  const auto table = LexiconTable::load(folders, "name_short_forms", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row)
    for (const auto variant : table->list(row, 0)) given_names_[fold(variant)] = static_cast<std::uint32_t>(row + 1);
  return {};
}

Status Knowledge::load_sounds(Folders folders) {
  constexpr std::string_view columns[] = {"kind", "a", "b"};
  const auto table = LexiconTable::load(folders, "name_sounds", columns);
  if (!table) return table.error();
  costs_.assign(128, std::vector<double>(128, kDefaultSoundCost));
  for (std::size_t i = 0; i < costs_.size(); ++i) costs_[i][i] = 0.0;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view kind = table->field(row, 0);
    if (kind == "write") {
      phonetic_.push_back({std::string(table->field(row, 1)), std::string(table->field(row, 2))});
      continue;
    }
    double cost = 0;
    const auto [end, error] = std::from_chars(kind.data(), kind.data() + kind.size(), cost);
    if (error != std::errc{} || end != kind.data() + kind.size() || table->field(row, 1).size() != 1 ||
        table->field(row, 2).size() > 1)
      return at(*table, row, "the first column must be 'write' or a cost, the others one sound each");
    const char a = table->field(row, 1)[0];
    const char b = table->field(row, 2).empty() ? '\0' : table->field(row, 2)[0];
    costs_[index(a)][index(b)] = costs_[index(b)][index(a)] = cost;
  }
  std::stable_sort(phonetic_.begin(), phonetic_.end(),
                   [](const auto& a, const auto& b) { return a.pattern.size() > b.pattern.size(); });
  return {};
}

Status Knowledge::load_actors(Folders folders) {
  constexpr std::string_view columns[] = {"name", "aliases", "type", "kind", "country", "parent"};
  const auto table = LexiconTable::load(folders, "actors", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto type = parse_node_type(table->field(row, 2));
    if (!type) return at(*table, row, "unknown node type '" + std::string(table->field(row, 2)) + "'");
    const AliasId id = ++last_alias_;
    add_alias(*type, table->field(row, 0), id);
    for (const auto alias : table->list(row, 1)) add_alias(*type, alias, id);
  }
  return {};
}

// Joins names to one another, and to an actor that has one of them.
Status Knowledge::load_known_names(Folders folders) {
  constexpr std::string_view columns[] = {"type", "names"};
  const auto table = LexiconTable::load(folders, "known_names", columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto type = parse_node_type(table->field(row, 0));
    if (!type) return at(*table, row, "unknown node type '" + std::string(table->field(row, 0)) + "'");
    const auto names = table->list(row, 1);
    AliasId id = 0;
    for (const auto name : names)
      if (id == 0) id = known(*type, fold(name)).value_or(0);
    if (id == 0) id = ++last_alias_;
    for (const auto name : names) add_alias(*type, name, id);
  }
  return {};
}

void Knowledge::add_alias(NodeType type, std::string_view name, AliasId id) {
  const auto [place, fresh] = aliases_.try_emplace(type_letter(type) + fold(name), id);
  if (!fresh && place->second != id) place->second = 0;
}

bool Knowledge::is(WordClass cls, std::string_view word) const {
  const auto found = words_.find(word);
  return found != words_.end() && found->second.contains(cls);
}

std::string_view Knowledge::value(WordClass cls, std::string_view word) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return {};
  const auto value = found->second.find(cls);
  return value == found->second.end() ? std::string_view{} : std::string_view(value->second);
}

std::string_view Knowledge::canonical_word(std::string_view word) const {
  const auto found = spellings_.find(word);
  return found == spellings_.end() ? word : std::string_view(found->second);
}

std::string_view Knowledge::phrase_at(std::span<const std::string> words, std::size_t at, std::size_t& count) const {
  constexpr std::size_t most = 3;
  for (count = std::min(most, words.size() - at); count > 0; --count) {
    std::string phrase;
    for (const std::string& word : words.subspan(at, count)) phrase += (phrase.empty() ? "" : " ") + word;
    if (const auto found = phrases_.find(phrase); found != phrases_.end()) return found->second;
  }
  return {};
}

std::string_view Knowledge::event_word(std::string_view word) const {
  const auto found = event_words_.find(word);
  return found == event_words_.end() ? std::string_view{} : std::string_view(found->second);
}

bool Knowledge::types_go_together(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  const auto holds = [](const std::vector<std::string>& row, std::string_view type) {
    return std::find(row.begin(), row.end(), type) != row.end();
  };
  return std::any_of(event_types_.begin(), event_types_.end(),
                     [&](const auto& row) { return holds(row, a) && holds(row, b); });
}

std::vector<KnownPlace> Knowledge::places(std::string_view folded) const {
  return places_ ? places_(folded) : std::vector<KnownPlace>{};
}

std::optional<std::string_view> Knowledge::country_of(std::string_view folded) const {
  const auto found = countries_.find(folded);
  if (found == countries_.end()) return std::nullopt;
  return found->second;
}

bool Knowledge::is_general(std::string_view event_word) const { return general_words_.contains(event_word); }

std::uint32_t Knowledge::given_name(std::string_view word) const {
  const auto found = given_names_.find(word);
  return found == given_names_.end() ? 0 : found->second;
}

std::optional<AliasId> Knowledge::known(NodeType type, std::string_view folded) const {
  const auto found = aliases_.find(type_letter(type) + std::string(folded));
  if (found == aliases_.end() || found->second == 0) return std::nullopt;
  return found->second;
}

}  // namespace claimgraph::resolve
