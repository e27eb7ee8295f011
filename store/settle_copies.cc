// Copies of one report share an account: the smallest document among those that hang together as copies.
#include <algorithm>
#include <set>

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

class Copies {
 public:
  explicit Copies(const SettleInput& input) : input_(input), rows_(input.rows) {
    for (const PreparedDocument* document : input.news.documents()) {
      for (const std::string& key : document->copy_keys) blocks_.emplace_back(key, document);
    }
    std::sort(blocks_.begin(), blocks_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  // Finds the copies of an arrival.
  Status judge(const PreparedDocument& document) {
    std::set<DocumentId> stored;
    std::set<const PreparedDocument*> arrived;
    for (const std::string& key : document.copy_keys) {
      const auto block = rows_.copy_block(key);
      if (!block) return block.error();
      stored.insert(block->begin(), block->end());
      const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
      const auto range = std::equal_range(blocks_.begin(), blocks_.end(), Block(key, nullptr), less);
      for (auto it = range.first; it != range.second; ++it) arrived.insert(it->second);
    }
    const DocumentId id = document.extraction.document.id;
    for (const PreparedDocument* other : arrived) {
      const DocumentId other_id = other->extraction.document.id;
      if (other_id < id && input_.resolver.are_copies(document.extraction, other->extraction)) join(id, other_id);
    }
    for (const DocumentId& candidate : stored) {
      const auto other = rows_.extraction(candidate);
      if (!other) return other.error();
      if (*other && input_.resolver.are_copies(document.extraction, **other)) join(id, candidate);
    }
    return {};
  }

  // The account of all that hang together with the document, once for each of them.
  Status settle(DocumentId id, RowWriter& changes) {
    if (done_.count(id) > 0) return {};
    std::set<DocumentId> group;
    if (auto status = gather(id, group); !status) return status;
    done_.insert(group.begin(), group.end());
    if (group.size() == 1 && input_.news.document(id) != nullptr) return {};  // its own already
    for (const DocumentId& member : group) {
      auto document = stored(member);
      if (!document) return document.error();
      if (!*document) return rows_.database().damaged(Family::copy_pairs, id_key(member), "names no document");
      if ((*document)->account == *group.begin()) continue;
      (*document)->account = *group.begin();
      changes.put(Family::documents, id_key(member), encode(**document));
    }
    return {};
  }

  void write_pairs(RowWriter& changes) const {
    for (const auto& [id, copies] : found_) {
      for (const DocumentId& copy : copies) changes.put(Family::copy_pairs, pair_key(id, copy), {});
    }
  }

 private:
  using Block = std::pair<std::string_view, const PreparedDocument*>;

  void join(DocumentId a, DocumentId b) {
    found_[a].insert(b);
    found_[b].insert(a);
  }

  Result<std::optional<StoredDocument>> stored(DocumentId id) const {
    const PreparedDocument* document = input_.news.document(id);
    if (document == nullptr || !document->unwritten) return rows_.document(id);
    return std::optional(StoredDocument{document->extraction.document, {}, id});
  }

  Status gather(DocumentId seed, std::set<DocumentId>& group) {
    std::vector<DocumentId> open = {seed};
    while (!open.empty()) {
      const DocumentId id = open.back();
      open.pop_back();
      if (!group.insert(id).second) continue;
      if (input_.news.document(id) == nullptr) {  // an arrival has no stored pairs
        const auto copies = rows_.copies(id);
        if (!copies) return copies.error();
        open.insert(open.end(), copies->begin(), copies->end());
      }
      if (const auto fresh = found_.find(id); fresh != found_.end()) {
        open.insert(open.end(), fresh->second.begin(), fresh->second.end());
      }
    }
    return {};
  }

  const SettleInput& input_;
  const Rows& rows_;
  std::vector<Block> blocks_;  // of arrivals
  std::map<DocumentId, std::set<DocumentId>> found_;
  std::set<DocumentId> done_;
};

}  // namespace

Status settle_copies(const SettleInput& input, RowWriter& changes) {
  Copies copies(input);
  for (const PreparedDocument* document : input.news.documents()) {
    if (auto status = copies.judge(*document); !status) return status;
  }
  copies.write_pairs(changes);
  auto touched = marked<DocumentTag>(input.rows, DirtyKind::document);
  if (!touched) return touched.error();
  for (const PreparedDocument* document : input.news.documents()) touched->push_back(document->extraction.document.id);
  for (const DocumentId& id : *touched) {
    if (auto status = copies.settle(id, changes); !status) return status;
  }
  return {};
}

}  // namespace claimgraph::store
