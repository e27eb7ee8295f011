#include "extract/claims/claim_edges.h"

namespace claimgraph::extract {

std::vector<ClaimEdge> claim_edges(const Events& events, std::span<const AttributionSpan> attributions) {
  std::vector<ClaimEdge> edges;
  for (std::size_t m = 0; m < events.mentions.size(); ++m) {
    bool denied = false;
    for (const std::size_t a : events.mentions[m].attributions) {
      const AttributionSpan& attribution = attributions[a];
      const bool says = attribution.stance == AttributionStance::claims && attribution.makes_claim;
      const bool denies = attribution.stance == AttributionStance::denies || (says && events.mentions[m].negated);
      if (denied) break;
      denied = denies;
      if (!attribution.claimant || (!denies && !says)) continue;
      if (!denies && events.mentions[m].points_back) continue;
      // "X denied A, which he said B did": what X says of B, X does not deny.
      const bool said_by_same = !edges.empty() && edges.back().mention == m && !edges.back().denies &&
                                edges.back().claimant == *attribution.claimant;
      if (denies && said_by_same) continue;
      edges.push_back({m, a, *attribution.claimant, denies});
      for (const std::uint32_t also : attribution.co_claimants) edges.push_back({m, a, also, denies});
    }
  }
  return edges;
}

Stance stronger(Stance a, Stance b) {
  for (const Stance s : {Stance::retracted, Stance::unconfirmed, Stance::asserted, Stance::hedged}) {
    if (a == s || b == s) return s;
  }
  return Stance::none;
}

}  // namespace claimgraph::extract
