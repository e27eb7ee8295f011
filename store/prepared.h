// Everything about a document that can be worked out without looking at the store, so that worker threads do it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model.h"
#include "store/layout.h"
#include "store/resolver.h"

namespace claimgraph::store {

struct PreparedMember {
  std::string node;
  ProfileId profile;
  std::string profile_bytes;
  std::string mentions_bytes;
  std::vector<std::string> block_keys;
};

// An edge whose stored value does not depend on what its nodes will belong to.
struct PreparedEdge {
  EdgeType type = EdgeType::claims;
  Role role = Role::none;
  std::uint32_t from = 0;  // indexes into the members
  std::uint32_t to = 0;
  std::string value;
};

struct PreparedDocument {
  Extraction extraction;
  std::string extraction_bytes;
  std::vector<PreparedMember> members;  // in the order of the nodes
  std::vector<std::string> copy_keys;
  // All edges, in their order; nothing when one of them names a third node, which is a part of its value.
  std::optional<std::vector<PreparedEdge>> edges;
  // The run that it was put in, while it is in memory only; set by the store.
  std::optional<std::uint64_t> unwritten;
};

// Pure.
PreparedDocument prepare(Extraction extraction, const Resolver& resolver);

// The id under which a profile is stored.
ProfileId profile_id(std::string_view profile_bytes);

}  // namespace claimgraph::store
