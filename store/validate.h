// What an extraction must fulfil before it may enter the store: other programs write extractions, too.
#pragma once

#include <string>

#include "graph/model.h"

namespace claimgraph::store {

// The first thing that is wrong, as a phrase ("edge 3: no node `n9`"), or empty: node ids are unique and not empty;
// edges, attributions and the publisher name nodes that exist; an edge has evidence; every span has as many bytes of
// text as it is long, ends within the document when the record says how large that is, and where two spans overlap,
// they have the same text. Pure.
std::string what_is_wrong(const Extraction& extraction);

}  // namespace claimgraph::store
