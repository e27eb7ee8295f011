#include "graph/queries/timeline.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/event_date.h"

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
      const std::string day = first_day(document.value().published);
      if (entry.event.date.empty() && !day.empty() && (entry.reported.empty() || day < entry.reported))
        entry.reported = day;
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

// What the request asks for of the events, in order, as entries that its filters let pass.
class Gatherer {
 public:
  Gatherer(const GraphView& view, const TimelineRequest& request) : view_(view), request_(request), lookup_(view) {}

  Status find_near() {
    if (!request_.about) return {};
    auto found = neighbours(view_, *request_.about);
    if (!found) return found.error();
    near_ = std::move(found).value();
    near_.insert(*request_.about);
    return {};
  }

  Status add_dated() {
    std::vector<NodeId> ids;
    const Status status = view_.for_each_event_in(request_.from, request_.to, [&](NodeId id) {
      if (!request_.about || near_.count(id) != 0) ids.push_back(id);
      return true;
    });
    if (!status) return status;
    for (const NodeId id : ids) {
      if (request_.limit != 0 && entries_.size() == request_.limit) break;  // no later one can be among the first
      if (const Status s = add(id, true); !s) return s;
    }
    return {};
  }

  Status add_undated() {
    std::vector<NodeId> ids(near_.begin(), near_.end());
    if (!request_.about) {
      const Status status = view_.for_each_node([&](const Node& node) {
        if (node.type == NodeType::event && !node.event.date) ids.push_back(node.id);
        return true;
      });
      if (!status) return status;
    }
    for (const NodeId id : ids)
      if (const Status s = add(id, false); !s) return s;
    return {};
  }

  std::vector<TimelineEntry> take() {
    const auto key = [](const TimelineEntry& e) {
      const std::string day = e.event.date.empty() ? e.reported : first_day(e.event.date);
      return std::tuple(day.empty(), day, e.event.id);
    };
    std::sort(entries_.begin(), entries_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    if (request_.limit != 0 && entries_.size() > request_.limit) entries_.resize(request_.limit);
    return std::move(entries_);
  }

 private:
  Status add(NodeId id, bool dated) {
    const auto node = view_.node(id);
    if (!node) return node.error();
    if (!node.value() || node.value()->type != NodeType::event) return {};
    const EventFacts& facts = node.value()->event;
    if (facts.date.has_value() != dated) return {};
    if (!request_.event_type.empty() && facts.event_type != request_.event_type) return {};
    auto entry = entry_of(lookup_, *node.value());
    if (!entry) return entry.error();
    if (dated || within_bounds(entry.value().reported)) entries_.push_back(std::move(entry).value());
    return {};
  }

  bool within_bounds(const std::string& day) const {
    if (day.empty()) return request_.from.empty() && request_.to.empty();
    return (request_.from.empty() || request_.from <= day) && (request_.to.empty() || day <= request_.to);
  }

  const GraphView& view_;
  const TimelineRequest& request_;
  Lookup lookup_;
  std::set<NodeId> near_;
  std::vector<TimelineEntry> entries_;
};

}  // namespace

Result<std::vector<TimelineEntry>> timeline(const GraphView& view, const TimelineRequest& request) {
  Gatherer gatherer(view, request);
  if (const Status s = gatherer.find_near(); !s) return s.error();
  if (const Status s = gatherer.add_dated(); !s) return s.error();
  if (!request.dated_only) {
    if (const Status s = gatherer.add_undated(); !s) return s.error();
  }
  return gatherer.take();
}

}  // namespace claimgraph
