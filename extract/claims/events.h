// Finds the happenings of a document: triggers, types, arguments, dates, places and counts, one Event for all its
// tellings.
#pragma once

#include <span>

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

class EventLexicon;
class QuantityLexicon;

// Pure; thread safe. EventMention::attributions index into `attributions`.
Events find_events(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
                   const EventLexicon& lexicon, const QuantityLexicon& quantities);

}  // namespace claimgraph::extract
