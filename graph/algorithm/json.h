// The algorithms' answers as JSON, as graph/queries/json.h.
#pragma once

#include "graph/algorithm/communities.h"
#include "graph/algorithm/path.h"
#include "graph/algorithm/rank.h"
#include "graph/queries/json.h"

namespace claimgraph {

Json to_json(const GraphPath& path);       // {"nodes": [...], "steps": [[relation, ...], ...]}
Json to_json(const RankedNode& node);      // the node and its "score"
Json to_json(const Community& community);  // {"size", "members": [...]}

}  // namespace claimgraph
