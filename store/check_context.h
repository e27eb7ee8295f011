// What the parts of the check (check*.cc) share.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "store/database.h"
#include "store/resolver.h"
#include "store/rows.h"
#include "store/store.h"

namespace claimgraph::store {

class CheckContext {
 public:
  CheckContext(const std::shared_ptr<const Database>& database, const Resolver& resolver_in,
               const std::function<bool(const Problem&)>& report)
      : snapshot(database), rows(snapshot, *database), resolver(resolver_in), report_(report) {}

  // Reports a row; `key` is printed in hexadecimal digits.
  void problem(Family family, std::string_view key, std::string what);
  // Calls `visit` with each row of a family and counts it. A row that cannot be read is for `visit` to report.
  Status each(Family family, const std::function<void(std::string_view key, std::string_view value)>& visit);
  bool has(Family family, std::string_view key);
  // Has the row, or reports that `by` (in `family`, at `by_key`) misses it.
  void expect(Family target, std::string_view target_key, Family family, std::string_view by_key);
  // A reading error: it ends the check.
  void fail(const Error& error);
  // The value of a result; nothing after fail().
  template <class T>
  std::optional<T> value(Result<std::optional<T>> result) {
    if (!result.ok()) fail(result.error());
    return result.ok() ? std::move(*result) : std::nullopt;
  }
  bool is_marked(DirtyKind kind, std::string_view id_bytes);
  bool stopped() const { return stopped_ || failure.has_value(); }

  Snapshot snapshot;
  Rows rows;
  const Resolver& resolver;
  std::optional<Error> failure;
  std::uint64_t looked_at = 0;

 private:
  const std::function<bool(const Problem&)>& report_;
  bool stopped_ = false;
};

// Each checks the rows of some families against all that they hang together with.
void check_documents(CheckContext& context);  // documents, extractions, paths, edges as derived from extractions
void check_members(CheckContext& context);    // members, member_ids, profile_members, mentions
void check_profiles(CheckContext& context);   // profiles, blocks, pairs
void check_entities(CheckContext& context);   // entities, names, time; and that they are what the members come to
void check_edges(CheckContext& context);      // out, in
void check_others(CheckContext& context);     // copies, decisions, marks

}  // namespace claimgraph::store
