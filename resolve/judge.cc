#include "resolve/judge.h"

#include <algorithm>

#include "resolve/facts.h"
#include "resolve/judge_names.h"
#include "resolve/profile.h"

namespace claimgraph::resolve {

std::vector<std::string_view> contexts_of(const Member& member, char relation) {
  std::vector<std::string_view> out;
  for (const std::string& context : member.contexts)
    if (context.size() > 2 && context[0] == relation) out.push_back(std::string_view(context).substr(2));
  return out;
}

bool share_one(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

namespace {

// What surroundings say of two members of one name.
enum class Surroundings : std::uint8_t { silent, agree, disagree };

// The countries of affiliations, and those that the names tell.
std::vector<std::string_view> own_countries(const Profile& profile) {
  auto out = contexts_of(*profile.member, 'c');
  for (const NameForm& form : profile.names)
    for (const std::string& country : form.countries) out.push_back(country);
  return out;
}

// Countries of affiliations part two of one name; those of events only with the affiliations' agreement: officials
// travel. "The Interior Ministry" of a document about one state is not that of another.
Surroundings surroundings(const Profile& a, const Profile& b) {
  const auto actors_a = contexts_of(*a.member, 'a');
  const auto actors_b = contexts_of(*b.member, 'a');
  if (share_one(actors_a, actors_b)) return Surroundings::agree;
  const auto sides_a = contexts_of(*a.member, 's');
  const auto sides_b = contexts_of(*b.member, 's');
  if (!sides_a.empty() && !sides_b.empty() && !share_one(sides_a, sides_b)) return Surroundings::disagree;
  auto all_a = own_countries(a);
  auto all_b = own_countries(b);
  const auto not_a = contexts_of(*a.member, 'z');
  const auto not_b = contexts_of(*b.member, 'z');
  if (share_one(not_a, all_b) || share_one(not_b, all_a)) return Surroundings::disagree;
  if (!all_a.empty() && !all_b.empty()) return share_one(all_a, all_b) ? Surroundings::agree : Surroundings::disagree;
  for (const auto country : contexts_of(*a.member, 'e')) all_a.push_back(country);
  for (const auto country : contexts_of(*b.member, 'e')) all_b.push_back(country);
  if (all_a.empty() || all_b.empty()) return Surroundings::silent;
  std::erase_if(all_a, [&](auto country) { return std::find(not_a.begin(), not_a.end(), country) != not_a.end(); });
  std::erase_if(all_b, [&](auto country) { return std::find(not_b.begin(), not_b.end(), country) != not_b.end(); });
  if (share_one(all_a, all_b)) return Surroundings::agree;
  const bool bodies = a.member->type == NodeType::organisation;
  return !bodies && (actors_a.empty() || actors_b.empty()) ? Surroundings::silent : Surroundings::disagree;
}

// "The Interior Ministry", "police": nothing in the name says which one.
bool says_what_only(const Profile& profile) {
  const NameForm& name = profile.names[0];
  const auto own = [](const NameWord& word) { return !word.generic && !word.filler; };
  return profile.member->type == NodeType::organisation && !name.known && name.acronym.empty() &&
         name.countries.empty() && std::none_of(name.core.begin(), name.core.end(), own);
}

// The best judgement over all names: an alias may say what the name does not.
Judgement best_of_names(const Profile& a, const Profile& b, const Knowledge& knowledge) {
  const NodeType type = a.member->type;
  Judgement best = judge_forms(type, a.names[0], b.names[0], knowledge);
  if (best.verdict == Verdict::same || best.conflict) return best;
  for (const NameForm& x : a.names) {
    for (const NameForm& y : b.names) {
      Judgement other = judge_forms(type, x, y, knowledge);
      if (other.score > best.score) best = std::move(other);
    }
  }
  return best;
}

bool one_word_person(const Profile& profile) {
  return std::all_of(profile.names.begin(), profile.names.end(), [](const NameForm& n) { return n.core.size() < 2; });
}

Judgement with_surroundings(Judgement judgement, const Profile& a, const Profile& b) {
  const Surroundings around = surroundings(a, b);
  const bool vague = says_what_only(a) || says_what_only(b);
  if (judgement.verdict == Verdict::same && around == Surroundings::silent && vague)
    return {Verdict::unsure, 0.6, "state not told", false};
  if (a.member->type == NodeType::organisation && !vague) return judgement;
  if (around == Surroundings::disagree && judgement.verdict != Verdict::different)
    return {Verdict::different, 0.2, "one name, two contexts", true};
  if (a.member->type == NodeType::person && judgement.verdict == Verdict::same && around != Surroundings::agree &&
      (one_word_person(a) || one_word_person(b)) && !a.names[0].known)
    return {Verdict::unsure, 0.6, "one name of several", false};
  if (judgement.verdict == Verdict::unsure && around == Surroundings::agree && judgement.score >= 0.55)
    return {Verdict::same, 0.8, judgement.reason + ", same context", false};
  return judgement;
}

Judgement judge_places(const Profile& a, const Profile& b, const Knowledge& knowledge) {
  const PlaceFacts& x = a.member->place;
  const PlaceFacts& y = b.member->place;
  if (!x.gazetteer_id.empty() && x.gazetteer_id == y.gazetteer_id) return {Verdict::same, 1.0, "gazetteer", false};
  if (facts_conflict(*a.member, *b.member)) return {Verdict::different, 0.0, "another place of the gazetteer", true};
  return best_of_names(a, b, knowledge);
}

}  // namespace

Profile analyse(const Member& member, const Knowledge& knowledge) {
  Profile profile{&member, {}};
  if (member.type == NodeType::event) return profile;
  profile.names.push_back(analyse_name(member.type, member.name, knowledge));
  for (const std::string& alias : member.aliases) profile.names.push_back(analyse_name(member.type, alias, knowledge));
  return profile;
}

Judgement judge_profiles(const Profile& a, const Profile& b, const Knowledge& knowledge) {
  const Member& x = *a.member;
  const Member& y = *b.member;
  if (x.type != y.type) return {Verdict::different, 0.0, "another type", true};
  if (x.type == NodeType::event) return judge_events(x, y, knowledge);
  if (x.type == NodeType::place) return judge_places(a, b, knowledge);
  if (facts_conflict(x, y)) return {Verdict::different, 0.0, "another place of the gazetteer", true};
  return with_surroundings(best_of_names(a, b, knowledge), a, b);
}

Judgement judge(const Member& a, const Member& b, const Knowledge& knowledge) {
  return judge_profiles(analyse(a, knowledge), analyse(b, knowledge), knowledge);
}

std::vector<JudgedPair> judge_block(std::span<const Member> members, const Knowledge& knowledge) {
  std::vector<Profile> profiles;
  profiles.reserve(members.size());
  for (const Member& member : members) profiles.push_back(analyse(member, knowledge));
  std::vector<JudgedPair> pairs;
  for (std::uint32_t a = 0; a < profiles.size(); ++a) {
    for (std::uint32_t b = a + 1; b < profiles.size(); ++b) {
      Judgement judgement = judge_profiles(profiles[a], profiles[b], knowledge);
      if (judgement.verdict != Verdict::different || judgement.conflict) pairs.push_back({a, b, std::move(judgement)});
    }
  }
  return pairs;
}

}  // namespace claimgraph::resolve
