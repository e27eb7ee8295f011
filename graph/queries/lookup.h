// What answers show of a node or a document, read once for each.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/view.h"

namespace claimgraph {

struct NodeRef {
  NodeId id;
  NodeType type = NodeType::organisation;
  std::string name;
  std::string kind;
  std::string event_type;  // of events
  std::string date;        // of events, as in EventFacts
};

struct DocumentRef {
  DocumentId id;
  DocumentId account;
  std::string path;
  std::string title;
  std::string published;  // ISO date, empty when unknown
  std::optional<NodeId> source;
  std::string url = {};
};

NodeRef ref_of(const Node& node);
DocumentRef ref_of(const Document& document);

// By type, then (events) by date and name, then by id: the order of lists.
bool operator<(const NodeRef& a, const NodeRef& b);

// Reads a view through a cache, for the time of one query. The view must outlive it. Not thread-safe.
class Lookup {
 public:
  explicit Lookup(const GraphView& view) : view_(view) {}

  // An id that the graph does not have gives a ref with the id as its name: a gap is shown, not hidden.
  Result<NodeRef> node(NodeId id);
  Result<DocumentRef> document(DocumentId id);
  const GraphView& view() const { return view_; }

 private:
  const GraphView& view_;
  std::map<NodeId, NodeRef> nodes_;
  std::map<DocumentId, DocumentRef> documents_;
};

// All edges that start or end at the node, in the view's order.
Result<std::vector<Edge>> edges_of(const GraphView& view, NodeId node, Direction direction,
                                   std::optional<EdgeType> type = std::nullopt);

inline bool is_actor(NodeType type) {
  return type == NodeType::organisation || type == NodeType::person || type == NodeType::source;
}

}  // namespace claimgraph
