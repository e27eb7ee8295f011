// Resolves "the group", "the ministry", "the colonel", "he" and "it" to the entities that were named before.
#pragma once

#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/block_words.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

// Adds mentions of form nominal and pronoun, keeping the order. Linear: it looks back over a bounded number of
// mentions.
void resolve_anaphora(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities);

}  // namespace claimgraph::extract
