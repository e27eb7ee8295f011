#include "base/id.h"

#include <catch2/catch.hpp>

namespace {
struct Tag;
using Id = claimgraph::Id128<Tag>;
}  // namespace

TEST_CASE("an id survives the way through its hexadecimal form") {
  const Id id = Id::of_bytes("an article");
  CHECK(id.hex().size() == 32);
  CHECK(Id::parse(id.hex()) == id);
}

TEST_CASE("what is not 32 hexadecimal digits is no id") {
  CHECK_FALSE(Id::parse(""));
  CHECK_FALSE(Id::parse("0123"));
  CHECK_FALSE(Id::parse("0123456789abcdef0123456789abcdeg"));
}

TEST_CASE("ids are the published XXH3 hash of the bytes, so other programs can compute them") {
  CHECK(Id::of_bytes("").hex() == "99aa06d3014798d86001c324468d497f");
}
