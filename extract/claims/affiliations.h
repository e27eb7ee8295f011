// Finds who belongs to whom: spokesmen, leaders, members, arms, outlets, subsidiaries, with the words that say so.
#pragma once

#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/block_words.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

// Fills Entities::affiliations (and located_in between places), each pair once. Needs the mentions, anaphora included.
// Linear.
void find_affiliations(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities);

}  // namespace claimgraph::extract
