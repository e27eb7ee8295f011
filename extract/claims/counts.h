// Numbers of people as news tells them: "at least 20", "between 7 and 12", "dozens", "two hundred".
#pragma once

#include <optional>

#include "extract/annotation.h"
#include "extract/lexicon/quantity_lexicon.h"
#include "graph/model.h"

namespace claimgraph::extract {

struct FoundCount {
  TokenRange tokens;  // the number with the words that bound it
  Count count;        // its text is that of the tokens
};

// True when the token is part of a number in figures or words.
bool is_number(const Annotation& annotation, std::uint32_t token, const QuantityLexicon& words);

// The count that the token is part of: the number around it, its bounds ("at least", "or more") and range ("19 to 27").
// Nothing for a token that is no number, or a number too large or too odd to count people (a fraction, a sum of money).
std::optional<FoundCount> count_at(const Annotation& annotation, std::uint32_t token, const QuantityLexicon& words);

}  // namespace claimgraph::extract
