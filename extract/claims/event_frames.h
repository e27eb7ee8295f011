// What the company of a trigger makes of it (event_frames.tsv): "shot a film" is no event, "fired its coach" is a
// dismissal.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "extract/claims/clause.h"
#include "extract/lexicon/event_lexicon.h"

namespace claimgraph::extract {

// Lemmas in lower case, asked for but never walked through.
using LemmaSet = std::unordered_set<std::string>;

// The sense that the word at `token` has in its clause: `sense` itself, another one, or null where it tells no event.
// `document`: the lemmas of the whole document.
const EventSense* sense_in_frame(const SyntaxTree& tree, const EventLexicon& lexicon, const LemmaSet& document,
                                 const EventSense& sense, std::uint32_t token, const ClauseArguments& clause);

// "thousands of farmers", "a group of men": the noun that is counted; else the head itself.
std::uint32_t counted_noun(const SyntaxTree& tree, const EventLexicon& lexicon, std::uint32_t head);

}  // namespace claimgraph::extract
