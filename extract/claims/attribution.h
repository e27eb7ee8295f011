// Finds attributions: a source, the cue that gives it the word, and the content. Claims and denials are the
// attributions of speech about the world; beliefs, wishes and intentions are found too, with stance neutral.
#pragma once

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

class CueLexicon;

// In document order of the cues. Pure; thread safe.
std::vector<AttributionSpan> find_attributions(const Discourse& discourse, const Entities& entities,
                                               const CueLexicon& cues);

}  // namespace claimgraph::extract
