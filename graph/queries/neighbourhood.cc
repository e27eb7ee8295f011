#include "graph/queries/neighbourhood.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace claimgraph {

namespace {

class Surroundings {
 public:
  Surroundings(Lookup& lookup, std::size_t limit) : lookup_(lookup), limit_(limit) {}

  Result<Neighbourhood> of(NodeId centre) {
    const auto ref = lookup_.node(centre);
    if (!ref) return ref.error();
    add(*ref, 0);
    const auto around = relations_of(lookup_.view(), ref->id);
    if (!around) return around.error();
    add_heaviest(*around, 1);
    add_links(ref->id, *around);
    if (const Status status = add_second_step(); !status) return status.error();
    found_.links.reserve(links_.size());
    for (const auto& [key, documents] : links_) {
      const auto& [from, to, type, role] = key;
      found_.links.push_back({from, to, type, role, documents});
    }
    return std::move(found_);
  }

 private:
  using Key = std::tuple<NodeId, NodeId, EdgeType, Role>;

  void add(const NodeRef& node, unsigned step) {
    if (steps_.emplace(node.id, step).second) found_.members.push_back({node, step});
  }

  // The members of the next step: neighbours that are none yet, by the number of edges.
  void add_heaviest(const std::vector<Relation>& relations, unsigned step) {
    std::map<NodeId, std::pair<std::size_t, const NodeRef*>> weights;
    for (const Relation& r : relations) {
      if (steps_.count(r.other.id) != 0) continue;
      auto& [weight, node] = weights[r.other.id];
      weight += r.edges.size();
      node = &r.other;
    }
    std::vector<std::pair<std::size_t, const NodeRef*>> order;
    order.reserve(weights.size());
    for (const auto& [id, entry] : weights) order.push_back(entry);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : *a.second < *b.second;
    });
    found_.has_more = found_.has_more || order.size() > limit_;
    if (order.size() > limit_) order.resize(limit_);
    for (const auto& [weight, node] : order) add(*node, step);
  }

  void add_links(NodeId of, const std::vector<Relation>& relations) {
    for (const Relation& r : relations) {
      if (steps_.count(r.other.id) == 0) continue;
      const bool out = r.direction == Direction::out;
      links_[{out ? of : r.other.id, out ? r.other.id : of, r.type, r.role}] = r.edges.size();
    }
  }

  Status add_second_step() {
    std::vector<std::pair<NodeId, std::vector<Relation>>> events;
    std::vector<Relation> all;
    for (const auto& member : found_.members) {
      if (member.step != 1 || member.node.type != NodeType::event) continue;
      auto relations = relations_of(lookup_.view(), member.node.id);
      if (!relations) return relations.error();
      std::erase_if(*relations, [](const Relation& r) {
        return r.type != EdgeType::claims && r.type != EdgeType::denies && r.type != EdgeType::involves;
      });
      all.insert(all.end(), relations->begin(), relations->end());
      events.emplace_back(member.node.id, std::move(*relations));
    }
    std::erase_if(all, [](const Relation& r) { return !is_actor(r.other.type); });
    add_heaviest(all, 2);
    for (const auto& [event, relations] : events) add_links(event, relations);
    return {};
  }

  Lookup& lookup_;
  std::size_t limit_;
  Neighbourhood found_;
  std::map<NodeId, unsigned> steps_;
  std::map<Key, std::size_t> links_;
};

}  // namespace

Result<Neighbourhood> neighbourhood(const GraphView& view, NodeId node, std::size_t limit) {
  Lookup lookup(view);
  return Surroundings(lookup, limit).of(node);
}

}  // namespace claimgraph
