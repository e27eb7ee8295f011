// Where accounts of one event disagree. Nothing is resolved: every side stands with its claimants, figures, documents
// and evidence.
#pragma once

#include <optional>
#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

enum class ContradictionKind : std::uint8_t {
  claim_denial,   // one party says that it happened (as told), another denies it
  fatalities,     // the latest figures of two parties do not meet
  responsibility  // two parties, neither a member or mouthpiece of the other, each claim the deed
};
std::string_view to_string(ContradictionKind kind);  // "claim-denial", "fatalities", "responsibility"

struct ContradictionSide {
  std::vector<NodeRef> claimants;  // with the bodies that they speak for; by id
  bool denies = false;
  std::optional<Count> fatalities;    // range over the side's latest figures
  std::vector<DocumentId> documents;  // sorted
  std::vector<DocumentSpan> evidence;
};

struct Contradiction {
  NodeRef event;
  ContradictionKind kind = ContradictionKind::claim_denial;
  std::vector<ContradictionSide> sides;  // claims before denials, then by figures, then by claimant
};

// One for each event and kind, by event id, then kind. `about`: only of this event, or of events that the actor claims,
// denies or is involved in.
Result<std::vector<Contradiction>> contradictions(const GraphView& view, std::optional<NodeId> about = std::nullopt);

}  // namespace claimgraph
