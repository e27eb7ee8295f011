// Adds and removes documents. A change of one document is one atomic batch that also marks what has to be settled again
// (settle.h); the graph's derived rows of a new document come with settling.
#pragma once

#include <memory>

#include "store/database.h"
#include "store/outcome.h"
#include "store/prepared.h"
#include "store/rows.h"

namespace claimgraph::store {

// Not thread-safe: a store has one writer.
class Writer {
 public:
  Writer(std::shared_ptr<Database> database, const Resolver& resolver, std::uint64_t run)
      : database_(std::move(database)), resolver_(resolver), run_(run) {}

  Result<PutOutcome> put(const PreparedDocument& document);
  // False when there is no such document.
  Result<bool> remove(DocumentId id);

 private:
  // One batch, and the rows as they will be once it is committed.
  struct Change {
    explicit Change(const std::shared_ptr<Database>& database) : batch(database), rows(batch, *database) {}
    Batch batch;
    Rows rows;
    bool replaced = false;
  };
  Result<PutOutcome> put_bytes_known(Change& change, const PreparedDocument& document, StoredDocument existing);
  Status add(Change& change, const PreparedDocument& document, std::vector<std::string> other_paths);
  Status release_path(Change& change, const std::string& path, DocumentId but);
  Result<bool> release_url(Change& change, const DocumentInfo& info);
  // remove.cc
  Status remove_document(Change& change, DocumentId id);
  Status remove_member(Change& change, const MemberKey& member, const MemberRow& row);
  Status remove_profile(Change& change, ProfileId id);
  Status remove_copies(Change& change, const Extraction& extraction);

  std::shared_ptr<Database> database_;
  const Resolver& resolver_;
  std::uint64_t run_;
};

// Adds the rows of a document's members, and marks what they touch. Also used to make them again after the rules of
// resolution have changed.
Status add_members(Batch& batch, DocumentId document, const PreparedDocument& prepared);

// Marks for settling; `judge` when the profile (document) has to be compared with its blocks.
template <class Tag>
Status mark_dirty(Batch& batch, DirtyKind kind, const Id128<Tag>& id, bool judge) {
  const std::string key = dirty_key(kind, id);
  auto before = batch.get(Family::dirty, key);
  if (!before) return before.error();
  if (!*before || (judge && **before != "j")) batch.put(Family::dirty, key, judge ? "j" : "m");
  return {};
}

}  // namespace claimgraph::store
