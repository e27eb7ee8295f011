// What the steps of claim extraction hand to each other. Each step is a function from the things before it:
//
//   CleanDocument + annotations → Discourse (read-only: blocks with their annotation)
//   find_entities    (entities.h)     mentions of actors, places, sources; in-document coreference; affiliations
//   find_attributions(attribution.h)  who (source) says (cue) what (content), stance, directness
//   find_events      (events.h)       triggers, types, roles, dates, places, counts; event coreference
//   assemble         (assemble.h)     the Extraction: claims and denials join attributions to events
//
// Everything is addressed by block and token; assemble maps to raw bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/annotation.h"
#include "extract/document.h"
#include "extract/lexicon/word_classes.h"
#include "graph/model.h"

namespace claimgraph::extract {

struct Discourse {
  const CleanDocument* document = nullptr;
  std::vector<Annotation> blocks;                     // parallel to document->blocks
  const WordClasses* classes = &WordClasses::none();  // of nouns and verbs; never null
};

// Tokens of one block.
struct Mention {
  std::uint32_t block = 0;
  TokenRange tokens;
  std::uint32_t head = 0;  // token index of the syntactic head
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// How a mention names its entity: a name enters the node's mentions and aliases; a nominal ("the ministry") and a
// pronoun only resolve.
enum class MentionForm : std::uint8_t { name, nominal, pronoun, adjective };

struct EntityMention {
  Mention where;
  MentionForm form = MentionForm::name;
  std::uint32_t entity = 0;  // index into Entities::entities
};

struct Entity {
  NodeType type = NodeType::organisation;  // never event
  std::string name;
  std::vector<std::string> aliases;
  std::string kind;
  PlaceFacts place;
  double confidence = 1.0;
  // A state is two nodes, one as actor (kind `state`) and one as place (kind `country`): each is an Entity; `twin` is
  // the other's index.
  std::optional<std::uint32_t> twin;
  std::string owner;  // of an institution: ISO code of the state that it is of, or empty
  // A token-less mention outside the blocks (the publisher in the page's furniture): raw spans.
  std::vector<TextSpan> outside;
};

struct Affiliation {
  std::uint32_t from = 0;  // entity indexes
  std::uint32_t to = 0;
  Mention evidence;  // the words that say so
  bool former = false;
  double confidence = 1.0;
};

struct Entities {
  std::vector<Entity> entities;
  std::vector<EntityMention> mentions;  // ordered by block and first token
  std::vector<Affiliation> affiliations;
  std::optional<std::uint32_t> publisher;                           // entity index
  std::vector<std::uint32_t> agencies;                              // credited outside the sentences
  std::vector<std::pair<std::uint32_t, std::uint32_t>> located_in;  // place or state entity → place entity
};

struct AttributionSpan {
  std::optional<Mention> source;
  std::optional<Mention> cue;
  std::vector<Mention> content;               // pieces, in order
  std::optional<std::uint32_t> claimant;      // entity index: who speaks
  std::vector<std::uint32_t> co_claimants;    // entity indexes: who speaks with the claimant ("A and B said")
  std::optional<std::uint32_t> on_behalf_of;  // entity index: the organisation of a spokesman
  std::vector<std::uint32_t> carriers;  // entity indexes: outlets that carried it ("told Reuters", "was quoted by X")
  AttributionStance stance = AttributionStance::neutral;
  Stance claim_stance = Stance::asserted;  // of the claim edges that it makes
  bool direct = false;
  bool responsibility = false;  // the content is a deed that the source takes, or refuses, responsibility for
  bool says_not = false;        // it says that the speaker's side, or nobody, did something: denies what it answers
  bool makes_claim = false;     // false for beliefs, wishes, intentions, judgements: an attribution, no claim
  // Index of the attribution whose content holds this one's cue ("[X] [said] {that [Y] [claimed] {...}}"). Nested ones
  // make claims; the record lists only the outermost.
  std::optional<std::uint32_t> outer;
  std::string rule;  // name of the pattern that found it (for --explain)
};

struct Argument {
  Role role = Role::none;
  std::uint32_t entity = 0;
  Mention evidence;
};

// One telling of an event.
struct EventMention {
  Mention trigger;  // the trigger with its nearest complements
  Mention clause;   // the clause that tells it
  std::uint32_t event = 0;
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  bool points_back = false;  // by a pronoun or a noun for what was told ("it", "the incident"): no telling of its own
  bool negated = false;      // told as not having happened ("there was no attack"): who says so denies the event
  std::vector<std::uint32_t> attackers;  // entities that used force, as it is told here
  std::vector<std::size_t>
      attributions;  // indexes of the attributions whose content holds the trigger, innermost first
};

struct Event {
  std::string event_type;
  std::string name;  // for a person who reads it: "attack on the Thawrah oilfield"
  std::optional<DateMention> date;
  std::optional<Mention> date_mention;
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  std::vector<Argument> arguments;
  std::vector<std::pair<std::uint32_t, Mention>> places;  // entity index, evidence
  double confidence = 1.0;
};

struct Events {
  std::vector<Event> events;
  std::vector<EventMention> mentions;  // ordered by block and trigger
};

}  // namespace claimgraph::extract
