#include "graph/memory_graph.h"

#include <algorithm>

#include "base/fold_name.h"
#include "graph/event_date.h"

namespace claimgraph {

namespace {

std::vector<std::string> folded_names(const Node& node) {
  std::vector<std::string> names = {fold_name(node.name)};
  for (const auto& alias : node.aliases) names.push_back(fold_name(alias));
  return names;
}

std::string day_of(const Node& node) {
  return node.type == NodeType::event && node.event.date ? first_day(node.event.date->value) : std::string();
}

}  // namespace

void MemoryGraph::add(Document document) { documents_.insert_or_assign(document.info.id, std::move(document)); }

void MemoryGraph::add(Node node) {
  if (const auto before = nodes_.find(node.id); before != nodes_.end()) {
    for (auto& name : folded_names(before->second)) names_.erase({std::move(name), node.id});
    event_days_.erase({day_of(before->second), node.id});
  }
  for (auto& name : folded_names(node)) names_.emplace(std::move(name), node.id);
  if (auto day = day_of(node); !day.empty()) event_days_.emplace(std::move(day), node.id);
  nodes_.insert_or_assign(node.id, std::move(node));
}

void MemoryGraph::add(Edge edge) {
  const EdgeKey out{edge.from, edge.type, edge.to, edge.document, edge.role};
  in_.insert_or_assign(EdgeKey{edge.to, edge.type, edge.from, edge.document, edge.role}, out);
  out_.insert_or_assign(out, std::move(edge));
}

void MemoryGraph::add_former_id(NodeId former, NodeId present) { former_.insert_or_assign(former, present); }

Result<GraphCounts> MemoryGraph::counts() const { return GraphCounts{documents_.size(), nodes_.size(), out_.size()}; }

Result<std::optional<Document>> MemoryGraph::document(DocumentId id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<Node>> MemoryGraph::node(NodeId id) const {
  const auto former = former_.find(id);
  const auto found = nodes_.find(former == former_.end() ? id : former->second);
  return found == nodes_.end() ? std::nullopt : std::optional(found->second);
}

Status MemoryGraph::for_each_document(const std::function<bool(const Document&)>& visit) const {
  for (const auto& [id, document] : documents_) {
    if (!visit(document)) break;
  }
  return {};
}

Status MemoryGraph::for_each_node(const std::function<bool(const Node&)>& visit) const {
  for (const auto& [id, node] : nodes_) {
    if (!visit(node)) break;
  }
  return {};
}

Status MemoryGraph::for_each_edge(const std::function<bool(const Edge&)>& visit) const {
  for (const auto& [key, edge] : out_) {
    if (!visit(edge)) break;
  }
  return {};
}

Status MemoryGraph::for_each_edge_of(NodeId node, Direction direction, std::optional<EdgeType> type,
                                     const std::function<bool(const Edge&)>& visit) const {
  const EdgeKey start{node, type.value_or(EdgeType::claims), NodeId{}, DocumentId{}, Role::none};
  const auto within = [&](const EdgeKey& key) {
    return std::get<0>(key) == node && (!type || std::get<1>(key) == *type);
  };
  if (direction == Direction::out) {
    for (auto at = out_.lower_bound(start); at != out_.end() && within(at->first); ++at) {
      if (!visit(at->second)) break;
    }
  } else {
    for (auto at = in_.lower_bound(start); at != in_.end() && within(at->first); ++at) {
      if (!visit(out_.at(at->second))) break;
    }
  }
  return {};
}

Result<std::vector<NodeId>> MemoryGraph::find_name(std::string_view name, bool prefix, std::size_t limit) const {
  const std::string folded = fold_name(name);
  std::vector<NodeId> found;
  for (auto at = names_.lower_bound({folded, NodeId{}}); at != names_.end() && found.size() < limit; ++at) {
    const bool matches = prefix ? at->first.compare(0, folded.size(), folded) == 0 : at->first == folded;
    if (!matches) break;
    if (std::find(found.begin(), found.end(), at->second) == found.end()) found.push_back(at->second);
  }
  return found;
}

Status MemoryGraph::for_each_event_in(std::string_view from, std::string_view to,
                                      const std::function<bool(NodeId)>& visit) const {
  for (auto at = event_days_.lower_bound({std::string(from), NodeId{}}); at != event_days_.end(); ++at) {
    if ((!to.empty() && at->first > to) || !visit(at->second)) break;
  }
  return {};
}

}  // namespace claimgraph
