// The one place that knows what keys look like. Every key of every column family is built and parsed here;
// docs/storage-format.md explains each byte. Values are in values.capnp (encoded by values.h) but for the two
// fixed-size ones below.
//
// All integers are big-endian, so that the order of the bytes is the order of the ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "resolve/member.h"

namespace claimgraph::store {

// Grows with every change that an older program would misread.
inline constexpr std::uint32_t kFormatVersion = 2;

enum class Family : std::uint8_t {
  meta,             // "format" → version in decimal; other facts about the store
  documents,        // document → StoredDocument
  extractions,      // document → Extraction (graph/'s Cap'n Proto record)
  paths,            // 'p' path or 'u' url → document
  members,          // document, node → profile, entity (null until it is settled)
  member_ids,       // id of a member → document, node: present and former ids of entities are ids of members
  profiles,         // profile → what judges see of its members
  profile_members,  // profile, document, node → nothing; profile → how many these are
  blocks,           // block key, profile → nothing
  pairs,            // profile, profile → judgement that is not plainly `different`; in both directions
  entities,         // entity → StoredEntity
  mentions,         // entity, document, node → spans
  names,            // folded name, entity → nothing
  time,             // first day, event → nothing
  out,              // from, type, to, document, role → StoredEdge
  in,               // to, type, from, document, role → nothing
  copy_blocks,      // block key of a copy signature, document → nothing
  copy_pairs,       // document, document → nothing: two copies of one report, in both directions
  decisions,        // number → StoredDecision
  dirty,            // what the next settling has to look at again
};
inline constexpr std::size_t kFamilies = 20;
// The name in RocksDB.
std::string_view to_string(Family family);

struct ProfileTag;
using ProfileId = Id128<ProfileTag>;  // hash of the stored profile
struct MemberTag;

using resolve::MemberKey;

// ---- parts of keys ----

template <class Tag>
void append_id(std::string& key, const Id128<Tag>& id) {
  for (const std::uint64_t word : {id.high, id.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) key.push_back(static_cast<char>((word >> shift) & 0xFFU));
  }
}
// Takes 16 bytes off the front; false (and nothing taken) when there are fewer.
bool take_word(std::string_view& bytes, std::uint64_t& word);
template <class Tag>
bool take_id(std::string_view& bytes, Id128<Tag>& id) {
  if (bytes.size() < 16) return false;
  return take_word(bytes, id.high) && take_word(bytes, id.low);
}
// Any bytes, so that the order of the encodings is the order of the texts and none is a prefix of another: NUL is
// written as 00 FF, the end as 00 01.
void append_text(std::string& key, std::string_view text);
bool take_text(std::string_view& bytes, std::string& text);
// Without the end: matches every text that starts with `text`.
void append_text_prefix(std::string& key, std::string_view text);

// ---- keys ----

template <class Tag>
std::string id_key(const Id128<Tag>& id) {
  std::string key;
  key.reserve(16);
  append_id(key, id);
  return key;
}
template <class Tag>
std::optional<Id128<Tag>> parse_id_key(std::string_view key) {
  Id128<Tag> id;
  if (!take_id(key, id) || !key.empty()) return std::nullopt;
  return id;
}

// meta: the fingerprint of the resolver that the graph was made with.
inline std::string resolver_key() { return "resolver"; }

std::string path_key(std::string_view path);
std::string url_key(std::string_view url);

// members; also the tail of profile_members and mentions, and the value of member_ids.
std::string member_key(const MemberKey& member);
std::optional<MemberKey> parse_member_key(std::string_view key);

// profile_members and mentions: an id, then a member. pairs and copy_pairs: two ids.
template <class Tag>
std::string id_member_key(const Id128<Tag>& id, const MemberKey& member) {
  return id_key(id) + member_key(member);
}
template <class Tag>
bool parse_id_member_key(std::string_view key, Id128<Tag>& id, MemberKey& member) {
  if (!take_id(key, id)) return false;
  auto parsed = parse_member_key(key);
  if (!parsed) return false;
  member = std::move(*parsed);
  return true;
}
template <class Tag>
std::string pair_key(const Id128<Tag>& a, const Id128<Tag>& b) {
  return id_key(a) + id_key(b);
}
template <class Tag>
bool parse_pair_key(std::string_view key, Id128<Tag>& a, Id128<Tag>& b) {
  return take_id(key, a) && take_id(key, b) && key.empty();
}

// blocks, copy_blocks, names, time: a text, then an id.
template <class Tag>
std::string text_id_key(std::string_view text, const Id128<Tag>& id) {
  std::string key;
  append_text(key, text);
  append_id(key, id);
  return key;
}
template <class Tag>
bool parse_text_id_key(std::string_view key, std::string& text, Id128<Tag>& id) {
  return take_text(key, text) && take_id(key, id) && key.empty();
}

// `near` is the end that comes first: `from` in out, `to` in in.
struct EdgeKey {
  NodeId near;
  EdgeType type = EdgeType::claims;
  NodeId far;
  DocumentId document;
  Role role = Role::none;
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};
std::string edge_key(const EdgeKey& edge);
std::optional<EdgeKey> parse_edge_key(std::string_view key);
// The same edge seen from its other end.
EdgeKey reversed(const EdgeKey& edge);
// All edges of a node, or those of one type.
std::string edge_prefix(NodeId near, std::optional<EdgeType> type);

std::string decision_key(std::uint64_t number);
std::optional<std::uint64_t> parse_decision_key(std::string_view key);

// What settling has to look at again: a profile that lost members or neighbours, an entity that lost members, a
// document that lost copies, and an arrival: a document of which nothing but itself and its paths is stored so far.
enum class DirtyKind : char { profile = 'p', entity = 'e', document = 'd', arrival = 'n' };
// Of a profile: all of its cluster's members have to be looked at one by one, since a decision set some apart from the
// others of their profile. The value of all other marks is empty.
inline constexpr std::string_view kEachMember = "f";
template <class Tag>
std::string dirty_key(DirtyKind kind, const Id128<Tag>& id) {
  std::string key(1, static_cast<char>(kind));
  append_id(key, id);
  return key;
}

// ---- fixed-size values ----

// members: 32 bytes.
struct MemberRow {
  ProfileId profile;
  NodeId entity;  // null until the member is settled
  friend bool operator==(const MemberRow&, const MemberRow&) = default;
};
std::string encode(const MemberRow& row);
std::optional<MemberRow> parse_member_row(std::string_view value);

// profile_members, at the profile itself: 9 bytes.
struct ProfileCount {
  std::uint64_t members = 0;  // that are settled; never 0 in the store
  // Are two members of this profile, of two documents, the same? Not asked before there are two.
  enum class Alike : std::uint8_t { unknown, yes, no } alike = Alike::unknown;
  friend bool operator==(const ProfileCount&, const ProfileCount&) = default;
};
std::string encode(const ProfileCount& count);
std::optional<ProfileCount> parse_profile_count(std::string_view value);

// paths: 16 bytes, and for a url 8 more: the number of the ingest run that wrote it.
struct PathRow {
  DocumentId document;
  std::uint64_t run = 0;
};
std::string encode(const PathRow& row);
std::optional<PathRow> parse_path_row(std::string_view value);

}  // namespace claimgraph::store
