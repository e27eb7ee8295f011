// What the words of English news say about events: triggers, the verbs that carry them, the words that keep them from
// being facts, and the nouns for people and weapons. The tables: events.tsv, event_frames.tsv, event_things.tsv,
// event_light_verbs.tsv, event_prepositions.tsv, event_families.tsv, event_contexts.tsv, event_people.tsv,
// event_weapons.tsv, event_falsehoods.tsv, event_weights.tsv.
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
#include "extract/annotation.h"
#include "extract/lexicon/event_weights.h"
#include "graph/model.h"

namespace claimgraph::extract {

enum class TriggerStrength : std::uint8_t { strong, weak, faint, bare };

// One reading of a trigger.
struct EventSense {
  std::string type;                // empty for a word that only points back ("the incident")
  std::vector<std::string> words;  // lemmas; the first is the verb, or the noun phrase in order
  Pos pos = Pos::verb;             // verb, noun or adj
  TriggerStrength strength = TriggerStrength::strong;
  Role subject = Role::none;
  Role object = Role::none;
  bool deadly = false;
  bool wounding = false;
  bool needs_object = false;
  bool needs_people = false;  // as object
  bool needs_thing = false;   // as object: neither people nor arms
  bool needs_actor = false;   // as subject
  bool motion = false;
  bool by_chance = false;  // in the passive without an agent, chance may have done it
  bool unmarked = false;   // the victim is the subject ("die")
  bool anaphor = false;
  bool speech = false;  // an anaphor of what was said ("the claim")
  std::string family;
};

// What the company of a trigger makes of it: "shot a film" is no event, "fired its coach" a dismissal.
enum class FrameSlot : std::uint8_t { subject, object, modifier, nearby, document, clause, behind, after };
enum class FrameEffect : std::uint8_t { keep, none, instead };
struct EventFrame {
  FrameSlot slot = FrameSlot::object;
  std::string preposition;           // of the slots `behind` and `after`
  std::vector<std::string> words;    // lemmas, any of which; empty where anything will do
  std::vector<std::string> classes;  // of event_things.tsv or event_people.tsv, any of which
  FrameEffect effect = FrameEffect::none;
  std::string instead;  // the words of the row of events.tsv that it is read as
};

enum class LightCarrier : std::uint8_t { object, subject, in, behind, accused };
struct LightVerb {
  LightCarrier carries = LightCarrier::object;
  std::string preposition;  // of `behind`
  Role subject = Role::none;
  bool strong = false;
};

// What a preposition says of the place behind it.
enum class PlacePreposition : std::uint8_t { at, motion, never };

enum class ContextEffect : std::uint8_t {
  plan,
  condition,
  modal,
  prevent,
  habit,
  attempt,
  negate,
  refuse,
  begin,
  alleged
};
enum class PeopleClass : std::uint8_t { force, official, person, instrument };
enum class Falsehood : std::uint8_t { falsehood, nothing };
enum class WeaponKind : std::uint8_t { armed, chance };

class EventLexicon {
 public:
  static Result<EventLexicon> load(std::span<const std::filesystem::path> folders);

  // All senses whose first (verb) or any (noun) word is this lemma; most words first, then the strongest.
  std::span<const EventSense> senses(std::string_view lemma, Pos pos) const;
  // The sense of exactly these words; null when there is none.
  const EventSense* sense_of(std::string_view words, Pos pos) const;
  // In the order of the table: the first that fits decides.
  std::span<const EventFrame> frames(std::string_view lemma, Pos pos) const;
  // Whether the lemma is of a class of event_things.tsv or event_people.tsv.
  bool is_of_class(std::string_view lemma, std::string_view thing) const;
  std::span<const LightVerb> light_verbs(std::string_view lemma) const;
  std::optional<ContextEffect> context(std::string_view lemma, char pos) const;
  std::optional<PeopleClass> people(std::string_view lemma) const;
  std::optional<PlacePreposition> place_preposition(std::string_view word) const;
  std::optional<Falsehood> falsehood(std::string_view word) const;
  std::optional<WeaponKind> weapon(std::string_view lemma) const;
  // Whether words of the two families may tell one deed.
  bool kin(std::string_view a, std::string_view b) const;
  const EventWeights& weights() const { return weights_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <class T>
  using Words = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status load_triggers(std::span<const std::filesystem::path> folders);
  void add_things(std::string_view lemma, const std::string& thing);
  Status load_frames(std::span<const std::filesystem::path> folders);
  Status load_light_verbs(std::span<const std::filesystem::path> folders);
  Status load_prepositions(std::span<const std::filesystem::path> folders);
  Status load_contexts(std::span<const std::filesystem::path> folders);
  Status load_falsehoods(std::span<const std::filesystem::path> folders);
  Status load_classes(std::span<const std::filesystem::path> folders);

  Words<std::vector<EventSense>> verbs_;
  Words<std::vector<EventSense>> nouns_;
  Words<std::vector<EventSense>> adjectives_;
  Words<std::vector<EventFrame>> frames_;   // key: part of speech letter, then lemma
  Words<std::vector<std::string>> things_;  // classes by lemma
  Words<std::vector<LightVerb>> light_;
  Words<ContextEffect> contexts_;           // key: part of speech letter, then lemma
  Words<std::vector<std::string>> groups_;  // by family
  Words<PeopleClass> people_;
  Words<PlacePreposition> prepositions_;
  Words<Falsehood> falsehoods_;
  Words<WeaponKind> weapons_;
  EventWeights weights_;
};

}  // namespace claimgraph::extract
