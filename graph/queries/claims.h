// Who says what of which event.
#pragma once

#include <optional>
#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

// One claims or denies edge: one claimant, one event, one document.
struct ClaimRecord {
  NodeRef claimant;
  std::optional<NodeRef> on_behalf_of;
  NodeRef event;
  Edge edge;  // denies or claims, stance, figures, evidence
  DocumentRef document;
};

struct ClaimsRequest {
  std::optional<NodeId> about;  // an event, or an actor or place that events involve or lie in
  std::optional<NodeId> by;     // who speaks, or on whose behalf
  double min_confidence = 0;    // less sure ones are left out
};

// By event (date, name), claims before denials, claimant, then the document's date. All conditions must hold; with
// none, all claims. A speaker for `by` is found when the graph knows that they are affiliated.
Result<std::vector<ClaimRecord>> claims(const GraphView& view, const ClaimsRequest& request);

}  // namespace claimgraph
