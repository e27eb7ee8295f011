// Answers as JSON: what `--format json` prints and the API serves. docs/queries.md lists the fields. Nodes and
// documents are given with what a reader needs to name them; edges are the records of the whole graph.
#pragma once

#include "graph/json.h"
#include "graph/queries/claims.h"
#include "graph/queries/contradictions.h"
#include "graph/queries/find.h"
#include "graph/queries/neighbourhood.h"
#include "graph/queries/relations.h"
#include "graph/queries/show.h"
#include "graph/queries/sources.h"
#include "graph/queries/stats.h"
#include "graph/queries/timeline.h"

namespace claimgraph {

Json to_json(const NodeRef& node);
Json to_json(const DocumentRef& document);
Json to_json(const FoundNode& found);
Json to_json(const NodeDetail& detail);
Json to_json(const Relation& relation);
Json to_json(const Relationship& relationship);
Json to_json(const ClaimRecord& claim);
// Exactly the object of docs/interchange.md, nothing beside it.
Json to_json(const Contradiction& contradiction);
Json to_json(const TimelineEntry& entry);
Json to_json(const GraphStats& stats);
Json to_json(const SourcesAnswer& answer);
Json to_json(const Neighbourhood& around);

}  // namespace claimgraph
