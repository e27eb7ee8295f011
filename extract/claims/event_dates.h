// Dates of events that are counted from each other: "a week after the fire", "two days before gunmen shot a mayor".
#pragma once

#include <span>

#include "extract/claims/dates.h"
#include "extract/claims/syntax.h"
#include "extract/lexicon/quantity_lexicon.h"

namespace claimgraph::extract {

struct Telling;

// Of two events of one sentence that are so long apart, gives the undated one the date that follows from the other's,
// and marks the one counted from as an aside.
// `dates`: of the block, in order. `tellings`: of the block.
void date_by_each_other(const SyntaxTree& tree, const QuantityLexicon& words, std::span<const DateTold> dates,
                        std::span<Telling> tellings);

}  // namespace claimgraph::extract
