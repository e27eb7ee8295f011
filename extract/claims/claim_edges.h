// Which tellings of an event are somebody's claim or denial of it.
#pragma once

#include <span>
#include <vector>

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

struct ClaimEdge {
  std::size_t mention = 0;      // index into Events::mentions
  std::size_t attribution = 0;  // its claimant is set
  std::uint32_t claimant = 0;   // entity index
  bool denies = false;
};

// In the order of the mentions, the innermost attribution of each first. Who passes a denial on ("X said that Y denied
// it") neither claims nor denies; who says that it did not happen
// denies; who denies a claim ("X denied Y's claim") denies beside Y's claim.
std::vector<ClaimEdge> claim_edges(const Events& events, std::span<const AttributionSpan> attributions);

// The stance of one claim that is told twice: a withdrawal holds, then a doubt, then the firmer of the two.
Stance stronger(Stance a, Stance b);

}  // namespace claimgraph::extract
