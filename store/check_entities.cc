#include <algorithm>

#include "store/check_context.h"
#include "store/settle.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

void check_entity(CheckContext& context, std::string_view key, NodeId id, const StoredEntity& entity) {
  const auto members = context.rows.members_in(id);
  if (!members) return context.fail(members.error());
  for (const std::string& name : folded_names(entity)) {
    context.expect(Family::names, text_id_key(name, id), Family::entities, key);
  }
  if (const std::string day = first_day_of(entity.event); !day.empty()) {
    context.expect(Family::time, text_id_key(day, id), Family::entities, key);
  }
  if (context.is_marked(DirtyKind::entity, key)) return;  // it lost members, and is not settled yet
  if (members->empty()) return context.problem(Family::entities, key, "has no members");
  if (members->size() != entity.members) context.problem(Family::entities, key, "counts other members than it has");
  if (resolve::component_id(members->front()) != id) {
    context.problem(Family::entities, key, "is not the id of its smallest member");
  }
}

// In a settled store, resolving everything from the start changes nothing.
void compare_with_resolution(CheckContext& context) {
  const News none;
  ProfileCache profiles(context.rows, none);
  const auto resolved = resolve_clusters({context.rows, context.resolver, none, profiles}, {}, true);
  if (!resolved) return context.fail(resolved.error());
  for (const Assignment& change : resolved->changed) {
    context.problem(Family::members, member_key(change.member), "belongs to entity " + change.now.hex());
  }
  for (const auto& [id, entity] : resolved->entities) {
    const auto stored = context.value(context.rows.entity(id));
    if (!stored || !(*stored == entity)) {
      context.problem(Family::entities, id_key(id), "is not what its members come to");
    }
  }
}

// The entity of a row in `names` or `time`.
std::optional<StoredEntity> named_entity(CheckContext& context, Family family, std::string_view key,
                                         std::string& text) {
  NodeId id;
  if (!parse_text_id_key(key, text, id)) {
    context.problem(family, key, "cannot be read");
    return std::nullopt;
  }
  const auto entity = context.rows.entity(id);
  if (!entity) context.fail(entity.error());
  if (entity.ok() && !*entity) context.problem(family, key, "names no entity");
  return entity.ok() ? *entity : std::nullopt;
}

}  // namespace

void check_entities(CheckContext& context) {
  (void)context.each(Family::entities, [&](std::string_view key, std::string_view value) {
    const auto id = parse_id_key<NodeTag>(key);
    const auto entity = decode_entity(value);
    if (!id || !entity) return context.problem(Family::entities, key, "cannot be read");
    check_entity(context, key, *id, *entity);
  });
  (void)context.each(Family::names, [&](std::string_view key, std::string_view) {
    std::string name;
    const auto entity = named_entity(context, Family::names, key, name);
    if (!entity) return;
    const auto names = folded_names(*entity);
    if (!std::binary_search(names.begin(), names.end(), name)) context.problem(Family::names, key, "is no name of it");
  });
  (void)context.each(Family::time, [&](std::string_view key, std::string_view) {
    std::string day;
    const auto entity = named_entity(context, Family::time, key, day);
    if (entity && first_day_of(entity->event) != day) context.problem(Family::time, key, "is not its day");
  });
  const auto unsettled = needs_settling(context.snapshot);
  if (!unsettled) return context.fail(unsettled.error());
  if (!*unsettled && !context.stopped()) compare_with_resolution(context);
}

}  // namespace claimgraph::store
