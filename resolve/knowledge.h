// What resolution knows of names: the tables resolve/*.tsv (docs/resolution.md explains the columns) and the actors of
// extract/lexicon/actors.tsv, loaded and checked once, then read by all judges.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "graph/model.h"

namespace claimgraph::resolve {

// What a word does in a name; a word may have several classes.
enum class WordClass : std::uint8_t {
  article,      // "the", "al": no part of the name's identity
  function,     // "of", "for", "and", "de"
  particle,     // in persons' names: "bin", "van", "de": no identity of its own
  title,        // of a person: "president", "gen", "sheikh"
  generation,   // "jr", "sr", "ii"; value: its normal form
  teknonym,     // "abu", "umm": part of the name that must be equal; value: its normal form
  legal,        // "plc", "inc" behind a name
  legal_front,  // "PAO", "PT" before it
  filler,       // of an organisation: may be there or not ("group", "organisation", "harakat")
  qualifier,    // makes another one of an organisation: "youth", "real", "interim", "military"
  trade,        // of a company: what it does, left out of its short name ("laboratories", "shipping")
  generic,      // says what an organisation is, not which one: "ministry", "army", "party"
  division,     // of places: "province", "city", "airport"; value: the level
  compass,      // "north", "upper", "new": makes another place
  number,       // "first", "1st"; value: the number
  pronoun,      // "its", "they": what only its text can tell
  auxiliary,    // "had", "was": a clause cut at its verb
};

struct PhoneticRule {
  std::string pattern;
  std::string sound;
};

// A place of the gazetteer, by one of its names.
struct KnownPlace {
  std::string id;  // of the gazetteer
  std::string country;
  bool town = false;             // neither country nor region
  bool primary_name = false;     // found by its main name, not by an alternate one
  std::uint32_t population = 0;  // 0 when unknown
};
// All places of a folded name (base/fold_name.h). Must be pure and thread safe.
using PlaceLookup = std::function<std::vector<KnownPlace>(std::string_view folded)>;

// A name that the alias table knows.
using AliasId = std::uint32_t;

class Knowledge {
 public:
  // Reads the tables from each of the folders (a user's behind the shipped one). Errors name file and line. Without a
  // gazetteer (`places` empty), exonyms and namesake provinces of towns are not known.
  static Result<Knowledge> load(std::span<const std::filesystem::path> folders, PlaceLookup places = {});

  // Equal for equal tables and equal rules of resolution: with another one, a stored graph has to be made anew.
  const std::string& fingerprint() const { return fingerprint_; }

  bool is(WordClass cls, std::string_view word) const;
  // The value of a word in a class; empty when it is not in it.
  std::string_view value(WordClass cls, std::string_view word) const;

  // The one English spelling of a word of organisations' names ("ejercito" → "army", "labour" → "labor"), else itself.
  std::string_view canonical_word(std::string_view word) const;
  // ISO code of a country that these folded words name ("syrian", "russian federation"), or nothing.
  std::optional<std::string_view> country_of(std::string_view folded) const;
  // The group of spellings of one given name ("muhammad"), 0 when the word is not in the table.
  std::uint32_t given_name(std::string_view word) const;
  // Who is known by this folded name, among those of the type; nothing for a name unknown or of several.
  std::optional<AliasId> known(NodeType type, std::string_view folded) const;

  // The word that stands for all that tell one kind of happening ("blast" → "bomb"); empty for a word not in the table.
  std::string_view event_word(std::string_view word) const;
  // True of such a word that many kinds of happening share ("attack", "kill").
  bool is_general(std::string_view event_word) const;
  // Two accounts may give these types to one happening.
  bool types_go_together(std::string_view a, std::string_view b) const;
  std::vector<KnownPlace> places(std::string_view folded) const;
  // What the words of a phrase are in one word each ("internal affair" → "interior"), for the longest phrase that
  // starts at `at`; `count` is the number of words it replaces, 0 for none.
  std::string_view phrase_at(std::span<const std::string> words, std::size_t at, std::size_t& count) const;

  const std::vector<PhoneticRule>& phonetic_rules() const { return phonetic_; }   // longest pattern first
  double sound_cost(char a, char b) const { return costs_[index(a)][index(b)]; }  // '\0' for none: to put in or drop
  std::size_t max_country_words() const { return max_country_words_; }

 private:
  static Result<std::string> fingerprint_of(std::span<const std::filesystem::path> folders);

  struct TransparentHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class V>
  using Map = std::unordered_map<std::string, V, TransparentHash, std::equal_to<>>;
  using Folders = std::span<const std::filesystem::path>;

  static std::size_t index(char c) { return static_cast<unsigned char>(c) & 0x7F; }
  Status load_words(Folders folders);
  Status load_spellings(Folders folders);
  Status load_phrases(Folders folders);
  Status load_events(Folders folders);
  Status load_countries(Folders folders);
  Status load_given_names(Folders folders);
  Status load_sounds(Folders folders);
  Status load_actors(Folders folders);
  Status load_known_names(Folders folders);
  void add_alias(NodeType type, std::string_view name, AliasId id);

  Map<std::map<WordClass, std::string>> words_;
  Map<std::string> spellings_;
  Map<std::string> phrases_;  // of canonical words
  Map<std::string> countries_;
  std::size_t max_country_words_ = 1;
  Map<std::uint32_t> given_names_;
  Map<AliasId> aliases_;  // key: letter of the type and the folded name; ambiguous names have id 0
  AliasId last_alias_ = 0;
  Map<std::string> event_words_;
  std::set<std::string, std::less<>> general_words_;
  std::vector<std::vector<std::string>> event_types_;
  PlaceLookup places_;
  std::string fingerprint_;
  std::vector<PhoneticRule> phonetic_;
  std::vector<std::vector<double>> costs_;  // by letter
};

}  // namespace claimgraph::resolve
