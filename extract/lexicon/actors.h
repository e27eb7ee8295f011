// What the program knows of actors before it reads a text: names, states, regions, and the words that show what a name
// is. Read from the tables of extract/lexicon (docs/lexicon.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/phrase_map.h"
#include "graph/model.h"

namespace claimgraph::extract {

struct KnownActor {  // a row of actors.tsv
  std::string name;
  NodeType type = NodeType::organisation;
  std::string kind;
  std::string country;  // ISO 3166-1 alpha-2, or empty
  std::string parent;   // name of another row, or empty
};

struct KnownState {  // a row of demonyms.tsv
  std::string country;
  std::string name;
  std::string adjective;  // the first demonym, "Russian"; empty when there is none
};

struct KnownRegion {  // a row of regions.tsv
  std::string name;
  std::string kind;
  std::string country;
};

// A spelling of a known name: which row it names, and as what.
struct KnownName {
  enum class Kind : std::uint8_t { actor, state, demonym, seat, region };
  Kind kind = Kind::actor;
  std::uint32_t row = 0;  // index into actors(), states() (for state, demonym and seat) or regions()
  std::string spelling;   // as in the table: its capitals must be capitals in the text too
};

enum class RoleClass : std::uint8_t {
  honorific,
  rank,
  office,  // these three stand before a name with a capital
  spokesman,
  state_office,
  envoy,
  minister,
  leader,
  member,
  expert,
  journalist,
  lawyer,
  kin
};
enum class HeadClass : std::uint8_t { institution, owned, forces, body, branch, named };
// Heads names with capitals, whatever it does without.
constexpr bool heads_names(HeadClass cls) { return cls >= HeadClass::body; }
enum class MediaClass : std::uint8_t { tail, lead, noun };
enum class PartClass : std::uint8_t {
  particle,
  connector,
  possessive,
  again,
  locative,
  approach,
  compass,
  prefix,
  place_lead,
  organisation_lead,
  distinct,
  thing,
  field,
  never
};
enum class TieClass : std::uint8_t { link, hyphen, verb, noun };

enum class Gender : std::uint8_t { female, male };

struct OrganisationHead {
  std::string noun;
  std::string kind;
  HeadClass cls = HeadClass::named;
};
struct Nominal {
  NodeType type = NodeType::organisation;
  std::vector<std::string> kinds;  // empty: any
};
struct Tie {
  TieClass cls = TieClass::link;
  bool reverse = false;
};

// A table of phrases with a value each.
template <class Value>
struct PhraseTable {
  PhraseMap phrases;
  std::vector<Value> values;
  void add(std::string_view folded, Value value) {
    phrases.add(folded, static_cast<std::uint32_t>(values.size()));
    values.push_back(std::move(value));
  }
  // The value of the whole phrase, the last row's when several have it.
  const Value* find(std::string_view folded) const {
    const auto found = phrases.find(folded);
    return found.empty() ? nullptr : &values[found.back()];
  }
};

// Immutable after load(): one object serves any number of threads.
class ActorLexicon {
 public:
  // Reads the tables from the folders, later ones adding to earlier ones. Errors name file and line.
  static Result<ActorLexicon> load(std::span<const std::filesystem::path> folders);

  const std::vector<KnownActor>& actors() const { return actors_; }
  const std::vector<KnownState>& states() const { return states_; }
  const std::vector<KnownRegion>& regions() const { return regions_; }
  const KnownState* state_of(std::string_view country) const;
  // The row of a state's own army, by country code, when actors.tsv has it.
  std::optional<std::uint32_t> forces_of(std::string_view country) const;

  PhraseTable<KnownName> names;
  PhraseTable<RoleClass> titles;  // honorific, rank, office: written with a capital
  PhraseTable<RoleClass> roles;   // the others, in lower case
  // Of an office: the nouns that head the name of its institution ("ambassador": embassy).
  PhraseTable<std::vector<std::string>> seats_of_office;
  PhraseMap of_states;  // offices of a state: "president", "foreign minister"
  PhraseTable<OrganisationHead> heads;
  PhraseTable<std::string> place_heads;  // the kind of place
  PhraseTable<MediaClass> media_tails;
  PhraseTable<MediaClass> media_leads;
  PhraseTable<MediaClass> media_nouns;
  PhraseTable<Nominal> nominals;
  PhraseTable<Tie> ties;
  PhraseTable<PartClass> particles;
  PhraseTable<PartClass> connectors;
  PhraseTable<PartClass> possessives;
  PhraseTable<PartClass> again;
  PhraseTable<PartClass> locatives;
  PhraseTable<PartClass> fields;
  PhraseTable<PartClass> compass;
  PhraseTable<PartClass> prefixes;
  PhraseTable<PartClass> place_leads;
  PhraseTable<PartClass> organisation_leads;
  PhraseTable<PartClass> distinct;
  PhraseTable<PartClass> things;
  PhraseTable<PartClass> never;
  PhraseTable<bool> vessel_prefixes;
  PhraseTable<bool> vessel_nouns;
  PhraseTable<bool> given_names;
  PhraseTable<Gender> genders;         // of titles, role nouns and given names
  PhraseTable<std::string> spellings;  // what is read as what

  // A folded name with every word in its standard spelling ("defence" → "defense").
  std::string standard(std::string_view folded) const;

 private:
  std::vector<KnownActor> actors_;
  std::vector<KnownState> states_;
  std::vector<KnownRegion> regions_;
  std::unordered_map<std::string, std::uint32_t> state_by_country_;
  std::unordered_map<std::string, std::uint32_t> forces_by_country_;

  friend class ActorLexiconLoader;
};

}  // namespace claimgraph::extract
