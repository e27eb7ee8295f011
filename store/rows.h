// Typed reads and writes of rows, on whatever is read or written.
#pragma once

#include <optional>
#include <vector>

#include "graph/model.h"
#include "store/database.h"
#include "store/derive.h"
#include "store/values.h"

namespace claimgraph::store {

// Reads rows and says what is wrong with those that cannot be read. `database` names the store in errors.
class Rows {
 public:
  Rows(const Reader& reader, const Database& database) : reader_(reader), database_(database) {}

  Result<std::optional<StoredDocument>> document(DocumentId id) const;
  Result<std::optional<Extraction>> extraction(DocumentId id) const;
  Result<std::optional<PathRow>> path(const std::string& key) const;
  Result<std::optional<MemberRow>> member(const MemberKey& key) const;
  Result<std::optional<resolve::Member>> profile(ProfileId id) const;
  Result<std::optional<StoredEntity>> entity(NodeId id) const;
  // The entity that this id, present or former, belongs to now.
  Result<std::optional<NodeId>> present_id(NodeId id) const;

  // node → row, of one document.
  Result<std::vector<std::pair<MemberKey, MemberRow>>> members_of(DocumentId document) const;
  Result<Membership> membership(DocumentId document) const;
  // In the order of the keys.
  Result<std::vector<MemberKey>> members_with(ProfileId profile) const;
  // Nothing for a profile without settled members.
  Result<std::optional<ProfileCount>> profile_count(ProfileId profile) const;
  // The smallest of them.
  Result<std::optional<MemberKey>> first_member_with(ProfileId profile) const;
  Result<std::vector<MemberKey>> members_in(NodeId entity) const;
  struct Pair {
    ProfileId other;
    resolve::Judgement judgement;
  };
  Result<std::vector<Pair>> pairs(ProfileId profile) const;
  Result<std::vector<ProfileId>> block(std::string_view block_key) const;
  Result<std::vector<DocumentId>> copies(DocumentId document) const;
  Result<std::vector<DocumentId>> copy_block(std::string_view block_key) const;
  struct NumberedDecision {
    std::uint64_t number = 0;
    StoredDecision stored;
  };
  Result<std::vector<NumberedDecision>> decisions() const;

  const Reader& reader() const { return reader_; }
  const Database& database() const { return database_; }

 private:
  template <class T, class Decode>
  Result<std::optional<T>> read(Family family, const std::string& key, Decode decode) const;
  // What `parse(key, value)` (an optional) makes of each row under the prefix, from `from` on when it is given.
  template <class T, class Parse>
  Result<std::vector<T>> collect(Family family, std::string_view prefix, Parse parse, std::string_view from = {}) const;

  const Reader& reader_;
  const Database& database_;
};

// Both directions of one edge.
void put_edge(RowWriter& rows, const Edge& edge);
void erase_edge(RowWriter& rows, const EdgeKey& key);
// The entity with its names and its place in time; `before` is what was stored.
void put_entity(RowWriter& rows, NodeId id, const std::optional<StoredEntity>& before, const StoredEntity& now);
void erase_entity(RowWriter& rows, NodeId id, const StoredEntity& before);

}  // namespace claimgraph::store
