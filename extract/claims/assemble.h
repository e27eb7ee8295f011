// Joins what was found into the interchange record: nodes with raw spans, claims and denials, reported-by,
// affiliations, roles.
#pragma once

#include <span>

#include "extract/claims/analysis.h"
#include "graph/model.h"

namespace claimgraph::extract {

class ConfidenceModel;

struct AssembleOptions {
  const ConfidenceModel* confidence = nullptr;  // none: what the rules themselves say
  bool explain = false;                         // fill `why` of events and edges
};

// Ids of nodes are "n1", "n2", ... in the order of their first mention. Pure; thread safe.
Extraction assemble(const RawDocument& raw, const Discourse& discourse, const Entities& entities,
                    std::span<const AttributionSpan> attributions, const Events& events,
                    const AssembleOptions& options = {});

}  // namespace claimgraph::extract
