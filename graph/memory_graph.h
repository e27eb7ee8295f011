// A GraphView in memory: for tests, samples and graphs that need no store.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "graph/view.h"

namespace claimgraph {

// Reading is thread-safe while nobody adds. The outcome does not depend on the order in which things were added; a
// second document or node of one id, or edge of one (from, type, to, document, role), replaces the first.
class MemoryGraph final : public GraphView {
 public:
  void add(Document document);
  void add(Node node);
  void add(Edge edge);
  // From now on `former` finds the node `present`.
  void add_former_id(NodeId former, NodeId present);

  Result<GraphCounts> counts() const override;
  Result<std::optional<Document>> document(DocumentId id) const override;
  Result<std::optional<Node>> node(NodeId id) const override;
  Status for_each_document(const std::function<bool(const Document&)>& visit) const override;
  Status for_each_node(const std::function<bool(const Node&)>& visit) const override;
  Status for_each_edge(const std::function<bool(const Edge&)>& visit) const override;
  Status for_each_edge_of(NodeId node, Direction direction, std::optional<EdgeType> type,
                          const std::function<bool(const Edge&)>& visit) const override;
  Result<std::vector<NodeId>> find_name(std::string_view name, bool prefix, std::size_t limit) const override;
  Status for_each_event_in(std::string_view from, std::string_view to,
                           const std::function<bool(NodeId)>& visit) const override;

 private:
  // One end, type, the other end, document, role: the order of either direction.
  using EdgeKey = std::tuple<NodeId, EdgeType, NodeId, DocumentId, Role>;

  std::map<DocumentId, Document> documents_;
  std::map<NodeId, Node> nodes_;
  std::map<NodeId, NodeId> former_;
  std::map<EdgeKey, Edge> out_;
  std::map<EdgeKey, EdgeKey> in_;                   // → the key in out_
  std::set<std::pair<std::string, NodeId>> names_;  // folded
  std::set<std::pair<std::string, NodeId>> event_days_;
};

}  // namespace claimgraph
