#include "store/store_view.h"

#include <algorithm>
#include <set>

#include "base/fold_name.h"

namespace claimgraph::store {

Status StoreView::scan(Family family, std::string_view prefix, std::string_view from, std::optional<Error>& problem,
                       const Visit& visit) const {
  const auto status = snapshot_.scan(family, prefix, from, visit);
  if (problem) return *problem;
  return status;
}

Result<std::uint64_t> StoreView::count(Family family) const {
  std::uint64_t n = 0;
  const auto status = snapshot_.scan(family, {}, [&](std::string_view, std::string_view) { return ++n > 0; });
  if (!status) return status.error();
  return n;
}

Result<GraphCounts> StoreView::counts() const {
  GraphCounts counts;
  for (const auto& [family, to] : {std::pair{Family::documents, &counts.documents},
                                   {Family::entities, &counts.nodes},
                                   {Family::in, &counts.edges}}) {  // `in` has keys only: the quickest to count
    const auto n = count(family);
    if (!n) return n.error();
    *to = *n;
  }
  return counts;
}

Result<Document> StoreView::global(StoredDocument stored) const {
  Document document;
  document.account = stored.account;
  if (!stored.info.source.empty()) {
    const auto row = rows_.member({stored.info.id, stored.info.source});
    if (!row) return row.error();
    if (*row && !(*row)->entity.is_null()) document.source = (*row)->entity;
  }
  document.info = std::move(stored.info);
  return document;
}

Result<std::optional<Document>> StoreView::document(DocumentId id) const {
  auto stored = rows_.document(id);
  if (!stored) return stored.error();
  if (!*stored) return std::optional<Document>();
  auto document = global(std::move(**stored));
  if (!document) return document.error();
  return std::optional(std::move(*document));
}

Result<Node> StoreView::global(NodeId id, const StoredEntity& entity) const {
  Node node{id, entity.type, entity.name, entity.aliases, entity.kind, {}, entity.event, entity.place};
  std::optional<Error> problem;
  const std::string prefix = id_key(id);
  const auto status =
      scan(Family::mentions, prefix, prefix, problem, [&](std::string_view key, std::string_view value) {
        NodeId owner;
        MemberKey member;
        auto spans = decode_mentions(value);
        if (!spans || !parse_id_member_key(key, owner, member)) {
          problem = database_->damaged(Family::mentions, key, "the row cannot be read");
          return false;
        }
        for (TextSpan& span : *spans) node.mentions.push_back({member.document, std::move(span)});
        return true;
      });
  if (!status) return status.error();
  const auto place = [](const DocumentSpan& m) { return std::make_pair(m.document, m.text.span); };
  std::sort(node.mentions.begin(), node.mentions.end(),
            [&](const auto& a, const auto& b) { return place(a) < place(b); });
  node.mentions.erase(std::unique(node.mentions.begin(), node.mentions.end()), node.mentions.end());
  return node;
}

Result<std::optional<Node>> StoreView::node(NodeId id) const {
  auto entity = rows_.entity(id);
  if (!entity) return entity.error();
  if (!*entity) {
    const auto present = rows_.present_id(id);
    if (!present) return present.error();
    if (!*present) return std::optional<Node>();
    id = **present;
    entity = rows_.entity(id);
    if (!entity) return entity.error();
    if (!*entity) return database_->damaged(Family::entities, id_key(id), "is missing");
  }
  auto node = global(id, **entity);
  if (!node) return node.error();
  return std::optional(std::move(*node));
}

Status StoreView::for_each_document(const std::function<bool(const Document&)>& visit) const {
  std::optional<Error> problem;
  return scan(Family::documents, {}, {}, problem, [&](std::string_view key, std::string_view value) {
    const auto id = parse_id_key<DocumentTag>(key);
    auto stored = decode_document(value);
    if (!id || !stored) {
      problem = database_->damaged(Family::documents, key, "the row cannot be read");
      return false;
    }
    stored->info.id = *id;
    const auto document = global(std::move(*stored));
    if (!document) problem = document.error();
    return document.ok() && visit(*document);
  });
}

Status StoreView::for_each_node(const std::function<bool(const Node&)>& visit) const {
  std::optional<Error> problem;
  return scan(Family::entities, {}, {}, problem, [&](std::string_view key, std::string_view value) {
    const auto id = parse_id_key<NodeTag>(key);
    const auto entity = decode_entity(value);
    if (!id || !entity) {
      problem = database_->damaged(Family::entities, key, "the row cannot be read");
      return false;
    }
    const auto node = global(*id, *entity);
    if (!node) problem = node.error();
    return node.ok() && visit(*node);
  });
}

Status StoreView::for_each_edge(const std::function<bool(const Edge&)>& visit) const {
  std::optional<Error> problem;
  return scan(Family::out, {}, {}, problem, [&](std::string_view key, std::string_view value) {
    const auto parsed = parse_edge_key(key);
    Edge edge = parsed ? edge_of(*parsed) : Edge{};
    if (!parsed || !decode_edge(value, edge)) {
      problem = database_->damaged(Family::out, key, "the row cannot be read");
      return false;
    }
    return visit(edge);
  });
}

Status StoreView::for_each_edge_of(NodeId id, Direction direction, std::optional<EdgeType> type,
                                   const std::function<bool(const Edge&)>& visit) const {
  const Family family = direction == Direction::out ? Family::out : Family::in;
  const std::string prefix = edge_prefix(id, type);
  std::optional<Error> problem;
  return scan(family, prefix, prefix, problem, [&](std::string_view key, std::string_view value) {
    const auto parsed = parse_edge_key(key);
    if (!parsed) {
      problem = database_->damaged(family, key, "the row cannot be read");
      return false;
    }
    Edge edge = edge_of(direction == Direction::out ? *parsed : reversed(*parsed));
    if (direction == Direction::out) {
      if (!decode_edge(value, edge)) problem = database_->damaged(family, key, "the row cannot be read");
    } else {
      const auto stored = snapshot_.get(Family::out, edge_key(key_of(edge)));
      if (!stored) {
        problem = stored.error();
      } else if (!*stored || !decode_edge(**stored, edge)) {
        problem = database_->damaged(family, key, "has no edge in `out`");
      }
    }
    return !problem && visit(edge);
  });
}

Result<std::vector<NodeId>> StoreView::find_name(std::string_view name, bool prefix, std::size_t limit) const {
  std::string from;
  const std::string folded = fold_name(name);
  prefix ? append_text_prefix(from, folded) : append_text(from, folded);
  std::vector<NodeId> found;
  std::set<NodeId> seen;
  std::optional<Error> problem;
  const auto status = scan(Family::names, from, from, problem, [&](std::string_view key, std::string_view) {
    std::string text;
    NodeId id;
    if (!parse_text_id_key(key, text, id)) {
      problem = database_->damaged(Family::names, key, "the row cannot be read");
      return false;
    }
    if (found.size() >= limit) return false;
    if (seen.insert(id).second) found.push_back(id);
    return true;
  });
  if (!status) return status.error();
  return found;
}

Status StoreView::for_each_event_in(std::string_view from, std::string_view to,
                                    const std::function<bool(NodeId)>& visit) const {
  std::string start;
  append_text_prefix(start, from);
  std::optional<Error> problem;
  return scan(Family::time, {}, start, problem, [&](std::string_view key, std::string_view) {
    std::string day;
    NodeId id;
    if (!parse_text_id_key(key, day, id)) {
      problem = database_->damaged(Family::time, key, "the row cannot be read");
      return false;
    }
    return (to.empty() || day <= to) && visit(id);
  });
}

}  // namespace claimgraph::store
