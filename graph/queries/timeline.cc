#include "graph/queries/timeline.h"

#include <algorithm>
#include <set>

namespace claimgraph {

namespace {

Result<std::set<NodeId>> neighbours(const GraphView& view, NodeId node) {
  std::set<NodeId> out;
  for (const Direction direction : {Direction::out, Direction::in}) {
    const Status s = view.for_each_edge_of(node, direction, std::nullopt, [&](const Edge& e) {
      out.insert(direction == Direction::out ? e.to : e.from);
      return true;
    });
    if (!s) return s.error();
  }
  return out;
}

// Counts who speaks and where, over the edges of the event.
class Tally {
 public:
  void add(const Edge& edge) {
    if (edge.type == EdgeType::claims) claimants_.insert(edge.from);
    if (edge.type == EdgeType::denies) deniers_.insert(edge.from);
    documents_.insert(edge.document);
  }
  Status write(Lookup& lookup, TimelineEntry& entry) const {
    std::set<DocumentId> accounts;
    for (const DocumentId id : documents_) {
      const auto document = lookup.document(id);
      if (!document) return document.error();
      accounts.insert(document.value().account);
    }
    entry.documents = documents_.size();
    entry.accounts = accounts.size();
    entry.claimants = claimants_.size();
    entry.deniers = deniers_.size();
    return {};
  }

 private:
  std::set<NodeId> claimants_;
  std::set<NodeId> deniers_;
  std::set<DocumentId> documents_;
};

Status add_surroundings(Lookup& lookup, const std::vector<Edge>& edges, TimelineEntry& entry) {
  std::set<std::pair<Role, NodeId>> seen;
  for (const Edge& edge : edges) {
    const bool place = edge.type == EdgeType::located_in;
    if (!place && edge.type != EdgeType::involves) continue;
    if (!seen.emplace(place ? Role::none : edge.role, edge.to).second) continue;
    const auto ref = lookup.node(edge.to);
    if (!ref) return ref.error();
    if (place) {
      entry.places.push_back(ref.value());
    } else {
      entry.involved.emplace_back(edge.role, ref.value());
    }
  }
  std::sort(entry.places.begin(), entry.places.end());
  std::sort(entry.involved.begin(), entry.involved.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second < b.second; });
  return {};
}

Result<TimelineEntry> entry_of(Lookup& lookup, const Node& event) {
  TimelineEntry entry;
  entry.event = ref_of(event);
  entry.fatalities = event.event.fatalities;
  entry.injuries = event.event.injuries;
  Tally tally;
  const auto out = edges_of(lookup.view(), event.id, Direction::out);
  if (!out) return out.error();
  const auto in = edges_of(lookup.view(), event.id, Direction::in);
  if (!in) return in.error();
  for (const auto* edges : {&out.value(), &in.value()}) {
    for (const Edge& edge : *edges) tally.add(edge);
  }
  if (const Status s = tally.write(lookup, entry); !s) return s.error();
  if (const Status s = add_surroundings(lookup, out.value(), entry); !s) return s.error();
  return entry;
}

}  // namespace

Result<std::vector<TimelineEntry>> timeline(const GraphView& view, const TimelineRequest& request) {
  std::set<NodeId> near;
  if (request.about) {
    auto found = neighbours(view, *request.about);
    if (!found) return found.error();
    near = std::move(found).value();
    near.insert(*request.about);
  }
  std::vector<NodeId> ids;
  const Status status = view.for_each_event_in(request.from, request.to, [&](NodeId id) {
    if (!request.about || near.count(id) != 0) ids.push_back(id);
    return true;
  });
  if (!status) return status.error();
  Lookup lookup(view);
  std::vector<TimelineEntry> entries;
  for (const NodeId id : ids) {
    if (request.limit != 0 && entries.size() == request.limit) break;
    const auto node = view.node(id);
    if (!node) return node.error();
    if (!node.value()) continue;
    if (!request.event_type.empty() && node.value()->event.event_type != request.event_type) continue;
    auto entry = entry_of(lookup, *node.value());
    if (!entry) return entry.error();
    entries.push_back(std::move(entry).value());
  }
  return entries;
}

}  // namespace claimgraph
