#include "graph/queries/lookup.h"

#include <tuple>

namespace claimgraph {

NodeRef ref_of(const Node& node) {
  return {
      node.id, node.type, node.name, node.kind, node.event.event_type, node.event.date ? node.event.date->value : ""};
}

DocumentRef ref_of(const Document& document) {
  const DocumentInfo& info = document.info;
  return {info.id,         document.account, info.path, info.title, info.published ? info.published->value : "",
          document.source, info.url};
}

bool operator<(const NodeRef& a, const NodeRef& b) {
  return std::tie(a.type, a.date, a.name, a.id) < std::tie(b.type, b.date, b.name, b.id);
}

Result<NodeRef> Lookup::node(NodeId id) {
  if (const auto known = nodes_.find(id); known != nodes_.end()) return known->second;
  const auto node = view_.node(id);
  if (!node) return node.error();
  NodeRef ref = node.value() ? ref_of(*node.value()) : NodeRef{id, NodeType::organisation, id.hex(), "", "", ""};
  return nodes_.emplace(id, std::move(ref)).first->second;
}

Result<DocumentRef> Lookup::document(DocumentId id) {
  if (const auto known = documents_.find(id); known != documents_.end()) return known->second;
  const auto document = view_.document(id);
  if (!document) return document.error();
  DocumentRef ref = document.value() ? ref_of(*document.value()) : DocumentRef{id, id, id.hex(), "", "", std::nullopt};
  return documents_.emplace(id, std::move(ref)).first->second;
}

Result<std::vector<Edge>> edges_of(const GraphView& view, NodeId node, Direction direction,
                                   std::optional<EdgeType> type) {
  std::vector<Edge> edges;
  const Status status = view.for_each_edge_of(node, direction, type, [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  });
  if (!status) return status.error();
  return edges;
}

}  // namespace claimgraph
