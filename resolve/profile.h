// A member with its names analysed: what the judges compare.
#pragma once

#include <string>
#include <vector>

#include "resolve/judge.h"
#include "resolve/name.h"

namespace claimgraph::resolve {

struct Profile {
  const Member* member = nullptr;  // must outlive the profile
  std::vector<NameForm> names;     // the name first, then the aliases
};

Profile analyse(const Member& member, const Knowledge& knowledge);

// The judgement of two members as judge() gives it.
Judgement judge_profiles(const Profile& a, const Profile& b, const Knowledge& knowledge);
Judgement judge_events(const Member& a, const Member& b, const Knowledge& knowledge);

// The values of the contexts of one relation, in order.
std::vector<std::string_view> contexts_of(const Member& member, char relation);
// How two sorted lists go together.
bool share_one(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b);

}  // namespace claimgraph::resolve
