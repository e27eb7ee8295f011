// A member is one node of one extraction, reduced to what resolution may look at. Resolution is made of pure functions:
//
//   members_of(extraction)      → members
//   block_keys(member)          → keys; only members that share a key are ever compared
//   judge(member, member)       → same, different or unsure, with a score and a reason
//   components(members, pairs, decisions) → the entities and events of the graph
//
// so the graph depends on the set of documents and decisions alone, never on their order. What they know of names
// (aliases, titles, transliteration) is data: resolve/knowledge.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph::resolve {

class Knowledge;

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
  std::vector<std::string> aliases;  // sorted
  std::string kind;
  PlaceFacts place;
  EventFacts event;       // values only: no spans, no texts
  std::string published;  // ISO date of the document; empty but for events
  // What stands around the node in its document, sorted, each with a letter for the relation and a colon. Only for the
  // types and names that need it (a person's, an event's, "the Interior Ministry"): the fewer, the fewer profiles.
  // Names stand as other texts may spell them: how they sound, or # and the number in the table of known names.
  //   a: name of an affiliated actor   s: its side: "state", "armed-group"
  //   c: ISO code of the country of an affiliation, of an event's place
  //   e: of the events that an actor takes part in, else of the document
  //   r: title or role word of a person   z: a country whose body of this name the document tells apart
  // Of an event:
  //   d: country that its document mentions most   k: names of the actors and places that it mentions most
  //   l: name of a place, no country   g: gazetteer id of it   m: its "latitude longitude"
  //   p: t: x: name of a perpetrator, target or victim, other participant
  //   w: v: what the words of its mentions tell, a deed, or one of many kinds ("attack", "kill")   u: another word
  //   n: how well its name reads, a digit (resolve/event_name.h)
  //   h: of an undated one, the day of what its document tells of the same deed
  std::vector<std::string> contexts;
};

// All nodes of an extraction, in their order there. Pure.
std::vector<Member> members_of(const Extraction& extraction, const Knowledge& knowledge);

// Everything but the key, as one string: equal exactly for members with equal profiles. Pure.
std::string profile_of(const Member& member);

}  // namespace claimgraph::resolve
