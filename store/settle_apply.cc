// Writes what settling comes to: the rows of new documents, entities, stored members with another entity now, and the
// edges of their documents.
#include <algorithm>
#include <set>

#include "graph/extraction_codec.h"
#include "store/in_parallel.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

constexpr std::size_t kPart = 64;  // documents or entities of a thread's turn

// The profiles of new members: how many there are, and what is seen of new ones.
void write_profiles(RowWriter& changes, const News& news, const Resolved& resolved) {
  for (const auto& [id, count] : resolved.counts) changes.put(Family::profile_members, id_key(id), encode(count));
  for (const News::Group& group : news.groups()) {
    if (group.before) continue;
    const PreparedMember& member = news.prepared(news.members()[group.begin]);
    changes.put(Family::profiles, id_key(group.profile), member.profile_bytes);
    for (const std::string& block : member.block_keys) {
      changes.put(Family::blocks, text_id_key(block, group.profile), {});
    }
  }
}

// False, and nothing written, when edges fall together, so that their values have to be made anew.
bool write_prepared_edges(RowWriter& changes, const PreparedDocument& document, const std::vector<NodeId>& entities) {
  const DocumentId id = document.extraction.document.id;
  std::vector<EdgeKey> keys;
  for (const PreparedEdge& edge : *document.edges) {
    keys.push_back({entities[edge.from], edge.type, entities[edge.to], id, edge.role});
  }
  std::vector<EdgeKey> sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return false;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].near == keys[i].far) continue;
    changes.put(Family::out, edge_key(keys[i]), (*document.edges)[i].value);
    changes.put(Family::in, edge_key(reversed(keys[i])), {});
  }
  return true;
}

Status write_arrived_edges(RowWriter& changes, const Rows& rows, const PreparedDocument& document,
                           const std::vector<NodeId>& entities) {
  if (document.edges && write_prepared_edges(changes, document, entities)) return {};
  Membership membership;
  for (std::size_t i = 0; i < entities.size(); ++i) membership.emplace(document.members[i].node, entities[i]);
  const DocumentId id = document.extraction.document.id;
  Result<std::optional<Extraction>> extraction = std::optional<Extraction>();
  if (document.unwritten) {
    if (auto decoded = decode_extraction(document.extraction_bytes); decoded.ok()) *extraction = std::move(*decoded);
  } else {
    extraction = rows.extraction(id);
  }
  if (!extraction) return extraction.error();
  if (!*extraction) return rows.database().damaged(Family::documents, id_key(id), "has no extraction");
  for (const Edge& edge : derive_edges(**extraction, membership)) put_edge(changes, edge);
  return {};
}

Status write_arrival(RowWriter& changes, const Rows& rows, const PreparedDocument& document,
                     const std::vector<NodeId>& entities) {
  const DocumentId id = document.extraction.document.id;
  if (document.unwritten) put_document(changes, document, {}, *document.unwritten);
  for (std::size_t i = 0; i < document.members.size(); ++i) {
    const PreparedMember& member = document.members[i];
    const MemberKey key{id, member.node};
    const std::string key_bytes = member_key(key);
    changes.put(Family::members, key_bytes, encode(MemberRow{member.profile, entities[i]}));
    changes.put(Family::member_ids, id_key(resolve::component_id(key)), key_bytes);
    changes.put(Family::profile_members, id_key(member.profile) + key_bytes, {});
    changes.put(Family::mentions, id_key(entities[i]) + key_bytes, member.mentions_bytes);
  }
  for (const std::string& block : document.copy_keys) changes.put(Family::copy_blocks, text_id_key(block, id), {});
  return write_arrived_edges(changes, rows, document, entities);
}

// Calls write(changes, i) for each i below `count`, on all threads; what they write must be disjoint.
template <class Write>
Status write_in_parallel(Changes& changes, std::size_t count, Write write) {
  std::vector<Changes> parts((count + kPart - 1) / kPart);
  std::vector<Status> done(parts.size());
  in_parallel(parts.size(), [&](std::size_t part) {
    const std::size_t end = std::min(count, (part + 1) * kPart);
    for (std::size_t i = part * kPart; i < end && done[part].ok(); ++i) done[part] = write(parts[part], i);
  });
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (!done[part]) return done[part];
    changes.take(std::move(parts[part]));
  }
  return {};
}

// Those that are now, with what they were before, and those that are no more.
Status write_entities(Changes& changes, const Rows& rows, const Resolved& resolved) {
  std::unordered_set<NodeId> gone = resolved.former;
  for (const auto& [id, entity] : resolved.entities) gone.erase(id);
  const auto status = write_in_parallel(changes, resolved.entities.size(), [&](RowWriter& part, std::size_t i) {
    const auto& [id, entity] = resolved.entities[i];
    Result<std::optional<StoredEntity>> before = std::optional<StoredEntity>();
    if (resolved.former.count(id) > 0) before = rows.entity(id);
    if (!before) return Status(before.error());
    put_entity(part, id, *before, entity);
    return Status();
  });
  if (!status) return status;
  for (const NodeId& id : gone) {
    const auto before = rows.entity(id);
    if (!before) return before.error();
    if (*before) erase_entity(changes, id, **before);
  }
  return {};
}

Status write_arrivals(Changes& changes, const Rows& rows, const News& news, const Resolved& resolved) {
  std::vector<std::vector<NodeId>> entities;
  for (const PreparedDocument* document : news.documents()) entities.emplace_back(document->members.size());
  for (std::size_t i = 0; i < news.members().size(); ++i) {
    const News::Member& member = news.members()[i];
    entities[member.document][member.node] = resolved.arrived[i];
  }
  return write_in_parallel(changes, entities.size(), [&](RowWriter& part, std::size_t i) {
    return write_arrival(part, rows, *news.documents()[i], entities[i]);
  });
}

void write_member(RowWriter& changes, const Assignment& change, const ExtractionNode& node) {
  changes.put(Family::members, member_key(change.member), encode(MemberRow{change.profile, change.now}));
  if (!change.before.is_null()) changes.erase(Family::mentions, id_member_key(change.before, change.member));
  changes.put(Family::mentions, id_member_key(change.now, change.member), encode(node.mentions));
}

// The edges that the document has, given up; those that it has to have, written.
void write_edges(RowWriter& changes, const Extraction& extraction, const Membership& before, const Membership& now) {
  std::set<EdgeKey> kept;
  for (const Edge& edge : derive_edges(extraction, now)) {
    put_edge(changes, edge);
    kept.insert(key_of(edge));
  }
  for (const Edge& edge : derive_edges(extraction, before)) {
    if (kept.count(key_of(edge)) == 0) erase_edge(changes, key_of(edge));
  }
}

Status write_document(RowWriter& changes, const Rows& rows, DocumentId document,
                      const std::vector<const Assignment*>& assignments) {
  const auto extraction = rows.extraction(document);
  if (!extraction) return extraction.error();
  if (!*extraction) return rows.database().damaged(Family::members, id_key(document), "belongs to no document");
  const auto before = rows.membership(document);
  if (!before) return before.error();
  std::map<std::string_view, const ExtractionNode*> nodes;
  for (const ExtractionNode& node : (*extraction)->nodes) nodes.emplace(node.id, &node);
  Membership now = *before;
  for (const Assignment* change : assignments) {
    const auto node = nodes.find(change->member.node);
    if (node == nodes.end()) {
      return rows.database().damaged(Family::members, member_key(change->member), "names no node of its document");
    }
    write_member(changes, *change, *node->second);
    now[change->member.node] = change->now;
  }
  write_edges(changes, **extraction, *before, now);
  return {};
}

Status write_changed(Changes& changes, const Rows& rows, const Resolved& resolved) {
  std::map<DocumentId, std::vector<const Assignment*>> by_document;
  for (const Assignment& change : resolved.changed) by_document[change.member.document].push_back(&change);
  const std::vector<std::pair<DocumentId, std::vector<const Assignment*>>> documents(by_document.begin(),
                                                                                     by_document.end());
  return write_in_parallel(changes, documents.size(), [&](RowWriter& part, std::size_t i) {
    return write_document(part, rows, documents[i].first, documents[i].second);
  });
}

}  // namespace

Status apply(const SettleInput& input, const Resolved& resolved, Changes& changes) {
  if (auto status = write_entities(changes, input.rows, resolved); !status) return status;
  write_profiles(changes, input.news, resolved);
  if (auto status = write_arrivals(changes, input.rows, input.news, resolved); !status) return status;
  return write_changed(changes, input.rows, resolved);
}

}  // namespace claimgraph::store
