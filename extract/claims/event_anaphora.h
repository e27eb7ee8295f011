// Claims and denials whose content only points back: "rejected the claim", "confirmed this", "denied it", "'A pure
// invention,' she said".
#pragma once

#include <span>

#include "extract/claims/analysis.h"
#include "extract/lexicon/event_lexicon.h"

namespace claimgraph::extract {

// Adds a mention to the event that such an attribution goes back to: the last one before it that somebody else claimed,
// else the last one told nearby. Keeps the mentions in order.
void add_anaphoric_claims(const Discourse& discourse, const Entities& entities,
                          std::span<const AttributionSpan> attributions, const EventLexicon& lexicon, Events& events);

}  // namespace claimgraph::extract
