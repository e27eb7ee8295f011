// What lies around a node, small enough to be drawn.
#pragma once

#include <vector>

#include "graph/queries/relations.h"

namespace claimgraph {

struct Neighbourhood {
  struct Member {
    NodeRef node;
    unsigned step = 0;  // 0 the node itself, 1 its neighbours, 2 the other actors of neighbouring events
  };
  // All edges of one type and role between two members.
  struct Link {
    NodeId from;
    NodeId to;
    EdgeType type = EdgeType::claims;
    Role role = Role::none;
    std::size_t documents = 0;  // that say so
  };
  std::vector<Member> members;  // by step, then the most documents first
  std::vector<Link> links;      // of the node and of neighbouring events; by from, to, type, role
  bool has_more = false;        // a step had more members than `limit`
};

// At most `limit` members a step: those that the most documents tie to it. Of second neighbours those that claim, deny
// or take part are members, not places and outlets, which tie everything to everything.
Result<Neighbourhood> neighbourhood(const GraphView& view, NodeId node, std::size_t limit);

}  // namespace claimgraph
