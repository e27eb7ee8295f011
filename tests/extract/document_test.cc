#include "extract/document.h"

#include <catch2/catch.hpp>

using claimgraph::ByteSpan;
using claimgraph::extract::OffsetMap;

TEST_CASE("a span inside a byte-by-byte piece maps to the same bytes moved") {
  OffsetMap map;
  map.append(10, 5, 5);
  CHECK(map.to_raw({1, 4}) == ByteSpan{11, 14});
}

TEST_CASE("a span that touches a character reference covers the whole reference") {
  OffsetMap map;
  map.append(0, 3, 3);  // "A B"
  map.append(3, 1, 5);  // "&amp;"
  map.append(8, 2, 2);
  CHECK(map.to_raw({3, 4}) == ByteSpan{3, 8});
  CHECK(map.to_raw({2, 5}) == ByteSpan{2, 9});
}

TEST_CASE("a span that ends before a gap does not reach over it") {
  OffsetMap map;
  map.append(0, 4, 4);
  map.append(20, 4, 4);
  CHECK(map.to_raw({0, 4}) == ByteSpan{0, 4});
  CHECK(map.to_raw({4, 8}) == ByteSpan{20, 24});
  CHECK(map.to_raw({3, 5}) == ByteSpan{3, 21});
}

TEST_CASE("adjacent exact pieces merge, and an empty span maps to nothing") {
  OffsetMap map;
  map.append(0, 4, 4);
  map.append(4, 4, 4);
  CHECK(map.pieces().size() == 1);
  CHECK(map.to_raw({2, 2}).empty());
}
