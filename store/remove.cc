// How a document leaves: every row that only it supported goes with it, and what it touched is marked for settling.
#include "store/writer.h"

namespace claimgraph::store {

Result<bool> Writer::remove(DocumentId id) {
  if (auto status = arrivals_.write_out(database_); !status) return status.error();
  Change change(database_);
  auto existing = change.rows.document(id);
  if (!existing) return existing.error();
  if (!*existing) return false;
  if (auto status = remove_document(change, id); !status) return status.error();
  if (auto status = change.batch.commit(true); !status) return status.error();
  return true;
}

Status Writer::remove_document(Change& change, DocumentId id) {
  const auto document = change.rows.document(id);
  if (!document) return document.error();
  const auto extraction = change.rows.extraction(id);
  if (!extraction) return extraction.error();
  if (!*document || !*extraction) return database_->damaged(Family::documents, id_key(id), "has no extraction");
  const auto members = change.rows.members_of(id);
  if (!members) return members.error();

  Membership membership;
  for (const auto& [member, row] : *members) {
    if (!row.entity.is_null()) membership.emplace(member.node, row.entity);
  }
  for (const Edge& edge : derive_edges(**extraction, membership)) erase_edge(change.batch, key_of(edge));
  for (const auto& [member, row] : *members) {
    if (auto status = remove_member(change, member, row); !status) return status;
  }
  const DocumentInfo& info = (*document)->info;
  change.batch.erase(Family::paths, path_key(info.path));
  for (const std::string& path : (*document)->other_paths) change.batch.erase(Family::paths, path_key(path));
  if (!info.url.empty()) change.batch.erase(Family::paths, url_key(info.url));
  change.batch.erase(Family::documents, id_key(id));
  change.batch.erase(Family::extractions, id_key(id));
  change.batch.erase(Family::dirty, dirty_key(DirtyKind::arrival, id));
  arrivals_.drop(id);
  return remove_copies(change, **extraction);
}

// A profile that others still have holds its cluster together as before; of one that goes, the neighbours are marked:
// each part into which the cluster can fall holds one of these, or a partner of a decision.
Status Writer::remove_member(Change& change, const MemberKey& member, const MemberRow& row) {
  change.batch.erase(Family::members, member_key(member));
  change.batch.erase(Family::member_ids, id_key(resolve::component_id(member)));
  change.batch.erase(Family::profile_members, id_member_key(row.profile, member));
  change.batch.erase(Family::mentions, id_member_key(row.entity, member));
  if (auto status = mark_dirty(change.batch, DirtyKind::entity, row.entity); !status) return status;
  const auto decided = mark_decided(change, member);
  if (!decided) return decided.error();
  const std::string_view mark = *decided ? kEachMember : std::string_view();
  auto count = change.rows.profile_count(row.profile);
  if (!count) return count.error();
  if (!*count) return database_->damaged(Family::profile_members, id_key(row.profile), "has no count");
  if (--(*count)->members == 0) return remove_profile(change, row.profile, mark);
  if ((*count)->members == 1) (*count)->alike = ProfileCount::Alike::unknown;
  change.batch.put(Family::profile_members, id_key(row.profile), encode(**count));
  return mark_dirty(change.batch, DirtyKind::profile, row.profile, mark);
}

// What decisions of the member held together or apart is looked at member by member. False when there are none.
Result<bool> Writer::mark_decided(Change& change, const MemberKey& member) {
  const auto decisions = change.rows.decisions();
  if (!decisions) return decisions.error();
  bool any = false;
  for (const auto& [number, stored] : *decisions) {
    const resolve::Decision& decision = stored.decision;
    if (decision.a != member && decision.b != member) continue;
    any = true;
    const auto other = change.rows.member(decision.a == member ? decision.b : decision.a);
    if (!other) return other.error();
    if (!*other) continue;
    const auto status = mark_dirty(change.batch, DirtyKind::profile, (*other)->profile, kEachMember);
    if (!status) return status.error();
  }
  return any;
}

Status Writer::remove_profile(Change& change, ProfileId id, std::string_view mark) {
  const auto profile = change.rows.profile(id);
  if (!profile) return profile.error();
  if (!*profile) return database_->damaged(Family::profiles, id_key(id), "is missing");
  for (const std::string& block : resolver_.block_keys(**profile)) {
    change.batch.erase(Family::blocks, text_id_key(block, id));
  }
  const auto pairs = change.rows.pairs(id);
  if (!pairs) return pairs.error();
  for (const Rows::Pair& pair : *pairs) {
    change.batch.erase(Family::pairs, pair_key(id, pair.other));
    change.batch.erase(Family::pairs, pair_key(pair.other, id));
    if (auto status = mark_dirty(change.batch, DirtyKind::profile, pair.other, mark); !status) return status;
  }
  change.batch.erase(Family::profiles, id_key(id));
  change.batch.erase(Family::profile_members, id_key(id));
  change.batch.erase(Family::dirty, dirty_key(DirtyKind::profile, id));
  return {};
}

Status Writer::remove_copies(Change& change, const Extraction& extraction) {
  const DocumentId id = extraction.document.id;
  for (const std::string& block : resolver_.copy_keys(extraction)) {
    change.batch.erase(Family::copy_blocks, text_id_key(block, id));
  }
  const auto copies = change.rows.copies(id);
  if (!copies) return copies.error();
  for (const DocumentId& copy : *copies) {
    change.batch.erase(Family::copy_pairs, pair_key(id, copy));
    change.batch.erase(Family::copy_pairs, pair_key(copy, id));
    if (auto status = mark_dirty(change.batch, DirtyKind::document, copy); !status) return status;
  }
  change.batch.erase(Family::dirty, dirty_key(DirtyKind::document, id));
  return {};
}

}  // namespace claimgraph::store
