// The pure functions of resolution: what brings two members together, and what decides. All are thread safe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "resolve/knowledge.h"
#include "resolve/member.h"

namespace claimgraph::resolve {

// Members that share none of these keys are never the same. A key starts with its type and a letter for its kind; no
// key may be shared by a growing share of all profiles (such a block is too common to compare). Sorted, each once.
std::vector<std::string> block_keys(const Member& member, const Knowledge& knowledge);

enum class Verdict : std::uint8_t { different, unsure, same };
struct Judgement {
  Verdict verdict = Verdict::different;
  double score = 0.0;     // 0 to 1
  std::string reason;     // for `review` and `decisions`: "acronym", "transliteration", "other day"
  bool conflict = false;  // of `different`: facts that exclude each other, so that no third member may join the two
};
// Symmetric and pure. Two events of one document are never the same: its extraction has told them apart. A member
// judged against another of an equal profile is not always the same ("the bombing", undated): ask.
Judgement judge(const Member& a, const Member& b, const Knowledge& knowledge);

// The judgement of two names alone, as `match-names` prints it.
Judgement judge_names(NodeType type, std::string_view a, std::string_view b, const Knowledge& knowledge);

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

// All pairs of a block that are not plainly different (same, unsure, or in conflict), each once with a < b, in order.
// The same as judge() of each pair, but each member's names are analysed once.
std::vector<JudgedPair> judge_block(std::span<const Member> members, const Knowledge& knowledge);

// Partitions members into components: joined by `same` judgements and decisions, cut where a constraint forbids
// (different types, a `not the same` decision, a judgement with `conflict`, conflicting facts, two events
// of one document), deterministically and without regard to the order of members and pairs. The surest pairs join
// first; ties go by key. Decisions come before judgements; those about members that are not given are ignored. Each
// component is sorted by key; components are in the order of their first members.
//
// Pairs may be given for one member of each profile only, with the others of the profile paired to it (a star), since
// their judgements are equal. Members without a pair between them in any way never share a component, so it is enough
// to recompute the members that were connected before or are now.
std::vector<std::vector<std::uint32_t>> components(std::span<const Member> members, std::span<const JudgedPair> pairs,
                                                   std::span<const Decision> decisions);

// The id of a component: a hash of its smallest member's key.
NodeId component_id(const MemberKey& smallest);

}  // namespace claimgraph::resolve
