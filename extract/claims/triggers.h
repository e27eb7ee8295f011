// The words of a block that tell an event, with their sense and how they tell it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/event_frames.h"
#include "extract/claims/factuality.h"
#include "extract/lexicon/event_lexicon.h"
#include "extract/lexicon/word_classes.h"

namespace claimgraph::extract {

struct Trigger {
  std::uint32_t token = 0;
  const EventSense* sense = nullptr;  // lives as long as the lexicon
  TokenRange words;                   // the trigger with its particle or fixed words
  std::uint32_t carrier = 0;          // the light verb of a noun; the token itself otherwise
  bool carried = false;               // by a light verb that makes the noun a happening
  Role carrier_subject = Role::none;
  bool phrase = false;  // a verb with its object or complement in the sense itself ("refuse to sign", "pay ransom")
  bool leads = false;   // a noun that is the subject of a verb
  bool stands = false;  // "is under siege", "are in custody": a state that tells the deed, in the present tense as well
  Factuality factuality = Factuality::fact;
  bool definite = false;  // "the attack", "these accusations"
  bool fresh = false;     // "another", "a second", "a separate": not the one told before
  bool plural = false;
  bool complemented = false;             // a phrase behind the noun says which ("the theft of 40 cattle")
  bool determined = false;               // an article, possessor or adjective stands before the noun
  bool counts_people = false;            // a toll with its figure: "put the dead at nine"
  bool modifies = false;                 // a participle before its noun ("kidnapped persons")
  std::optional<std::uint32_t> counted;  // the number that counts the events ("31 attacks")
  std::vector<std::uint32_t> accused;    // heads of who is accused of the deed ("charged the banker with fraud")
  std::vector<std::uint32_t> fixed;      // further words of the sense, which are no triggers of their own
  ClauseArguments clause;                // of a verb, or of the light verb
};

// What the whole document says of its blocks' words.
struct TriggerContext {
  const EventLexicon* lexicon = nullptr;
  const LemmaSet* document = nullptr;
  const WordClasses* classes = nullptr;
};

// In the order of the tokens. `taken`: tokens of names and dates, which are never triggers.
std::vector<Trigger> find_triggers(const SyntaxTree& tree, const TriggerContext& context,
                                   const std::vector<bool>& taken, bool present_tells);

}  // namespace claimgraph::extract
