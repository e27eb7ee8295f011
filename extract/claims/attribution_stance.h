// How a source stands to its content: does it say that it is so, deny it, or neither; and how firmly.
#pragma once

#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/attribution_parts.h"

namespace claimgraph::extract {

struct Standing {
  AttributionStance stance = AttributionStance::neutral;
  Stance claim_stance = Stance::asserted;
  bool says_not = false;  // see AttributionSpan
  bool makes_claim = false;
  bool responsibility = false;
};

// Of one candidate by itself: negation ("did not deny" is neither), future and condition (no claim yet), intentions
// (neutral), hedges in the cue or the content, responsibility.
Standing standing_of(const Paragraph& p, const Candidate& c, const CueLexicon& cues);

// What later sentences do to the claims before them: "could not be verified" makes them unconfirmed, "withdrew the
// claim" retracted. `spans` are in document order.
void apply_doubts(const std::vector<Paragraph>& paragraphs, const CueLexicon& cues,
                  std::vector<AttributionSpan>& spans);

}  // namespace claimgraph::extract
