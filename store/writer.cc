#include "store/writer.h"

#include <algorithm>

#include "graph/extraction_codec.h"

namespace claimgraph::store {

// Nothing in the store has its bytes, its path or its url: the common case, which needs no batch that can be read.
Result<bool> Writer::is_plainly_new(const DocumentInfo& info) const {
  for (const auto& [family, key] : {std::pair{Family::documents, id_key(info.id)},
                                    {Family::paths, path_key(info.path)},
                                    {Family::paths, url_key(info.url)}}) {
    const auto known = database_->has(family, key);
    if (!known) return known.error();
    if (*known) return false;
  }
  return true;
}

Result<PutOutcome> Writer::put(PreparedDocument document, Safe safe) {
  const DocumentInfo& info = document.extraction.document;
  const auto is_new = is_plainly_new(info);
  if (!is_new) return is_new.error();
  const bool meets_unwritten = arrivals_.unwritten_has(info);
  if (*is_new && !meets_unwritten && safe == Safe::when_settled) {
    document.unwritten = run_;
    arrivals_.add(std::move(document));
    return PutOutcome::added;
  }
  if (meets_unwritten) {
    if (auto status = arrivals_.write_out(database_); !status) return status.error();
  } else if (*is_new) {
    Batch batch(database_, BatchKind::plain);
    add(batch, document, {});
    if (auto status = batch.commit(false); !status) return status.error();
    arrivals_.add(std::move(document));
    return PutOutcome::added;
  }
  Change change(database_);
  const auto outcome = put_in_place(change, document);
  if (!outcome || *outcome == PutOutcome::unchanged) return outcome;
  if (auto status = change.batch.commit(false); !status) return status.error();
  if (change.added) arrivals_.add(std::move(document));
  return outcome;
}

Result<PutOutcome> Writer::put_in_place(Change& change, const PreparedDocument& document) {
  const DocumentInfo& info = document.extraction.document;
  auto existing = change.rows.document(info.id);
  if (!existing) return existing.error();
  if (*existing) return put_bytes_known(change, document, std::move(**existing));
  if (auto status = release_path(change, info.path, info.id); !status) return status.error();
  const auto wins = release_url(change, info);
  if (!wins) return wins.error();
  if (!*wins) return PutOutcome::superseded;
  add(change.batch, document, {});
  change.added = true;
  return change.replaced ? PutOutcome::replaced : PutOutcome::added;
}

// The same bytes are stored already. Of several paths the smallest is the document's own, so that the order in which
// they came does not show; its extraction is the one that is kept.
Result<PutOutcome> Writer::put_bytes_known(Change& change, const PreparedDocument& document, StoredDocument existing) {
  const DocumentInfo& info = document.extraction.document;
  std::vector<std::string> others = existing.other_paths;
  if (std::binary_search(others.begin(), others.end(), info.path)) return PutOutcome::unchanged;
  if (info.path == existing.info.path) {
    auto bytes = change.rows.reader().get(Family::extractions, id_key(info.id));
    if (!bytes) return bytes.error();
    if (*bytes && **bytes == document.extraction_bytes) return PutOutcome::unchanged;
  }
  if (auto status = release_path(change, info.path, info.id); !status) return status.error();
  if (info.path > existing.info.path) {
    others.insert(std::upper_bound(others.begin(), others.end(), info.path), info.path);
    existing.other_paths = std::move(others);
    change.batch.put(Family::paths, path_key(info.path), encode(PathRow{info.id, run_}));
    change.batch.put(Family::documents, id_key(info.id), encode(existing));
    return PutOutcome::duplicate;
  }
  const bool moved = info.path < existing.info.path;
  if (moved) others.insert(others.begin(), existing.info.path);
  if (auto status = remove_document(change, info.id); !status) return status.error();
  const auto wins = release_url(change, info);
  if (!wins) return wins.error();
  if (!*wins) return PutOutcome::superseded;
  add(change.batch, document, others);
  change.added = true;
  return moved ? PutOutcome::duplicate : PutOutcome::replaced;
}

void Writer::add(Batch& batch, const PreparedDocument& document, const std::vector<std::string>& other_paths) const {
  put_document(batch, document, other_paths, run_);
  batch.put(Family::dirty, dirty_key(DirtyKind::arrival, document.extraction.document.id), {});
}

// Whatever document had this path gives it up: with its last path it goes.
Status Writer::release_path(Change& change, const std::string& path, DocumentId but) {
  const auto row = change.rows.path(path_key(path));
  if (!row) return row.error();
  if (!*row || (*row)->document == but) return {};
  const DocumentId owner = (*row)->document;
  auto document = change.rows.document(owner);
  if (!document) return document.error();
  if (!*document) return database_->damaged(Family::paths, path_key(path), "names a document that is not there");
  change.replaced = true;
  StoredDocument& stored = **document;
  if (stored.other_paths.empty()) return remove_document(change, owner);
  change.batch.erase(Family::paths, path_key(path));
  if (path != stored.info.path) {
    std::erase(stored.other_paths, path);
  } else {
    stored.info.path = stored.other_paths.front();
    stored.other_paths.erase(stored.other_paths.begin());
    auto extraction = change.rows.extraction(owner);
    if (!extraction) return extraction.error();
    if (!*extraction) return database_->damaged(Family::documents, id_key(owner), "has no extraction");
    (*extraction)->document.path = stored.info.path;
    change.batch.put(Family::extractions, id_key(owner), encode_extraction(**extraction));
  }
  change.batch.put(Family::documents, id_key(owner), encode(stored));
  return {};
}

// False when the document that has this url came in the same run and is the later one: then the order in which the two
// came must not decide. Of an earlier run, it gives way.
Result<bool> Writer::release_url(Change& change, const DocumentInfo& info) {
  if (info.url.empty()) return true;
  const auto row = change.rows.path(url_key(info.url));
  if (!row) return row.error();
  if (!*row || (*row)->document == info.id) return true;
  auto owner = change.rows.document((*row)->document);
  if (!owner) return owner.error();
  if (!*owner) return database_->damaged(Family::paths, url_key(info.url), "names a document that is not there");
  const auto rank = [](const DocumentInfo& i) {
    return std::make_pair(i.published ? i.published->value : std::string(), i.path);
  };
  if ((*row)->run == run_ && rank((*owner)->info) > rank(info)) return false;
  change.replaced = true;
  if (auto status = remove_document(change, (*row)->document); !status) return status.error();
  return true;
}

}  // namespace claimgraph::store
