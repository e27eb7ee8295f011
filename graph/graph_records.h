// The records of the whole graph ("Export of the whole graph" in docs/interchange.md), which `export --format jsonl`
// prints and the answers of queries quote. Ids are global; every span names its document.
#pragma once

#include "graph/json.h"
#include "graph/model.h"

namespace claimgraph {

Json document_record(const Document& document);
Json node_record(const Node& node);
Json edge_record(const Edge& edge);

}  // namespace claimgraph
