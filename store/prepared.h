// Everything about a document that can be worked out without looking at the store, so that worker threads do it.
#pragma once

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

struct PreparedDocument {
  Extraction extraction;
  std::string extraction_bytes;
  std::vector<PreparedMember> members;  // in the order of the nodes
  std::vector<std::string> copy_keys;
};

// Pure.
PreparedDocument prepare(Extraction extraction, const Resolver& resolver);

// The id under which a profile is stored.
ProfileId profile_id(std::string_view profile_bytes);

}  // namespace claimgraph::store
