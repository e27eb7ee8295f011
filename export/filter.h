// Which part of a graph is exported.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "graph/view.h"

namespace claimgraph {

// All conditions that are given must hold; a default filter keeps everything.
struct ExportFilter {
  std::set<NodeType> node_types;   // empty: all
  std::set<EdgeType> edge_types;   // empty: all
  std::string from;                // events that begin on this ISO day or later; undated events are left out
  std::string to;                  // events that begin on this ISO day or earlier
  std::set<DocumentId> documents;  // empty: all; else what these documents say, and the nodes they mention
  std::optional<NodeId> source;    // what documents of this publisher say
  std::optional<NodeId> around;    // only nodes within `hops` edges of this one, over any kept edge types
  unsigned hops = 1;
  double min_confidence = 0;  // only edges at least this sure (0 to 1)

  bool keeps_everything() const;
};

// The filter applied to one graph. An edge is kept when its type and document are and both its ends are. Memory:
// nothing for the whole graph, else 16 bytes (with overhead about 50) for each kept node and document. Thread-safe once
// made.
class Selection {
 public:
  // Reads documents, nodes and edges as far as the filter needs them.
  static Result<Selection> make(const GraphView& view, const ExportFilter& filter);

  bool keeps(DocumentId document) const { return all_documents_ || documents_.count(document) != 0; }
  bool keeps(NodeId node) const { return all_nodes_ || nodes_.count(node) != 0; }
  bool keeps(const Edge& edge) const;
  // The node without mentions in documents that are not kept.
  Node trimmed(const Node& node) const;
  // The edge without the body it was spoken for, where that node is not kept.
  Edge trimmed(const Edge& edge) const;

 private:
  Status choose_documents(const GraphView& view, const ExportFilter& filter);
  Status choose_nodes(const GraphView& view, const ExportFilter& filter);

  std::set<EdgeType> edge_types_;
  double min_confidence_ = 0;
  bool all_documents_ = true;
  bool all_nodes_ = true;
  std::unordered_set<DocumentId> documents_;
  std::unordered_set<NodeId> nodes_;
};

}  // namespace claimgraph
