#include "export/filter.h"

#include <algorithm>
#include <vector>

#include "graph/event_date.h"

namespace claimgraph {

namespace {

bool in_period(const Node& node, const ExportFilter& filter) {
  if (node.type != NodeType::event || (filter.from.empty() && filter.to.empty())) return true;
  const std::string day = node.event.date ? first_day(node.event.date->value) : "";
  return !day.empty() && day >= filter.from && (filter.to.empty() || day <= filter.to);
}

// Adds the nodes within `hops` of the start, over edges that `keeps_edge` accepts.
template <class KeepsEdge>
Status add_neighbourhood(const GraphView& view, NodeId start, unsigned hops, KeepsEdge keeps_edge,
                         std::unordered_set<NodeId>& reached) {
  const auto present = view.node(start);
  if (!present) return present.error();
  if (!present.value()) return {};
  std::vector<NodeId> frontier(1, present.value()->id);
  reached.insert(frontier.front());
  for (unsigned hop = 0; hop < hops && !frontier.empty(); ++hop) {
    std::vector<NodeId> next;
    for (const NodeId node : frontier) {
      for (const Direction direction : {Direction::out, Direction::in}) {
        const Status s = view.for_each_edge_of(node, direction, std::nullopt, [&](const Edge& edge) {
          const NodeId other = direction == Direction::out ? edge.to : edge.from;
          if (keeps_edge(edge) && reached.insert(other).second) next.push_back(other);
          return true;
        });
        if (!s) return s;
      }
    }
    frontier = std::move(next);
  }
  return {};
}

}  // namespace

bool ExportFilter::keeps_everything() const {
  return node_types.empty() && edge_types.empty() && from.empty() && to.empty() && documents.empty() && !source &&
         !around && min_confidence <= 0;
}

Result<Selection> Selection::make(const GraphView& view, const ExportFilter& filter) {
  Selection selection;
  selection.edge_types_ = filter.edge_types;
  selection.min_confidence_ = filter.min_confidence;
  if (const Status s = selection.choose_documents(view, filter); !s) return s.error();
  if (const Status s = selection.choose_nodes(view, filter); !s) return s.error();
  return selection;
}

Status Selection::choose_documents(const GraphView& view, const ExportFilter& filter) {
  all_documents_ = filter.documents.empty() && !filter.source;
  if (all_documents_) return {};
  return view.for_each_document([&](const Document& d) {
    const bool listed = filter.documents.empty() || filter.documents.count(d.info.id) != 0;
    if (listed && (!filter.source || d.source == filter.source)) documents_.insert(d.info.id);
    return true;
  });
}

Status Selection::choose_nodes(const GraphView& view, const ExportFilter& filter) {
  const bool by_node = !filter.node_types.empty() || !filter.from.empty() || !filter.to.empty() || filter.around;
  all_nodes_ = !by_node && all_documents_;
  if (all_nodes_) return {};
  const auto keeps_edge = [&](const Edge& e) {
    return keeps(e.document) && e.confidence >= min_confidence_ &&
           (edge_types_.empty() || edge_types_.count(e.type) != 0);
  };
  std::unordered_set<NodeId> near;
  if (filter.around) {
    const Status s = add_neighbourhood(view, *filter.around, filter.hops, keeps_edge, near);
    if (!s) return s;
  }
  // Documents speak of nodes that they mention, and of the ends of their edges (their publisher, say).
  std::unordered_set<NodeId> spoken_of;
  if (!all_documents_) {
    const Status s = view.for_each_edge([&](const Edge& e) {
      if (!keeps_edge(e)) return true;
      spoken_of.insert(e.from);
      spoken_of.insert(e.to);
      return true;
    });
    if (!s) return s;
  }
  return view.for_each_node([&](const Node& node) {
    const bool spoken = all_documents_ || spoken_of.count(node.id) != 0 ||
                        std::any_of(node.mentions.begin(), node.mentions.end(),
                                    [&](const DocumentSpan& m) { return keeps(m.document); });
    const bool kept = spoken && (filter.node_types.empty() || filter.node_types.count(node.type) != 0) &&
                      in_period(node, filter) && (!filter.around || near.count(node.id) != 0);
    if (kept) nodes_.insert(node.id);
    return true;
  });
}

bool Selection::keeps(const Edge& edge) const {
  return edge.confidence >= min_confidence_ && (edge_types_.empty() || edge_types_.count(edge.type) != 0) &&
         keeps(edge.document) && keeps(edge.from) && keeps(edge.to);
}

Node Selection::trimmed(const Node& node) const {
  Node out = node;
  const auto elsewhere = [&](const DocumentSpan& m) { return !keeps(m.document); };
  out.mentions.erase(std::remove_if(out.mentions.begin(), out.mentions.end(), elsewhere), out.mentions.end());
  return out;
}

Edge Selection::trimmed(const Edge& edge) const {
  Edge out = edge;
  if (out.on_behalf_of && !keeps(*out.on_behalf_of)) out.on_behalf_of.reset();
  return out;
}

}  // namespace claimgraph
