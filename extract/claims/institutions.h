// Institutions named by common nouns: "Russian defence ministry", "Colombian police", "the army", "US troops".
#pragma once

#include <vector>

#include "extract/claims/block_words.h"
#include "extract/claims/name_span.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

// Adds them to the names of the block (which give their owners), keeping the order; names that become a part of an
// institution go. An institution without an owner has an empty `owner`.
void find_institutions(const BlockWords& words, const ActorLexicon& lexicon, std::vector<NameSpan>& spans);

}  // namespace claimgraph::extract
