// The pure functions of resolution: what brings two members together, and what decides.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "resolve/member.h"

namespace claimgraph::resolve {

// Members that share none of these keys are never the same. A key starts with a letter for its kind; no key may be
// shared by a growing share of all profiles (such a block is too common to compare).
std::vector<std::string> block_keys(const Member& member);

enum class Verdict : std::uint8_t { different, unsure, same };
struct Judgement {
  Verdict verdict = Verdict::different;
  double score = 0.0;  // 0 to 1
  std::string reason;  // for `review` and `decisions`: "acronym", "transliteration", "other day"
};
// Symmetric and pure.
Judgement judge(const Member& a, const Member& b);

// The judgement of two names alone, as `match-names` prints it.
Judgement judge_names(NodeType type, std::string_view a, std::string_view b);

// What a user (or a rule) decided: these two are the same, or not. Kept for ever; the latest on a pair holds.
struct Decision {
  MemberKey a;
  MemberKey b;
  bool same = true;
  std::string by;  // "user" or the rule's name
  std::string reason;
  std::string time;  // ISO 8601, given by the caller
};

struct JudgedPair {
  std::uint32_t a = 0;  // indexes into the members
  std::uint32_t b = 0;
  Judgement judgement;
};

// Partitions members into components: joined by `same` judgements and decisions, cut where a constraint forbids
// (different types, a `not the same` decision, conflicting facts), deterministically and without regard to the order of
// the input. Each component is sorted by key; components are in the order of their first members.
std::vector<std::vector<std::uint32_t>> components(std::span<const Member> members, std::span<const JudgedPair> pairs,
                                                   std::span<const Decision> decisions);

// The id of a component: a hash of its smallest member's key.
NodeId component_id(const MemberKey& smallest);

}  // namespace claimgraph::resolve
