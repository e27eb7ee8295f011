// GraphView: the read-only face of a graph that queries, algorithms and exports see. The store implements it over
// RocksDB; tests implement it in memory (graph/memory_graph.h).
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model.h"

namespace claimgraph {

enum class Direction : std::uint8_t { out, in };

struct GraphCounts {
  std::uint64_t documents = 0;
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};

// A consistent snapshot. Every for_each visits in the order of ids (edges: from or to, type, the other end, document)
// and stops early when the visitor returns false. Safe to read from several threads at once. Errors are damage or I/O,
// never "not found".
class GraphView {
 public:
  virtual ~GraphView() = default;

  virtual Result<GraphCounts> counts() const = 0;
  virtual Result<std::optional<Document>> document(DocumentId) const = 0;
  // Also found under a former id of the same entity; the node returned carries its present id.
  virtual Result<std::optional<Node>> node(NodeId) const = 0;

  virtual Status for_each_document(const std::function<bool(const Document&)>&) const = 0;
  virtual Status for_each_node(const std::function<bool(const Node&)>&) const = 0;
  // All edges, each once, ordered by (from, type, to, document, role).
  virtual Status for_each_edge(const std::function<bool(const Edge&)>&) const = 0;
  // Edges that start (out) or end (in) at the node; of one type, or of all.
  virtual Status for_each_edge_of(NodeId, Direction, std::optional<EdgeType>,
                                  const std::function<bool(const Edge&)>&) const = 0;

  // Nodes that have a name or alias that folds to the same text as `name` (exact), or to a text that starts with it
  // (prefix), in the order of the folded names, each node once, at most `limit`.
  virtual Result<std::vector<NodeId>> find_name(std::string_view name, bool prefix, std::size_t limit) const = 0;

  // Events whose date's first day lies in [from, to] (ISO days, either empty for no bound), in the order of the dates.
  virtual Status for_each_event_in(std::string_view from, std::string_view to,
                                   const std::function<bool(NodeId)>&) const = 0;

 protected:
  GraphView() = default;
  GraphView(const GraphView&) = default;
  GraphView& operator=(const GraphView&) = default;
};

}  // namespace claimgraph
