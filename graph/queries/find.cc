#include "graph/queries/find.h"

#include <algorithm>
#include <tuple>

#include "base/fold_name.h"
#include "graph/queries/likeness.h"

namespace claimgraph {

namespace {

constexpr double kAlike = 0.5;

// The first of the node's names whose folded form the predicate accepts, or its name.
template <class Accept>
std::string matched_name(const Node& node, Accept accept) {
  if (accept(fold_name(node.name))) return node.name;
  for (const auto& alias : node.aliases) {
    if (accept(fold_name(alias))) return alias;
  }
  return node.name;
}

std::string matched_name(const Node& node, const std::string& folded, Match match) {
  return matched_name(node, [&](const std::string& name) {
    return match == Match::prefix ? name.compare(0, folded.size(), folded) == 0 : name == folded;
  });
}

bool better(const FoundNode& a, const FoundNode& b) {
  return std::tie(a.match, b.mentions, a.node) < std::tie(b.match, a.mentions, b.node);
}

class Finder {
 public:
  Finder(const GraphView& view, const FindRequest& request)
      : view_(view), request_(request), folded_(fold_name(request.name)) {}

  Result<std::vector<FoundNode>> find() {
    if (folded_.empty() || request_.limit == 0) return std::move(found_);
    if (const auto id = NodeId::parse(request_.name)) {
      if (const Status s = take(*id, Match::id); !s) return s.error();
    }
    if (const Status s = by_name(Match::exact); !s) return s.error();
    if (found_.size() < request_.limit && request_.worst >= Match::prefix) {
      if (const Status s = by_name(Match::prefix); !s) return s.error();
    }
    if (found_.empty() && request_.worst >= Match::fuzzy) {
      if (const Status s = by_likeness(); !s) return s.error();
    }
    if (found_.size() > request_.limit) found_.resize(request_.limit);
    return std::move(found_);
  }

 private:
  // Reads more than the limit, since matches of other types are left out and the most mentioned go first.
  Status by_name(Match match) {
    const std::size_t enough = std::max<std::size_t>(1000, request_.limit * 4);
    const auto ids = view_.find_name(request_.name, match == Match::prefix, enough);
    if (!ids) return ids.error();
    for (const NodeId id : ids.value()) {
      if (const Status s = take(id, match); !s) return s;
    }
    std::sort(found_.begin(), found_.end(), better);
    return {};
  }

  Status take(NodeId id, Match match) {
    const auto read = view_.node(id);
    if (!read) return read.error();
    if (!read.value()) return {};
    const Node& node = *read.value();
    const auto same = [&](const FoundNode& f) { return f.node.id == node.id; };
    if ((request_.type && node.type != *request_.type) || std::any_of(found_.begin(), found_.end(), same)) return {};
    found_.push_back({ref_of(node), match, match == Match::id ? node.name : matched_name(node, folded_, match),
                      node.mentions.size()});
    return {};
  }

  Status by_likeness() {
    std::vector<std::pair<double, FoundNode>> alike;
    const Status status = view_.for_each_node([&](const Node& node) {
      if (request_.type && node.type != *request_.type) return true;
      double best = 0;
      const std::string name = matched_name(node, [&](const std::string& folded) {
        const double score = name_likeness(folded_, folded);
        best = std::max(best, score);
        return score >= kAlike;
      });
      if (best >= kAlike) alike.emplace_back(best, FoundNode{ref_of(node), Match::fuzzy, name, node.mentions.size()});
      return true;
    });
    const auto first = [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : better(a.second, b.second);
    };
    std::sort(alike.begin(), alike.end(), first);
    for (auto& [score, node] : alike) found_.push_back(std::move(node));
    return status;
  }

  const GraphView& view_;
  const FindRequest& request_;
  std::string folded_;
  std::vector<FoundNode> found_;
};

bool preferred(NodeType type, Prefer prefer) {
  if (prefer == Prefer::none) return true;
  return prefer == Prefer::events ? type == NodeType::event : is_actor(type);
}

}  // namespace

std::string_view to_string(Match match) {
  switch (match) {
    case Match::id:
      return "id";
    case Match::exact:
      return "exact";
    case Match::prefix:
      return "prefix";
    case Match::fuzzy:
      return "fuzzy";
  }
  return "";
}

Result<std::vector<FoundNode>> find_nodes(const GraphView& view, const FindRequest& request) {
  return Finder(view, request).find();
}

Result<std::optional<NodeRef>> choose_node(const GraphView& view, std::string_view name, Prefer prefer) {
  FindRequest request;
  request.name = std::string(name);
  request.limit = 1000;
  request.worst = Match::exact;
  const auto found = find_nodes(view, request);
  if (!found) return found.error();
  std::optional<NodeRef> chosen;
  for (const FoundNode& candidate : found.value()) {
    if (!chosen || (!preferred(chosen->type, prefer) && preferred(candidate.node.type, prefer)))
      chosen = candidate.node;
    if (candidate.match == Match::id) break;
  }
  return chosen;
}

Result<NodeRef> named_node(const GraphView& view, const std::string& argument, Prefer prefer) {
  auto found = choose_node(view, argument, prefer);
  if (!found) return found.error();
  if (found->has_value()) return std::move(**found);
  return Error{ErrorCode::bad_input,
               "nothing in the store is named \"" + argument + "\"; `claimgraph find` lists names that are alike"};
}

Result<std::optional<NodeId>> optional_node(const GraphView& view, const std::string& argument, Prefer prefer) {
  if (argument.empty()) return std::optional<NodeId>();
  const auto node = named_node(view, argument, prefer);
  if (!node) return node.error();
  return std::optional<NodeId>(node->id);
}

}  // namespace claimgraph
