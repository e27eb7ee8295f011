#include "store/store.h"

#include <algorithm>
#include <charconv>

#include "store/check.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/settle.h"
#include "store/store_view.h"
#include "store/writer.h"

namespace claimgraph::store {

namespace {

constexpr std::string_view kRunKey = "run";

// Was the graph made with this resolver? So it is in a store that has none yet.
Result<bool> is_of_resolver(const Reader& reader, const Resolver& resolver) {
  const auto stored = reader.get(Family::meta, resolver_key());
  if (!stored) return stored.error();
  return *stored && **stored == resolver.fingerprint();
}

// Settles what a crash left, and makes the graph anew when resolution is another one. True when it did the latter.
Result<bool> bring_up_to_date(const std::shared_ptr<Database>& database, const Resolver& resolver) {
  const auto same = is_of_resolver(Snapshot(database), resolver);
  if (!same) return same.error();
  bool any = false;
  if (!*same) {
    const auto scanned = Snapshot(database).scan(Family::documents, {}, [&](std::string_view, std::string_view) {
      any = true;
      return false;
    });
    if (!scanned) return scanned.error();
    if (auto forgotten = forget_derived(database); !forgotten) return forgotten.error();
    Batch batch(database, BatchKind::plain);
    batch.put(Family::meta, resolver_key(), resolver.fingerprint());
    if (auto status = batch.commit(true); !status) return status.error();
  }
  if (auto status = settle_marked(database, resolver); !status) return status.error();
  return any;
}

// A reader leaves it to whoever is writing just now, and never makes the graph anew: to look at a store with another
// lexicon must not change it.
Result<bool> bring_up_to_date(std::shared_ptr<Database>& database, Access access, const Resolver& resolver) {
  if (access != Access::read) return bring_up_to_date(database, resolver);
  const auto needed = needs_settling(Snapshot(database));
  if (!needed) return needed.error();
  const auto same = is_of_resolver(Snapshot(database), resolver);
  if (!same) return same.error();
  if (!*needed || !*same) return false;
  auto writable = Database::open(database->path(), Access::write);
  if (!writable) return false;
  if (auto status = settle_marked(*writable, resolver); !status) return status.error();
  writable->reset();
  auto again = Database::open(database->path(), Access::read);
  if (!again) return again.error();
  database = std::move(*again);
  return false;
}

// The number of this run, which the documents it puts remember.
Result<std::uint64_t> begin_run(const std::shared_ptr<Database>& database) {
  Batch batch(database);
  const auto before = batch.get(Family::meta, kRunKey);
  if (!before) return before.error();
  std::uint64_t run = 0;
  if (*before) std::from_chars((*before)->data(), (*before)->data() + (*before)->size(), run);
  batch.put(Family::meta, kRunKey, std::to_string(++run));
  if (auto status = batch.commit(false); !status) return status.error();
  return run;
}

}  // namespace

Store::Store(std::shared_ptr<Database> database, std::shared_ptr<const Resolver> resolver)
    : database_(std::move(database)), resolver_(std::move(resolver)), arrivals_(std::make_unique<Arrivals>()) {}

Store::~Store() = default;

const std::string& Store::path() const { return database_->path(); }

Result<std::unique_ptr<Store>> Store::open(const std::string& path, Access access,
                                           std::shared_ptr<const Resolver> resolver) {
  auto database = Database::open(path, access);
  if (!database) return database.error();
  const auto anew = bring_up_to_date(*database, access, *resolver);
  if (!anew) return anew.error();
  auto store = std::unique_ptr<Store>(new Store(std::move(*database), std::move(resolver)));
  store->made_anew_ = *anew;
  if (access != Access::read) {
    const auto run = begin_run(store->database_);
    if (!run) return run.error();
    store->run_ = *run;
  }
  return store;
}

Result<PutOutcome> Store::put(PreparedDocument document, Safe safe) {
  return Writer(database_, *resolver_, run_, *arrivals_).put(std::move(document), safe);
}

Result<bool> Store::remove(DocumentId id) {
  auto removed = Writer(database_, *resolver_, run_, *arrivals_).remove(id);
  if (!removed || !*removed) return removed;
  if (auto status = store::settle(database_, *resolver_, *arrivals_); !status) return status.error();
  return true;
}

Status Store::settle() {
  if (auto status = store::settle(database_, *resolver_, *arrivals_); !status) return status;
  return database_->flush_if_large();
}

Result<std::unique_ptr<GraphView>> Store::view() const {
  return std::unique_ptr<GraphView>(std::make_unique<StoreView>(database_));
}

Result<std::optional<Extraction>> Store::extraction(DocumentId id) const {
  const Snapshot snapshot(database_);
  return Rows(snapshot, *database_).extraction(id);
}

Result<std::optional<DocumentId>> Store::document_at(std::string_view path_or_url) const {
  const Snapshot snapshot(database_);
  const Rows rows(snapshot, *database_);
  for (const std::string& key : {path_key(path_or_url), url_key(path_or_url)}) {
    const auto row = rows.path(key);
    if (!row) return row.error();
    if (*row) return std::optional((*row)->document);
  }
  return std::optional<DocumentId>();
}

Result<std::uint64_t> Store::check(const std::function<bool(const Problem&)>& report) const {
  return check_store(database_, *resolver_, report);
}

}  // namespace claimgraph::store
