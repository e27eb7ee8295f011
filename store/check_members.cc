#include "store/check_context.h"

namespace claimgraph::store {

namespace {

void check_member(CheckContext& context, std::string_view key, const MemberKey& member, const MemberRow& row) {
  const Family here = Family::members;
  context.expect(Family::extractions, id_key(member.document), here, key);
  context.expect(Family::member_ids, id_key(resolve::component_id(member)), here, key);
  context.expect(Family::profiles, id_key(row.profile), here, key);
  context.expect(Family::profile_members, id_member_key(row.profile, member), here, key);
  context.expect(Family::entities, id_key(row.entity), here, key);
  context.expect(Family::mentions, id_member_key(row.entity, member), here, key);
}

// The row of the member that another family names, or null after a report.
const MemberRow* member_row(CheckContext& context, const MemberKey& member, Family family, std::string_view key,
                            std::optional<MemberRow>& place) {
  const auto row = context.rows.member(member);
  if (!row) context.fail(row.error());
  if (row.ok()) place = *row;
  if (!place) context.problem(family, key, "names no member");
  return place ? &*place : nullptr;
}

void check_mentions(CheckContext& context, std::string_view key, std::string_view value) {
  NodeId entity;
  MemberKey member;
  std::optional<MemberRow> place;
  const auto mentions = decode_mentions(value);
  if (!mentions || !parse_id_member_key(key, entity, member)) {
    return context.problem(Family::mentions, key, "cannot be read");
  }
  const MemberRow* row = member_row(context, member, Family::mentions, key, place);
  if (row != nullptr && row->entity != entity) context.problem(Family::mentions, key, "is of another entity");
  const auto extraction = context.value(context.rows.extraction(member.document));
  if (!extraction) return context.problem(Family::mentions, key, "is of no document");
  for (const ExtractionNode& node : extraction->nodes) {
    if (node.id == member.node && node.mentions != *mentions) {
      context.problem(Family::mentions, key, "differs from the document's node");
    }
  }
}

}  // namespace

void check_members(CheckContext& context) {
  (void)context.each(Family::members, [&](std::string_view key, std::string_view value) {
    const auto member = parse_member_key(key);
    const auto row = parse_member_row(value);
    if (!member || !row) return context.problem(Family::members, key, "cannot be read");
    check_member(context, key, *member, *row);
  });
  (void)context.each(Family::member_ids, [&](std::string_view key, std::string_view value) {
    const auto member = parse_member_key(value);
    if (!member || id_key(resolve::component_id(*member)) != key) {
      return context.problem(Family::member_ids, key, "is not the id of its member");
    }
    context.expect(Family::members, value, Family::member_ids, key);
  });
  (void)context.each(Family::profile_members, [&](std::string_view key, std::string_view) {
    if (key.size() == 16) return context.expect(Family::profiles, key, Family::profile_members, key);  // a count
    ProfileId profile;
    MemberKey member;
    std::optional<MemberRow> place;
    if (!parse_id_member_key(key, profile, member))
      return context.problem(Family::profile_members, key, "cannot be read");
    const MemberRow* row = member_row(context, member, Family::profile_members, key, place);
    if (row != nullptr && row->profile != profile)
      context.problem(Family::profile_members, key, "is of another profile");
  });
  (void)context.each(Family::mentions,
                     [&](std::string_view key, std::string_view value) { check_mentions(context, key, value); });
}

}  // namespace claimgraph::store
