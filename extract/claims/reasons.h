// What speaks for an edge or an event, as short features: the pattern that found it, how its ends are named, how it is
// told. `extract
// --explain` prints them; the confidence is computed from them (extract/lexicon/confidence.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/claim_edges.h"

namespace claimgraph::extract {

class Reasons {
 public:
  // All must outlive this object.
  Reasons(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
          const Events& events);

  // In a fixed order, each "group:value".
  std::vector<std::string> of_event(std::size_t event) const;
  std::vector<std::string> of_claim(const ClaimEdge& claim) const;
  std::vector<std::string> of_affiliation(const Affiliation& affiliation) const;
  // Of events: who carries them. `how`: publisher, agency or carrier.
  std::vector<std::string> of_report(std::size_t event, const std::string& how) const;

 private:
  std::string form_of(std::uint32_t entity, const Mention& inside) const;

  const Discourse* discourse_;
  const Entities* entities_;
  std::span<const AttributionSpan> attributions_;
  const Events* events_;
  std::vector<std::uint32_t> tellings_;  // of each event
  std::vector<bool> spoken_;             // somebody's words tell it
  std::vector<bool> headline_;           // a heading tells it
};

}  // namespace claimgraph::extract
