// Denials without a word of denying: "I have never taken a penny", "no shots were fired", "it was not our work".
#pragma once

#include "extract/claims/attribution_parts.h"

namespace claimgraph::extract {

// Whether the statement says of the speaker's own side, or of anybody, that something was not done. It denies where it
// answers what somebody else told; which event that is, its words must show. Pure.
bool says_it_was_not(const Paragraph& p, const Candidate& c, const CueLexicon& cues);

}  // namespace claimgraph::extract
