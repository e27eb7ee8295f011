#include "store/layout.h"

#include <array>

namespace claimgraph::store {

namespace {

constexpr std::array<std::string_view, kFamilies> kNames = {
    "default",     "documents",  "extractions", "paths",    "members", "member_ids", "profiles", "profile_members",
    "blocks",      "pairs",      "entities",    "mentions", "names",   "time",       "out",      "in",
    "copy_blocks", "copy_pairs", "decisions",   "dirty"};

void append_word(std::string& key, std::uint64_t word) {
  for (int shift = 56; shift >= 0; shift -= 8) key.push_back(static_cast<char>((word >> shift) & 0xFFU));
}

}  // namespace

// RocksDB insists on a family "default"; it holds `meta`.
std::string_view to_string(Family family) { return kNames[static_cast<std::size_t>(family)]; }

bool take_word(std::string_view& bytes, std::uint64_t& word) {
  if (bytes.size() < 8) return false;
  word = 0;
  for (int i = 0; i < 8; ++i) word = (word << 8U) | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(8);
  return true;
}

void append_text_prefix(std::string& key, std::string_view text) {
  for (const char c : text) {
    key.push_back(c);
    if (c == '\0') key.push_back('\xFF');
  }
}

void append_text(std::string& key, std::string_view text) {
  append_text_prefix(key, text);
  key.push_back('\0');
  key.push_back('\x01');
}

bool take_text(std::string_view& bytes, std::string& text) {
  text.clear();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\0') {
      text.push_back(bytes[i]);
      continue;
    }
    if (++i == bytes.size()) return false;
    if (bytes[i] == '\x01') {
      bytes.remove_prefix(i + 1);
      return true;
    }
    if (bytes[i] != '\xFF') return false;
    text.push_back('\0');
  }
  return false;
}

std::string path_key(std::string_view path) { return "p" + std::string(path); }
std::string url_key(std::string_view url) { return "u" + std::string(url); }

std::string member_key(const MemberKey& member) {
  std::string key;
  key.reserve(16 + member.node.size());
  append_id(key, member.document);
  key += member.node;
  return key;
}

std::optional<MemberKey> parse_member_key(std::string_view key) {
  MemberKey member;
  if (!take_id(key, member.document)) return std::nullopt;
  member.node = key;
  return member;
}

std::string edge_key(const EdgeKey& edge) {
  std::string key;
  key.reserve(50);
  append_id(key, edge.near);
  key.push_back(static_cast<char>(edge.type));
  append_id(key, edge.far);
  append_id(key, edge.document);
  key.push_back(static_cast<char>(edge.role));
  return key;
}

std::optional<EdgeKey> parse_edge_key(std::string_view key) {
  EdgeKey edge;
  if (key.size() != 50 || !take_id(key, edge.near)) return std::nullopt;
  const auto type = static_cast<std::uint8_t>(key.front());
  const auto role = static_cast<std::uint8_t>(key.back());
  key.remove_prefix(1);
  if (type > static_cast<std::uint8_t>(EdgeType::located_in)) return std::nullopt;
  if (role > static_cast<std::uint8_t>(Role::participant)) return std::nullopt;
  edge.type = static_cast<EdgeType>(type);
  edge.role = static_cast<Role>(role);
  if (!take_id(key, edge.far) || !take_id(key, edge.document)) return std::nullopt;
  return edge;
}

EdgeKey reversed(const EdgeKey& edge) { return {edge.far, edge.type, edge.near, edge.document, edge.role}; }

std::string edge_prefix(NodeId near, std::optional<EdgeType> type) {
  std::string key = id_key(near);
  if (type) key.push_back(static_cast<char>(*type));
  return key;
}

std::string decision_key(std::uint64_t number) {
  std::string key;
  append_word(key, number);
  return key;
}

std::optional<std::uint64_t> parse_decision_key(std::string_view key) {
  std::uint64_t number = 0;
  if (!take_word(key, number) || !key.empty()) return std::nullopt;
  return number;
}

std::string encode(const MemberRow& row) {
  return pair_key(Id128<void>{row.profile.high, row.profile.low}, Id128<void>{row.entity.high, row.entity.low});
}

std::optional<MemberRow> parse_member_row(std::string_view value) {
  MemberRow row;
  if (!take_id(value, row.profile) || !take_id(value, row.entity) || !value.empty()) return std::nullopt;
  return row;
}

std::string encode(const ProfileCount& count) {
  std::string value;
  append_word(value, count.members);
  value.push_back(static_cast<char>(count.alike));
  return value;
}

std::optional<ProfileCount> parse_profile_count(std::string_view value) {
  ProfileCount count;
  if (!take_word(value, count.members) || value.size() != 1) return std::nullopt;
  if (static_cast<std::uint8_t>(value.front()) > static_cast<std::uint8_t>(ProfileCount::Alike::no))
    return std::nullopt;
  count.alike = static_cast<ProfileCount::Alike>(value.front());
  return count;
}

std::string encode(const PathRow& row) {
  std::string value = id_key(row.document);
  append_word(value, row.run);
  return value;
}

std::optional<PathRow> parse_path_row(std::string_view value) {
  PathRow row;
  if (!take_id(value, row.document) || !take_word(value, row.run) || !value.empty()) return std::nullopt;
  return row;
}

}  // namespace claimgraph::store
