// Affiliations by names that stand side by side ("X of Y", "Y's X", "IS-linked X") or that words link ("X, a splinter
// of Y"). Private to affiliations.
#pragma once

#include "extract/claims/affiliation_text.h"

namespace claimgraph::extract {

// What stands behind (and before) the mention.
void tie_beside(AffiliationText& text, const EntityMention& mention);
// The linking words `match` at token i.
void tie_by_link(AffiliationText& text, std::uint32_t i, const PhraseMap::Match& match);

}  // namespace claimgraph::extract
