// The store: documents and their extractions, and the graph that follows from them, in one folder (RocksDB).
// docs/storage-format.md explains what lies in it.
//
// The graph is a function of the set of documents and of the decisions, whatever the order in which they came.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model.h"
#include "graph/view.h"
#include "store/outcome.h"
#include "store/prepared.h"
#include "store/resolver.h"
#include "store/values.h"

namespace claimgraph::store {

class Arrivals;
class Database;

// Something that is not as it has to be, where, and why: one line of `claimgraph check`.
struct Problem {
  std::string where;  // "out 0123…: "
  std::string what;
};

struct NumberedDecision {
  std::uint64_t number = 0;
  resolve::Decision decision;
  std::string withdrawn;  // ISO 8601 when it was taken back; empty while it holds
};

// Two entities that resolution would not decide on.
struct Candidate {
  NodeId a;
  NodeId b;
  double score = 0.0;
  std::string reason;
};

// One writer at a time; views may be read from any number of threads meanwhile, and outlive the Store.
class Store {
 public:
  // Errors name the store and the remedy: missing or unreadable (io), of another format version (version), in use by
  // another process (locked), damaged. What a crash has left unsettled is settled first; with Access::read only if
  // nobody else is writing. When the resolver is another one than the graph was made with, a writer makes the graph
  // anew from the documents; a reader takes it as it is.
  static Result<std::unique_ptr<Store>> open(const std::string& path, Access access,
                                             std::shared_ptr<const Resolver> resolver);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // ---- writing ----
  // Adds one document, all or nothing. Its nodes and edges join the graph with the next settle(), or when the store is
  // opened next. The document must be valid (store/validate.h). Those that are safe only when settled cannot be read
  // before, and are lost without a trace when the store goes without settle().
  Result<PutOutcome> put(PreparedDocument document, Safe safe = Safe::at_once);
  // Removes all that only this document supported, and settles. False when there is no such document.
  Result<bool> remove(DocumentId id);
  // Brings the graph up to date, and all of it to the disk.
  Status settle();

  // ---- decisions ----
  // Says that the two are one, or are not; members are named, so that it holds whatever happens to ids. Settles.
  Status decide(resolve::Decision decision);
  // Takes a decision back, which stays listed. False when there is none of this number. Settles.
  Result<bool> withdraw(std::uint64_t number, const std::string& time);
  Result<std::vector<NumberedDecision>> decisions() const;
  // Members of an entity, smallest first: the first one names it in a decision. Former ids will do.
  Result<std::vector<resolve::MemberKey>> members(NodeId entity) const;
  // Pairs of entities that were judged unsure, the likeliest first; at most `limit`.
  Result<std::vector<Candidate>> candidates(std::size_t limit) const;

  // ---- reading ----
  Result<std::unique_ptr<GraphView>> view() const;
  Result<std::optional<Extraction>> extraction(DocumentId id) const;
  // The document that was read from this path or url.
  Result<std::optional<DocumentId>> document_at(std::string_view path_or_url) const;
  // Proves every invariant of docs/storage-format.md; `report` gets each problem and may stop by false. The number of
  // rows that were looked at.
  Result<std::uint64_t> check(const std::function<bool(const Problem&)>& report) const;

  // ---- copies of the store ----
  // Adds the present state to the backup folder (only what is new since the last backup is copied).
  Status backup(const std::string& folder) const;
  // Makes a store out of the newest state in a backup folder. `path` must not exist yet.
  static Status restore(const std::string& folder, const std::string& path);

  const std::string& path() const;
  // The graph was made anew when the store was opened, since the rules of resolution are others than those before.
  bool made_anew() const { return made_anew_; }
  const Resolver& resolver() const { return *resolver_; }

 private:
  Store(std::shared_ptr<Database> database, std::shared_ptr<const Resolver> resolver);

  std::shared_ptr<Database> database_;
  std::shared_ptr<const Resolver> resolver_;
  std::unique_ptr<Arrivals> arrivals_;
  std::uint64_t run_ = 0;
  bool made_anew_ = false;
};

}  // namespace claimgraph::store
