// Writes what the touched clusters come to: entities, members, mentions, and the edges of every document of which a
// member has another entity now.
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

Status write_entities(Batch& batch, const Rows& rows, const Resolved& resolved) {
  for (const NodeId& id : resolved.former) {
    if (resolved.entities.count(id) > 0) continue;
    const auto before = rows.entity(id);
    if (!before) return before.error();
    if (*before) erase_entity(batch, id, **before);
  }
  for (const auto& [id, entity] : resolved.entities) {
    const auto before = rows.entity(id);
    if (!before) return before.error();
    put_entity(batch, id, *before, entity);
  }
  return {};
}

void write_member(Batch& batch, const Assignment& change, const ExtractionNode& node) {
  batch.put(Family::members, member_key(change.member), encode(MemberRow{change.profile, change.now}));
  if (!change.before.is_null()) batch.erase(Family::mentions, id_member_key(change.before, change.member));
  batch.put(Family::mentions, id_member_key(change.now, change.member), encode(node.mentions));
}

// The edges that the document has, given up; those that it has to have, written.
void write_edges(Batch& batch, const Extraction& extraction, const Membership& before, const Membership& now) {
  std::set<EdgeKey> kept;
  for (const Edge& edge : derive_edges(extraction, now)) {
    put_edge(batch, edge);
    kept.insert(key_of(edge));
  }
  if (before.empty()) return;
  for (const Edge& edge : derive_edges(extraction, before)) {
    if (kept.count(key_of(edge)) == 0) erase_edge(batch, key_of(edge));
  }
}

Status write_document(Batch& batch, const Rows& rows, DocumentId document,
                      const std::vector<const Assignment*>& changes) {
  const auto extraction = rows.extraction(document);
  if (!extraction) return extraction.error();
  if (!*extraction) return rows.database().damaged(Family::members, id_key(document), "belongs to no document");
  const auto before = rows.membership(document);
  if (!before) return before.error();
  std::map<std::string_view, const ExtractionNode*> nodes;
  for (const ExtractionNode& node : (*extraction)->nodes) nodes.emplace(node.id, &node);
  Membership now = *before;
  for (const Assignment* change : changes) {
    const auto node = nodes.find(change->member.node);
    if (node == nodes.end()) {
      return rows.database().damaged(Family::members, member_key(change->member), "names no node of its document");
    }
    write_member(batch, *change, *node->second);
    now[change->member.node] = change->now;
  }
  write_edges(batch, **extraction, *before, now);
  return {};
}

}  // namespace

Status apply(Batch& batch, const Rows& rows, const Resolved& resolved) {
  if (auto status = write_entities(batch, rows, resolved); !status) return status;
  std::map<DocumentId, std::vector<const Assignment*>> documents;
  for (const Assignment& change : resolved.changed) documents[change.member.document].push_back(&change);
  for (const auto& [document, changes] : documents) {
    if (auto status = write_document(batch, rows, document, changes); !status) return status;
  }
  return {};
}

}  // namespace claimgraph::store
