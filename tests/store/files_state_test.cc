#include "store/files_state.h"

#include <catch2/catch.hpp>

#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;

TEST_CASE("the files of a store tell that it was changed, by another process too, and nothing when it was only read") {
  TempDir dir;
  CHECK(store::files_state(dir / "db").empty());
  {
    auto writer = open_store(dir / "db");
    put(*writer, synthetic_extraction(1));
    REQUIRE(writer->settle().ok());
    const std::string one = store::files_state(dir / "db");
    CHECK(one.size() == 32);
    put(*writer, synthetic_extraction(2));
    CHECK(store::files_state(dir / "db") != one);
    REQUIRE(writer->settle().ok());  // else the reader would
  }
  const std::string closed = store::files_state(dir / "db");
  {
    auto reader = open_store(dir / "db", store::Access::read);
    REQUIRE((*reader->view())->counts().ok());
    CHECK(store::files_state(dir / "db") == closed);
  }
  CHECK(store::files_state(dir / "db") == closed);
}
