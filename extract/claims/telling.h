// One telling of an event, with everything that the block says of it: what event coreference compares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/counts.h"
#include "extract/claims/dates.h"
#include "extract/claims/entity_index.h"
#include "extract/claims/event_links.h"
#include "extract/claims/event_scene.h"
#include "extract/claims/triggers.h"

namespace claimgraph::extract {

struct Telling {
  std::uint32_t block = 0;
  Trigger trigger;
  std::string type;        // of the sense, or as weapons and victims around it make it
  bool open_type = false;  // the type is a guess: nothing in the sentence says how it came
  Mention where;           // trigger with its nearest complements
  Mention clause;
  std::vector<Argument> arguments;
  std::vector<std::uint32_t> opposite;  // entities: of the participants, those whom the others meet or fight
  std::vector<std::pair<std::uint32_t, Mention>> places;
  Scene scene;  // where it plays when no telling of the event says its place
  std::optional<DateRange> date;
  std::optional<Mention> date_mention;
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  bool part_count = false;           // the count is some of those told before ("four of the soldiers")
  std::vector<std::string> victims;  // lemmas of the nouns in the place of the target, for comparison
  std::vector<std::string> doers;    // and of the perpetrator
  std::vector<std::string> words;    // what else its clause speaks of, by the first letters of the lemmas; sorted
  std::vector<std::string> deeds;    // verbs of the trigger's stem ("killing", "killer": kill); sorted
  bool anchored = false;             // a named actor or place, a count or a date stands beside it
  bool title = false;
  bool aside = false;                     // another event of the sentence is only dated by it: "a week after the fire"
  std::vector<EventLink> links;           // words of its block that may tell the same event
  std::uint32_t sentence = 0;             // index in the block
  std::vector<std::size_t> attributions;  // that hold the trigger, innermost first
};

// What the tellings of one block share.
struct BlockContext {
  std::uint32_t block = 0;
  const SyntaxTree* tree = nullptr;
  const EntityIndex* index = nullptr;
  const EventLexicon* lexicon = nullptr;
  const QuantityLexicon* quantities = nullptr;
  const std::vector<DateTold>* dates = nullptr;
  const std::vector<std::int32_t>* date_at = nullptr;  // by token: index into dates, or -1
  bool title = false;
  const WordClasses* classes = &WordClasses::none();
};

// Fills in arguments, places, date, counts and type of a trigger. Attributions are left empty.
Telling describe(const BlockContext& context, Trigger trigger);

}  // namespace claimgraph::extract
