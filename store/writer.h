// Adds and removes documents. A change of one document is one atomic batch that also marks what has to be settled again
// (settle.h): a new document is stored with its paths only, and all that is derived from it comes with settling.
#pragma once

#include <memory>

#include "store/arrivals.h"
#include "store/database.h"
#include "store/outcome.h"
#include "store/prepared.h"
#include "store/rows.h"

namespace claimgraph::store {

// Not thread-safe: a store has one writer.
class Writer {
 public:
  // `arrivals` is kept in step with the marks, and must outlive the writer, as `resolver` must.
  Writer(std::shared_ptr<Database> database, const Resolver& resolver, std::uint64_t run, Arrivals& arrivals)
      : database_(std::move(database)), resolver_(resolver), run_(run), arrivals_(arrivals) {}

  Result<PutOutcome> put(PreparedDocument document, Safe safe);
  // False when there is no such document.
  Result<bool> remove(DocumentId id);

 private:
  // One batch, and the rows as they will be once it is committed.
  struct Change {
    explicit Change(const std::shared_ptr<Database>& database) : batch(database), rows(batch, *database) {}
    Batch batch;
    Rows rows;
    bool replaced = false;
    bool added = false;
  };
  Result<bool> is_plainly_new(const DocumentInfo& info) const;
  Result<PutOutcome> put_in_place(Change& change, const PreparedDocument& document);
  Result<PutOutcome> put_bytes_known(Change& change, const PreparedDocument& document, StoredDocument existing);
  void add(Batch& batch, const PreparedDocument& document, const std::vector<std::string>& other_paths) const;
  Status release_path(Change& change, const std::string& path, DocumentId but);
  Result<bool> release_url(Change& change, const DocumentInfo& info);
  // remove.cc
  Status remove_document(Change& change, DocumentId id);
  Status remove_member(Change& change, const MemberKey& member, const MemberRow& row);
  Status remove_profile(Change& change, ProfileId id, std::string_view mark);
  Result<bool> mark_decided(Change& change, const MemberKey& member);
  Status remove_copies(Change& change, const Extraction& extraction);

  std::shared_ptr<Database> database_;
  const Resolver& resolver_;
  std::uint64_t run_;
  Arrivals& arrivals_;
};

// Marks for settling. `mark` is empty or kEachMember, which is never taken back.
template <class Tag>
Status mark_dirty(Batch& batch, DirtyKind kind, const Id128<Tag>& id, std::string_view mark = {}) {
  const std::string key = dirty_key(kind, id);
  auto before = batch.get(Family::dirty, key);
  if (!before) return before.error();
  if (!*before || (**before).empty()) batch.put(Family::dirty, key, mark);
  return {};
}

}  // namespace claimgraph::store
