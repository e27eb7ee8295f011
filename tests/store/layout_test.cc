#include "store/layout.h"

#include <catch2/catch.hpp>

#include <random>

#include "store/values.h"

using namespace claimgraph;
using namespace claimgraph::store;

TEST_CASE("the order of keys is the order of what they hold") {
  std::mt19937_64 random(1);
  std::vector<EdgeKey> edges;
  for (int i = 0; i < 500; ++i) {
    const auto word = [&] { return random() >> (random() % 64); };
    edges.push_back({{word(), word()},
                     static_cast<EdgeType>(random() % 6),
                     {word(), word()},
                     {word(), word()},
                     static_cast<Role>(random() % 7)});
  }
  for (const EdgeKey& a : edges) {
    CHECK((parse_edge_key(edge_key(a)) == a));
    CHECK((reversed(reversed(a)) == a));
  }
  for (std::size_t i = 1; i < edges.size(); ++i) {
    CHECK((edges[i - 1] < edges[i]) == (edge_key(edges[i - 1]) < edge_key(edges[i])));
  }
}

TEST_CASE("texts in keys sort as texts, whatever bytes they hold, and none is a prefix of another") {
  const std::vector<std::string> texts = {"",
                                          std::string("\0", 1),
                                          std::string("\0\0", 2),
                                          std::string("\0a", 2),
                                          "a",
                                          std::string("a\0", 2),
                                          std::string("a\0\xFF", 3),
                                          "a\x01",
                                          "ab",
                                          "b",
                                          "\xFF"};
  for (const std::string& a : texts) {
    for (const std::string& b : texts) {
      std::string left;
      std::string right;
      append_text(left, a);
      append_text(right, b);
      CHECK((a < b) == (left < right));
      CHECK((a == b) == (right.compare(0, left.size(), left) == 0));
    }
    std::string text;
    NodeId id;
    CHECK(parse_text_id_key(text_id_key(a, NodeId{1, 2}), text, id));
    CHECK(text == a);
    CHECK((id == NodeId{1, 2}));
  }
}

TEST_CASE("keys and values that are cut short are refused") {
  const std::string edge = edge_key({{1, 2}, EdgeType::denies, {3, 4}, {5, 6}, Role::target});
  Edge value;
  value.evidence.push_back({{}, {{0, 4}, "text"}});
  const std::string bytes = encode(value);
  for (std::size_t i = 0; i < edge.size(); ++i) CHECK_FALSE(parse_edge_key(edge.substr(0, i)));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Edge out;
    CHECK_FALSE(decode_edge(bytes.substr(0, i), out));
  }
  Edge out;
  REQUIRE(decode_edge(bytes, out));
  CHECK(out.evidence == value.evidence);
}
