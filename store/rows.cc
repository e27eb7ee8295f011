#include "store/rows.h"

#include "graph/extraction_codec.h"
#include "resolve/judge.h"

namespace claimgraph::store {

template <class T, class Decode>
Result<std::optional<T>> Rows::read(Family family, const std::string& key, Decode decode) const {
  auto bytes = reader_.get(family, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::optional<T>();
  std::optional<T> value = decode(**bytes);
  if (!value) return database_.damaged(family, key, "the value cannot be read");
  return value;
}

Result<std::optional<StoredDocument>> Rows::document(DocumentId id) const {
  auto document = read<StoredDocument>(Family::documents, id_key(id), decode_document);
  if (document.ok() && *document) (*document)->info.id = id;
  return document;
}

Result<std::optional<Extraction>> Rows::extraction(DocumentId id) const {
  return read<Extraction>(Family::extractions, id_key(id), [&](std::string_view bytes) -> std::optional<Extraction> {
    auto extraction = decode_extraction(bytes);
    if (!extraction || extraction->document.id != id) return std::nullopt;
    return std::move(*extraction);
  });
}

Result<std::optional<PathRow>> Rows::path(const std::string& key) const {
  return read<PathRow>(Family::paths, key, parse_path_row);
}

Result<std::optional<MemberRow>> Rows::member(const MemberKey& key) const {
  return read<MemberRow>(Family::members, member_key(key), parse_member_row);
}

Result<std::optional<resolve::Member>> Rows::profile(ProfileId id) const {
  return read<resolve::Member>(Family::profiles, id_key(id), decode_profile);
}

Result<std::optional<StoredEntity>> Rows::entity(NodeId id) const {
  return read<StoredEntity>(Family::entities, id_key(id), decode_entity);
}

Result<std::optional<NodeId>> Rows::present_id(NodeId id) const {
  auto key = read<MemberKey>(Family::member_ids, id_key(id), parse_member_key);
  if (!key) return key.error();
  if (!*key) return std::optional<NodeId>();
  auto row = member(**key);
  if (!row) return row.error();
  if (!*row || (*row)->entity.is_null()) return std::optional<NodeId>();
  return std::optional((*row)->entity);
}

template <class T, class Parse>
Result<std::vector<T>> Rows::collect(Family family, std::string_view prefix, Parse parse, std::string_view from) const {
  std::vector<T> out;
  std::optional<Error> problem;
  const auto visit = [&](std::string_view key, std::string_view value) {
    std::optional<T> row = parse(key, value);
    if (row) {
      out.push_back(std::move(*row));
    } else {
      problem = database_.damaged(family, key, "the row cannot be read");
    }
    return !problem;
  };
  const auto status = reader_.scan(family, prefix, from.empty() ? prefix : from, visit);
  if (!status) return status.error();
  if (problem) return *problem;
  return out;
}

Result<std::vector<std::pair<MemberKey, MemberRow>>> Rows::members_of(DocumentId document) const {
  using Member = std::pair<MemberKey, MemberRow>;
  return collect<Member>(Family::members, id_key(document), [](auto key, auto value) -> std::optional<Member> {
    auto member = parse_member_key(key);
    const auto row = parse_member_row(value);
    if (!member || !row) return std::nullopt;
    return Member(std::move(*member), *row);
  });
}

Result<Membership> Rows::membership(DocumentId document) const {
  auto members = members_of(document);
  if (!members) return members.error();
  Membership membership;
  for (auto& [member, row] : *members) {
    if (!row.entity.is_null()) membership.emplace(std::move(member.node), row.entity);
  }
  return membership;
}

namespace {

// The count stands at the profile itself, before its members.
std::string first_possible_member(ProfileId profile) { return id_key(profile) + '\0'; }

}  // namespace

Result<std::vector<MemberKey>> Rows::members_with(ProfileId profile) const {
  return collect<MemberKey>(
      Family::profile_members, id_key(profile),
      [](auto key, auto) -> std::optional<MemberKey> {
        ProfileId id;
        MemberKey member;
        if (!parse_id_member_key(key, id, member)) return std::nullopt;
        return member;
      },
      first_possible_member(profile));
}

Result<std::optional<ProfileCount>> Rows::profile_count(ProfileId profile) const {
  return read<ProfileCount>(Family::profile_members, id_key(profile), parse_profile_count);
}

Result<std::optional<MemberKey>> Rows::first_member_with(ProfileId profile) const {
  std::optional<MemberKey> first;
  const auto status = reader_.scan(Family::profile_members, id_key(profile), first_possible_member(profile),
                                   [&](std::string_view key, std::string_view) {
                                     first = parse_member_key(key.substr(16));
                                     return false;
                                   });
  if (!status) return status.error();
  return first;
}

Result<std::vector<MemberKey>> Rows::members_in(NodeId entity) const {
  return collect<MemberKey>(Family::mentions, id_key(entity), [](auto key, auto) -> std::optional<MemberKey> {
    NodeId id;
    MemberKey member;
    if (!parse_id_member_key(key, id, member)) return std::nullopt;
    return member;
  });
}

Result<std::vector<Rows::Pair>> Rows::pairs(ProfileId profile) const {
  return collect<Pair>(Family::pairs, id_key(profile), [](auto key, auto value) -> std::optional<Pair> {
    ProfileId id;
    Pair pair;
    auto judgement = decode_judgement(value);
    if (!judgement || !parse_pair_key(key, id, pair.other)) return std::nullopt;
    pair.judgement = std::move(*judgement);
    return pair;
  });
}

Result<std::vector<ProfileId>> Rows::block(std::string_view block_key) const {
  std::string prefix;
  append_text(prefix, block_key);
  return collect<ProfileId>(Family::blocks, prefix, [](auto key, auto) -> std::optional<ProfileId> {
    std::string text;
    ProfileId id;
    if (!parse_text_id_key(key, text, id)) return std::nullopt;
    return id;
  });
}

Result<std::vector<DocumentId>> Rows::copies(DocumentId document) const {
  return collect<DocumentId>(Family::copy_pairs, id_key(document), [](auto key, auto) -> std::optional<DocumentId> {
    DocumentId id;
    DocumentId other;
    if (!parse_pair_key(key, id, other)) return std::nullopt;
    return other;
  });
}

Result<std::vector<DocumentId>> Rows::copy_block(std::string_view block_key) const {
  std::string prefix;
  append_text(prefix, block_key);
  return collect<DocumentId>(Family::copy_blocks, prefix, [](auto key, auto) -> std::optional<DocumentId> {
    std::string text;
    DocumentId id;
    if (!parse_text_id_key(key, text, id)) return std::nullopt;
    return id;
  });
}

Result<std::vector<Rows::NumberedDecision>> Rows::decisions() const {
  return collect<NumberedDecision>(Family::decisions, {}, [](auto key, auto value) -> std::optional<NumberedDecision> {
    const auto number = parse_decision_key(key);
    auto stored = decode_decision(value);
    if (!number || !stored) return std::nullopt;
    return NumberedDecision{*number, std::move(*stored)};
  });
}

void put_edge(RowWriter& rows, const Edge& edge) {
  const EdgeKey key = key_of(edge);
  rows.put(Family::out, edge_key(key), encode(edge));
  rows.put(Family::in, edge_key(reversed(key)), {});
}

void erase_edge(RowWriter& rows, const EdgeKey& key) {
  rows.erase(Family::out, edge_key(key));
  rows.erase(Family::in, edge_key(reversed(key)));
}

void put_entity(RowWriter& rows, NodeId id, const std::optional<StoredEntity>& before, const StoredEntity& now) {
  if (before == now) return;
  if (before) erase_entity(rows, id, *before);
  rows.put(Family::entities, id_key(id), encode(now));
  for (const std::string& name : folded_names(now)) rows.put(Family::names, text_id_key(name, id), {});
  if (const std::string day = first_day_of(now.event); !day.empty()) rows.put(Family::time, text_id_key(day, id), {});
}

void erase_entity(RowWriter& rows, NodeId id, const StoredEntity& before) {
  rows.erase(Family::entities, id_key(id));
  for (const std::string& name : folded_names(before)) rows.erase(Family::names, text_id_key(name, id));
  if (const std::string day = first_day_of(before.event); !day.empty()) rows.erase(Family::time, text_id_key(day, id));
}

}  // namespace claimgraph::store
