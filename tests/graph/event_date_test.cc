#include "graph/event_date.h"

#include <catch2/catch.hpp>

using claimgraph::first_day;
using claimgraph::last_day;

TEST_CASE("a date covers its first to its last day") {
  CHECK(first_day("2017-06-20") == "2017-06-20");
  CHECK(last_day("2017-06-20") == "2017-06-20");
  CHECK(first_day("2016-02") == "2016-02-01");
  CHECK(last_day("2016-02") == "2016-02-29");
  CHECK(first_day("2017") == "2017-01-01");
  CHECK(last_day("2017") == "2017-12-31");
  CHECK(first_day("2017-06-20/2017-07") == "2017-06-20");
  CHECK(last_day("2017-06-20/2017-07") == "2017-07-31");
  CHECK(first_day("2017-06-20T10:00:00Z") == "2017-06-20");
}

TEST_CASE("what is no date covers no day") {
  for (const char* text : {"", "June", "2017-6-20", "2017-13", "2017-02-30", "20170620", "2017/", "2017-06-2x"}) {
    INFO(text);
    CHECK((first_day(text).empty() || last_day(text).empty()));
  }
}
