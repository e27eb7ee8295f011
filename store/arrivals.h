// Documents that were put and are not settled: what settling needs of them, in memory. The store itself has only their
// extraction and paths, and a mark, from which this is made again after a crash.
#pragma once

#include <map>
#include <memory>
#include <unordered_set>

#include "store/prepared.h"
#include "store/rows.h"

namespace claimgraph::store {

class Arrivals {
 public:
  // Of marked documents in the store: all, or as many as come to `bytes` of extractions.
  static Result<Arrivals> load(const Rows& rows, const Resolver& resolver, std::uint64_t bytes);

  void add(PreparedDocument document);
  // Of those that are unwritten, does one have this id, path or url?
  bool unwritten_has(const DocumentInfo& info) const;
  // Writes and marks the unwritten ones as documents that are safe at once.
  Status write_out(const std::shared_ptr<Database>& database);
  void drop(DocumentId id) { documents_.erase(id); }
  void clear();
  bool empty() const { return documents_.empty(); }
  const std::map<DocumentId, PreparedDocument>& documents() const { return documents_; }

 private:
  std::map<DocumentId, PreparedDocument> documents_;
  std::unordered_set<std::string> places_;  // keys of the paths and urls of the unwritten ones
};

// The rows that say what a document is, without its mark.
void put_document(RowWriter& rows, const PreparedDocument& document, const std::vector<std::string>& other_paths,
                  std::uint64_t run);

// What arrivals bring, by profile. Refers to the arrivals, which must outlive it unchanged.
class News {
 public:
  struct Member {
    ProfileId profile;
    std::uint32_t document = 0;  // indexes: into documents(), and its members
    std::uint32_t node = 0;
  };
  // The new members of one profile: a range of members(), sorted by key.
  struct Group {
    ProfileId profile;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::optional<ProfileCount> before;  // nothing for a profile that is new itself
    std::size_t size() const { return end - begin; }
  };

  // Nothing new.
  News() = default;
  static Result<News> of(const Rows& rows, const Arrivals& arrivals);

  const std::vector<const PreparedDocument*>& documents() const { return documents_; }  // sorted by id
  const std::vector<Member>& members() const { return members_; }
  const std::vector<Group>& groups() const { return groups_; }  // sorted by profile
  const Group* group(ProfileId profile) const;
  const PreparedDocument* document(DocumentId id) const;
  const PreparedMember& prepared(const Member& member) const;
  MemberKey key(const Member& member) const;
  // The profile of a new member.
  std::optional<ProfileId> profile_of(const MemberKey& key) const;

 private:
  void group_members();
  std::size_t place_of(ProfileId profile) const;

  std::vector<const PreparedDocument*> documents_;
  std::vector<Member> members_;
  std::vector<Group> groups_;
  std::uint32_t bits_ = 0;             // of an id, that say its place
  std::vector<std::uint32_t> starts_;  // by place: the first of its groups
};

}  // namespace claimgraph::store
