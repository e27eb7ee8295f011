// The GraphView over a snapshot of the store.
#pragma once

#include <memory>

#include "graph/view.h"
#include "store/database.h"
#include "store/rows.h"

namespace claimgraph::store {

// Keeps the database open as long as it lives. Documents that are not settled yet (another process is at work) are
// listed, but have no nodes and edges so far.
class StoreView final : public GraphView {
 public:
  explicit StoreView(std::shared_ptr<const Database> database)
      : database_(database), snapshot_(std::move(database)), rows_(snapshot_, *database_) {}

  Result<GraphCounts> counts() const override;
  Result<std::optional<Document>> document(DocumentId id) const override;
  Result<std::optional<Node>> node(NodeId id) const override;
  Status for_each_document(const std::function<bool(const Document&)>& visit) const override;
  Status for_each_node(const std::function<bool(const Node&)>& visit) const override;
  Status for_each_edge(const std::function<bool(const Edge&)>& visit) const override;
  Status for_each_edge_of(NodeId id, Direction direction, std::optional<EdgeType> type,
                          const std::function<bool(const Edge&)>& visit) const override;
  Result<std::vector<NodeId>> find_name(std::string_view name, bool prefix, std::size_t limit) const override;
  Status for_each_event_in(std::string_view from, std::string_view to,
                           const std::function<bool(NodeId)>& visit) const override;

 private:
  Result<std::uint64_t> count(Family family) const;
  Result<Document> global(StoredDocument stored) const;
  Result<Node> global(NodeId id, const StoredEntity& entity) const;
  // Goes on after `problem` was set as after a visitor's false.
  Status scan(Family family, std::string_view prefix, std::string_view from, std::optional<Error>& problem,
              const Visit& visit) const;

  std::shared_ptr<const Database> database_;
  Snapshot snapshot_;
  Rows rows_;
};

}  // namespace claimgraph::store
