// Whether the word of an event tells a happening, or only a wish, a plan, a condition, a question, a habit.
#pragma once

#include <cstdint>

#include "extract/claims/syntax.h"
#include "extract/lexicon/event_lexicon.h"

namespace claimgraph::extract {

enum class Factuality : std::uint8_t {
  fact,
  attempt,    // it was tried: a happening
  negated,    // told as not having happened
  refused,    // somebody would not do it
  plan,       // wished, planned, feared, ordered
  modal,      // possible only
  condition,  // if, unless, whether
  asked,
  habit  // present tense of what happens again and again, or business as usual
};

// Of a verb. `present_tells`: the block or speech uses the present tense for single happenings (headlines, key points).
// `speech_act`: the verb is a deed of words, which the present tense tells as well ("demands the release").
Factuality verb_factuality(const SyntaxTree& tree, std::uint32_t verb, const EventLexicon& lexicon, bool present_tells,
                           bool speech_act);

// Of a noun. `carrier`: the light verb that tells it, or the noun itself.
Factuality noun_factuality(const SyntaxTree& tree, std::uint32_t noun, std::uint32_t carrier,
                           const EventLexicon& lexicon, bool present_tells);

}  // namespace claimgraph::extract
