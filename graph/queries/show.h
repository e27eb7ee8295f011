// Everything about one node.
#pragma once

#include <vector>

#include "graph/queries/relations.h"

namespace claimgraph {

struct NodeDetail {
  Node node;
  std::vector<DocumentRef> documents;                    // that mention it, by date of publication, then id
  std::vector<Relation> relations;                       // as relations_of
  std::map<DocumentId, DocumentRef> evidence_documents;  // of every document that a mention or an edge names
};

// Nothing when the graph has no such node, under this id or a former one.
Result<std::optional<NodeDetail>> show(const GraphView& view, NodeId node);

}  // namespace claimgraph
