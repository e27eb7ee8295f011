// Copies of one report share an account: the smallest document among those that hang together as copies.
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

using Copies = std::map<DocumentId, std::set<DocumentId>>;

Status judge_document(const Rows& rows, const Resolver& resolver, DocumentId id, Copies& found) {
  const auto extraction = rows.extraction(id);
  if (!extraction) return extraction.error();
  if (!*extraction) return rows.database().damaged(Family::dirty, id_key(id), "names no document");
  std::set<DocumentId> candidates;
  for (const std::string& key : resolver.copy_keys(**extraction)) {
    const auto block = rows.copy_block(key);
    if (!block) return block.error();
    candidates.insert(block->begin(), block->end());
  }
  candidates.erase(id);
  for (const DocumentId& candidate : candidates) {
    if (found.count(candidate) > 0 && found.at(candidate).count(id) > 0) continue;
    const auto other = rows.extraction(candidate);
    if (!other) return other.error();
    if (!*other || !resolver.are_copies(**extraction, **other)) continue;
    found[id].insert(candidate);
    found[candidate].insert(id);
  }
  return {};
}

Status gather(const Rows& rows, const Copies& found, DocumentId seed, std::set<DocumentId>& group) {
  std::vector<DocumentId> open = {seed};
  while (!open.empty()) {
    const DocumentId id = open.back();
    open.pop_back();
    if (!group.insert(id).second) continue;
    const auto copies = rows.copies(id);
    if (!copies) return copies.error();
    open.insert(open.end(), copies->begin(), copies->end());
    if (const auto fresh = found.find(id); fresh != found.end()) {
      open.insert(open.end(), fresh->second.begin(), fresh->second.end());
    }
  }
  return {};
}

Status write_account(Batch& batch, const Rows& rows, const std::set<DocumentId>& group) {
  for (const DocumentId& id : group) {
    auto document = rows.document(id);
    if (!document) return document.error();
    if (!*document) return rows.database().damaged(Family::copy_pairs, id_key(id), "names no document");
    if ((*document)->account == *group.begin()) continue;
    (*document)->account = *group.begin();
    batch.put(Family::documents, id_key(id), encode(**document));
  }
  return {};
}

}  // namespace

Status settle_copies(const std::shared_ptr<Database>& database, const Resolver& resolver) {
  const Snapshot snapshot(database);
  const Rows rows(snapshot, *database);
  const auto touched = marked<DocumentTag>(rows, DirtyKind::document, {});
  if (!touched) return touched.error();
  if (touched->empty()) return {};
  const auto fresh = marked<DocumentTag>(rows, DirtyKind::document, "j");
  if (!fresh) return fresh.error();
  Copies found;
  for (const DocumentId& id : *fresh) {
    if (auto status = judge_document(rows, resolver, id, found); !status) return status;
  }
  Batch batch(database, BatchKind::plain);
  for (const auto& [id, copies] : found) {
    for (const DocumentId& copy : copies) batch.put(Family::copy_pairs, pair_key(id, copy), {});
  }
  std::set<DocumentId> done;
  for (const DocumentId& id : *touched) {
    batch.erase(Family::dirty, dirty_key(DirtyKind::document, id));
    if (done.count(id) > 0) continue;
    std::set<DocumentId> group;
    if (auto status = gather(rows, found, id, group); !status) return status;
    if (auto status = write_account(batch, rows, group); !status) return status;
    done.insert(group.begin(), group.end());
  }
  return batch.commit(false);
}

}  // namespace claimgraph::store
