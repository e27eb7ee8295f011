// Finds again, where capitals or the tagger gave nothing away (headlines, family names), what the rest of the text
// names.
#pragma once

#include <vector>

#include "extract/claims/entity_clusters.h"

namespace claimgraph::extract {

// Adds the spans to `spans`, keeping their order; true when there were any, so that the names are to be clustered
// again.
bool look_again(const std::vector<BlockWords>& blocks, const Clusters& clusters, std::vector<NameSpan>& spans);

}  // namespace claimgraph::extract
