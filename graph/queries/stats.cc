#include "graph/queries/stats.h"

#include <algorithm>
#include <set>

#include "graph/event_date.h"

namespace claimgraph {

namespace {

void widen(const std::string& day, std::string& first, std::string& last) {
  if (day.empty()) return;
  first = first.empty() ? day : std::min(first, day);
  last = std::max(last, day);
}

Status count_documents(const GraphView& view, GraphStats& stats) {
  std::set<DocumentId> accounts;
  std::set<NodeId> publishers;
  const Status status = view.for_each_document([&](const Document& d) {
    ++stats.counts.documents;
    accounts.insert(d.account);
    if (d.source) publishers.insert(*d.source);
    if (d.info.published) widen(first_day(d.info.published->value), stats.first_document, stats.last_document);
    return true;
  });
  stats.accounts = accounts.size();
  stats.publishers = publishers.size();
  return status;
}

void count_node(const Node& node, GraphStats& stats) {
  ++stats.counts.nodes;
  ++stats.nodes_by_type[static_cast<std::size_t>(node.type)];
  stats.mentions += node.mentions.size();
  if (node.type != NodeType::event) return;
  ++stats.events_by_type[node.event.event_type];
  const std::string day = node.event.date ? first_day(node.event.date->value) : "";
  if (!day.empty()) ++stats.events_with_date;
  widen(day, stats.first_event, stats.last_event);
}

}  // namespace

Result<GraphStats> stats(const GraphView& view) {
  GraphStats out;
  if (const Status s = count_documents(view, out); !s) return s.error();
  const Status nodes = view.for_each_node([&](const Node& node) {
    count_node(node, out);
    return true;
  });
  if (!nodes) return nodes.error();
  const Status edges = view.for_each_edge([&](const Edge& edge) {
    ++out.counts.edges;
    ++out.edges_by_type[static_cast<std::size_t>(edge.type)];
    return true;
  });
  if (!edges) return edges.error();
  return out;
}

}  // namespace claimgraph
