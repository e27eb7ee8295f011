// Which tellings are events by themselves: told as facts, by a word that is enough, or with an anchor beside it.
#pragma once

#include <span>
#include <vector>

#include "extract/claims/telling.h"

namespace claimgraph::extract {

// Parallel to the tellings.
std::vector<bool> events_by_themselves(std::span<const Telling> tellings,
                                       std::span<const AttributionSpan> attributions);

}  // namespace claimgraph::extract
