#include <algorithm>

#include "store/check_context.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

// The count of the profile's members, and whether they are the same by themselves.
void check_count(CheckContext& context, std::string_view key, ProfileId id, resolve::Member profile) {
  using Alike = ProfileCount::Alike;
  const auto members = context.rows.members_with(id);
  if (!members) return context.fail(members.error());
  if (members->empty()) context.problem(Family::profiles, key, "belongs to no member");
  const auto count = context.value(context.rows.profile_count(id));
  resolve::Member other = profile;
  profile.key.document = {0, 1};
  other.key.document = {0, 2};
  Alike alike = Alike::unknown;
  if (members->size() > 1) {
    const bool same = context.resolver.judge(profile, other).verdict == resolve::Verdict::same;
    alike = same ? Alike::yes : Alike::no;
  }
  if (!count || *count != ProfileCount{members->size(), alike}) {
    context.problem(Family::profile_members, key, "does not count the profile's members");
  }
}

void check_profile(CheckContext& context, std::string_view key, std::string_view value) {
  const auto id = parse_id_key<ProfileTag>(key);
  const auto profile = decode_profile(value);
  if (!id || !profile) return context.problem(Family::profiles, key, "cannot be read");
  if (profile_id(value) != *id) context.problem(Family::profiles, key, "is not the hash of its value");
  check_count(context, key, *id, *profile);
  for (const std::string& block : context.resolver.block_keys(*profile)) {
    context.expect(Family::blocks, text_id_key(block, *id), Family::profiles, key);
  }
}

void check_pair(CheckContext& context, ProfileCache& profiles, std::string_view key, std::string_view value) {
  ProfileId a;
  ProfileId b;
  const auto judgement = decode_judgement(value);
  if (!judgement || !parse_pair_key(key, a, b)) return context.problem(Family::pairs, key, "cannot be read");
  const auto reverse = context.snapshot.get(Family::pairs, pair_key(b, a));
  if (!reverse) return context.fail(reverse.error());
  if (!*reverse || **reverse != value) context.problem(Family::pairs, key, "differs in the other direction");
  if (b < a) return;
  const auto left = profiles.get(a);
  const auto right = profiles.get(b);
  if (!left || !right) return context.problem(Family::pairs, key, "names a profile that is not there");
  if (encode(context.resolver.judge(**left, **right)) != value)
    context.problem(Family::pairs, key, "is judged otherwise");
}

// All pairs of a block that are worth keeping are kept.
void check_block(CheckContext& context, ProfileCache& profiles, const std::vector<ProfileId>& ids) {
  std::vector<resolve::Member> members;
  for (const ProfileId& id : ids) {
    const auto profile = profiles.get(id);
    if (!profile) return;  // reported as a block without a profile
    members.push_back(**profile);
  }
  for (const resolve::JudgedPair& pair : context.resolver.judge_block(members)) {
    const resolve::Judgement& judgement = pair.judgement;
    if (judgement.verdict == resolve::Verdict::different && !judgement.conflict) continue;
    const std::string key = pair_key(ids[pair.a], ids[pair.b]);
    if (!context.has(Family::pairs, key)) context.problem(Family::pairs, key, "is missing: the two share a block");
  }
}

}  // namespace

void check_profiles(CheckContext& context) {
  const News none;
  ProfileCache profiles(context.rows, none);
  (void)context.each(Family::profiles,
                     [&](std::string_view key, std::string_view value) { check_profile(context, key, value); });
  (void)context.each(Family::pairs,
                     [&](std::string_view key, std::string_view value) { check_pair(context, profiles, key, value); });
  std::string block;
  std::vector<ProfileId> ids;
  const auto finish = [&] {
    check_block(context, profiles, ids);
    ids.clear();
  };
  (void)context.each(Family::blocks, [&](std::string_view key, std::string_view) {
    std::string text;
    ProfileId id;
    if (!parse_text_id_key(key, text, id)) return context.problem(Family::blocks, key, "cannot be read");
    if (text != block) finish();
    block = text;
    const auto profile = profiles.get(id);
    if (!profile) return context.problem(Family::blocks, key, "names a profile that is not there");
    const auto keys = context.resolver.block_keys(**profile);
    if (std::find(keys.begin(), keys.end(), text) == keys.end())
      context.problem(Family::blocks, key, "is no block of it");
    ids.push_back(id);
  });
  finish();
}

}  // namespace claimgraph::store
