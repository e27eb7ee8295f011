// The graph as a function of extractions and membership. Everything here is pure: the same members and the same
// extraction give the same rows, whatever was stored before.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/model.h"
#include "resolve/member.h"
#include "store/layout.h"
#include "store/values.h"

namespace claimgraph::store {

// Node of one document → entity. Nodes whose entity is not known yet are absent.
using Membership = std::map<std::string, NodeId, std::less<>>;

// The edges of one document between entities, in the order of their keys. Edges that fall together (two nodes of the
// document are one entity) become one with the evidence of all; one from an entity to itself says nothing and is
// dropped, as is one with an end that is not settled.
std::vector<Edge> derive_edges(const Extraction& extraction, const Membership& membership);

// What an edge says besides its ends and on whose behalf: all that its stored value needs, when it joins with no other.
Edge edge_without_ends(const ExtractionEdge& local, DocumentId document);

EdgeKey key_of(const Edge& edge);
// An Edge with the fields of the key filled in. The key is one of family `out`.
Edge edge_of(const EdgeKey& key);

// A profile and how many members of the component have it.
struct WeightedProfile {
  const resolve::Member* profile = nullptr;
  std::uint64_t members = 0;
};

// The summary of a component, from its profiles in any order. The name, kind, place and date are what most members say,
// ties going to the fuller, then to the smaller in byte order; figures are ranges over all members. Requires: at least
// one profile, all of one type.
StoredEntity summarise(const std::vector<WeightedProfile>& profiles);

// What an entity is found under: its name and aliases folded; sorted, each once.
std::vector<std::string> folded_names(const StoredEntity& entity);

// The first day of the date of an event; empty when it has none.
std::string first_day_of(const EventFacts& event);

}  // namespace claimgraph::store
