#include <algorithm>

#include "store/check_context.h"

namespace claimgraph::store {

namespace {

void check_copy_block(CheckContext& context, std::string_view key) {
  std::string text;
  DocumentId id;
  if (!parse_text_id_key(key, text, id)) return context.problem(Family::copy_blocks, key, "cannot be read");
  const auto extraction = context.value(context.rows.extraction(id));
  if (!extraction) return context.problem(Family::copy_blocks, key, "names no document");
  const auto keys = context.resolver.copy_keys(*extraction);
  if (std::find(keys.begin(), keys.end(), text) == keys.end()) {
    context.problem(Family::copy_blocks, key, "is no block of its document");
  }
}

void check_copy_pair(CheckContext& context, std::string_view key) {
  DocumentId a;
  DocumentId b;
  if (!parse_pair_key(key, a, b)) return context.problem(Family::copy_pairs, key, "cannot be read");
  context.expect(Family::copy_pairs, pair_key(b, a), Family::copy_pairs, key);
  const auto left = context.value(context.rows.document(a));
  const auto right = context.value(context.rows.document(b));
  if (!left || !right) return context.problem(Family::copy_pairs, key, "names no document");
  const bool settled = !context.is_marked(DirtyKind::document, id_key(a));
  if (settled && left->account != right->account) context.problem(Family::copy_pairs, key, "the accounts differ");
}

void check_mark(CheckContext& context, std::string_view key) {
  const std::string_view id = key.substr(std::min<std::size_t>(1, key.size()));
  if (id.size() != 16) return context.problem(Family::dirty, key, "cannot be read");
  switch (static_cast<DirtyKind>(key.front())) {
    case DirtyKind::profile:
      return context.expect(Family::profiles, id, Family::dirty, key);
    case DirtyKind::document:
    case DirtyKind::arrival:
      return context.expect(Family::documents, id, Family::dirty, key);
    case DirtyKind::entity:
      return context.expect(Family::entities, id, Family::dirty, key);
  }
  context.problem(Family::dirty, key, "cannot be read");
}

}  // namespace

void check_others(CheckContext& context) {
  (void)context.each(Family::copy_blocks,
                     [&](std::string_view key, std::string_view) { check_copy_block(context, key); });
  (void)context.each(Family::copy_pairs,
                     [&](std::string_view key, std::string_view) { check_copy_pair(context, key); });
  (void)context.each(Family::decisions, [&](std::string_view key, std::string_view value) {
    if (!parse_decision_key(key) || !decode_decision(value)) context.problem(Family::decisions, key, "cannot be read");
  });
  (void)context.each(Family::dirty, [&](std::string_view key, std::string_view) { check_mark(context, key); });
}

}  // namespace claimgraph::store
