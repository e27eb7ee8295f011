// A member is one node of one extraction, reduced to what resolution may look at. Resolution is made of pure functions:
//
//   members_of(extraction)      → members
//   block_keys(member)          → keys; only members that share a key are ever compared
//   judge(member, member)       → same, different or unsure, with a score and a reason
//   components(members, pairs, decisions) → the entities and events of the graph
//
// so the graph depends on the set of documents and decisions alone, never on their order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph::resolve {

// Names one node of one extraction for ever; ordered by document, then by node id.
struct MemberKey {
  DocumentId document;
  std::string node;  // the node's id in its document
  friend auto operator<=>(const MemberKey&, const MemberKey&) = default;
};

// What judges may see of a member. Two members with equal profiles (everything but `key`) are judged alike, so a block
// is compared by its distinct profiles, not by its members: "Russia" in 100,000 documents is one profile.
struct Member {
  MemberKey key;
  NodeType type = NodeType::organisation;
  std::string name;
  std::vector<std::string> aliases;
  std::string kind;
  PlaceFacts place;
  EventFacts event;
  std::string published;  // ISO date of the document
  std::vector<std::string>
      contexts;  // names of affiliated actors, roles, places involved: sorted, with a prefix for the relation
};

// All nodes of an extraction, in their order there. Pure.
std::vector<Member> members_of(const Extraction& extraction);

}  // namespace claimgraph::resolve
