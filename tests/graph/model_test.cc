#include "graph/model.h"

#include <catch2/catch.hpp>

using namespace claimgraph;

TEST_CASE("every enumerator of the model has the interchange's name, and the name finds it again") {
  for (int i = 0; i < 5; ++i) CHECK(parse_node_type(to_string(static_cast<NodeType>(i))) == static_cast<NodeType>(i));
  for (int i = 0; i < 6; ++i) CHECK(parse_edge_type(to_string(static_cast<EdgeType>(i))) == static_cast<EdgeType>(i));
  for (int i = 0; i < 7; ++i) CHECK(parse_role(to_string(static_cast<Role>(i))) == static_cast<Role>(i));
  CHECK(to_string(EdgeType::affiliated_with) == "affiliated-with");
  CHECK_FALSE(parse_node_type("organization"));
}
