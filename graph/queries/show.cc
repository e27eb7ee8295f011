#include "graph/queries/show.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace claimgraph {

namespace {

Status read_documents(const GraphView& view, NodeDetail& detail) {
  std::set<DocumentId> mentioning;
  for (const DocumentSpan& mention : detail.node.mentions) mentioning.insert(mention.document);
  std::set<DocumentId> all = mentioning;
  for (const Relation& relation : detail.relations) {
    for (const Edge& edge : relation.edges) all.insert(edge.document);
  }
  Lookup lookup(view);
  for (const DocumentId id : all) {
    const auto ref = lookup.document(id);
    if (!ref) return ref.error();
    detail.evidence_documents.emplace(id, ref.value());
    if (mentioning.count(id) != 0) detail.documents.push_back(ref.value());
  }
  std::sort(detail.documents.begin(), detail.documents.end(), [](const DocumentRef& a, const DocumentRef& b) {
    return std::tie(a.published, a.id) < std::tie(b.published, b.id);
  });
  return {};
}

}  // namespace

Result<std::optional<NodeDetail>> show(const GraphView& view, NodeId node) {
  const auto read = view.node(node);
  if (!read) return read.error();
  if (!read.value()) return std::optional<NodeDetail>();
  NodeDetail detail;
  detail.node = *read.value();
  auto relations = relations_of(view, detail.node.id);
  if (!relations) return relations.error();
  detail.relations = std::move(relations).value();
  if (const Status s = read_documents(view, detail); !s) return s.error();
  return std::optional(std::move(detail));
}

}  // namespace claimgraph
