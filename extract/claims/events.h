// Finds the happenings of a document: triggers, types, arguments, dates, places and counts, one Event for all its
// tellings.
#pragma once

#include <span>

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

class EventLexicon;
class QuantityLexicon;
struct ClusterTrace;

// Pure; thread safe. EventMention::attributions index into `attributions`. `trace`: where not null, gets what was
// weighed (event_clusters.h).
Events find_events(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
                   const EventLexicon& lexicon, const QuantityLexicon& quantities, ClusterTrace* trace = nullptr);

}  // namespace claimgraph::extract
