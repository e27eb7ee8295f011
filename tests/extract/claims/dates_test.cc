#include "extract/claims/dates.h"

#include <catch2/catch.hpp>

#include "tests/extract/claims/words.h"

using namespace claimgraph::extract;

namespace {

// "words = value" of each date of the text, told on a day; "?" for what cannot be resolved.
std::string dates(const std::string& text, const std::string& published = "2017-06-22") {
  static const auto lexicon = QuantityLexicon::load(shipped_lexicon());
  REQUIRE(lexicon.ok());
  const auto day = parse_iso(published);
  DateFinder finder(*lexicon, day ? std::optional(day->first) : std::nullopt);
  const Annotation annotation = words_of(text);
  std::string out;
  for (const DateTold& found : finder.find(annotation)) {
    out += (out.empty() ? "" : "; ") + std::string(annotation.words(found.tokens)) + " = " +
           (found.value ? found.value->iso() : "?");
  }
  return out;
}

}  // namespace

TEST_CASE("days of the week are the last ones up to the publication") {  // 2017-06-22 was a Thursday
  CHECK(dates("on Tuesday") == "Tuesday = 2017-06-20");
  CHECK(dates("on Thursday") == "Thursday = 2017-06-22");
  CHECK(dates("last Thursday") == "last Thursday = 2017-06-15");
  CHECK(dates("on Friday night") == "Friday night = 2017-06-16");
  CHECK(dates("next Friday") == "next Friday = 2017-06-23");
  CHECK(dates("on Monday and Tuesday") == "Monday and Tuesday = 2017-06-19/2017-06-20");
  CHECK(dates("the night from Friday to Saturday") == "Friday to Saturday = 2017-06-16/2017-06-17");
}

TEST_CASE("a day and month without a year is the last such day") {
  CHECK(dates("on June 19") == "June 19 = 2017-06-19");
  CHECK(dates("on 19 June") == "19 June = 2017-06-19");
  CHECK(dates("on the 19th of June") == "19th of June = 2017-06-19");
  CHECK(dates("on Dec. 17") == "Dec. 17 = 2016-12-17");
  CHECK(dates("on June 19 , 2015") == "June 19 , 2015 = 2015-06-19");
  CHECK(dates("Tuesday , June 20") == "Tuesday , June 20 = 2017-06-20");
  CHECK(dates("on June 25") == "June 25 = 2017-06-25");
}

TEST_CASE("two days are a range, and a count behind a day is none") {
  CHECK(dates("on June 19 and 20 that") == "June 19 and 20 = 2017-06-19/2017-06-20");
  CHECK(dates("June 19 - 21") == "June 19 - 21 = 2017-06-19/2017-06-21");
  CHECK(dates("19 and 20 June") == "19 and 20 June = 2017-06-19/2017-06-20");
  CHECK(dates("killed five on June 19 and 20 soldiers fled") == "June 19 = 2017-06-19");
}

TEST_CASE("months and years") {
  CHECK(dates("in April") == "April = 2017-04");
  CHECK(dates("in August") == "August = 2016-08");
  CHECK(dates("in March 2013") == "March 2013 = 2013-03");
  CHECK(dates("last July") == "last July = 2016-07");
  CHECK(dates("in 2013") == "2013 = 2013");
  CHECK(dates("the September 11 , 2001 attacks") == "September 11 , 2001 = 2001-09-11");
  CHECK(dates("in the autumn of 2014") == "autumn of 2014 = 2014-09-01/2014-11-30");
}

TEST_CASE("relative to the publication") {
  CHECK(dates("yesterday evening") == "yesterday evening = 2017-06-21");
  CHECK(dates("this morning") == "this morning = 2017-06-22");
  CHECK(dates("last night") == "last night = 2017-06-21");
  CHECK(dates("last month") == "last month = 2017-05");
  CHECK(dates("earlier this month") == "this month = 2017-06");
  CHECK(dates("last week") == "last week = 2017-06-12/2017-06-18");
  CHECK(dates("last year") == "last year = 2016");
  CHECK(dates("two weeks ago") == "two weeks ago = 2017-06-08");
  CHECK(dates("three months ago") == "three months ago = 2017-03");
  CHECK(dates("in the past 4 days") == "past 4 days = 2017-06-18/2017-06-22");
}

TEST_CASE("relative to the date told last") {
  CHECK(dates("on June 1 ; two weeks later") == "June 1 = 2017-06-01; two weeks later = 2017-06-15");
  CHECK(dates("on June 1 ; the next day") == "June 1 = 2017-06-01; next day = 2017-06-02");
  CHECK(dates("on June 1 ; on the same day") == "June 1 = 2017-06-01; same day = 2017-06-01");
  CHECK(dates("on June 1 ; that same day") == "June 1 = 2017-06-01; that same day = 2017-06-01");
  CHECK(dates("on June 2 ; the day before") == "June 2 = 2017-06-02; the day before = 2017-06-01");
  CHECK(dates("two weeks later") == "two weeks later = ?");
}

TEST_CASE("figures alone") {
  CHECK(dates("on 2017-06-20") == "2017-06-20 = 2017-06-20");
  CHECK(dates("on 18/05/2016") == "18/05/2016 = 2016-05-18");
  CHECK(dates("on 05/18/2016") == "05/18/2016 = 2016-05-18");
}

TEST_CASE("what looks like a date and is none") {
  CHECK(dates("they may 5 times march on").empty());
  CHECK(dates("the 2013 soldiers").empty());
  CHECK(dates("February 31").empty());
  CHECK(dates("sat in the sun").empty());
  CHECK(dates("version 3.2.2016.1").empty());
}

TEST_CASE("without a day of publication only full dates resolve") {
  CHECK(dates("on Tuesday", "") == "Tuesday = ?");
  CHECK(dates("on June 19", "") == "June 19 = ?");
  CHECK(dates("on June 19 , 2015", "") == "June 19 , 2015 = 2015-06-19");
}

TEST_CASE("ISO dates are read back as written") {
  for (const char* text : {"2017", "2017-06", "2017-06-20", "2017-06-20/2017-06-22"}) {
    const auto value = parse_iso(text);
    REQUIRE(value);
    CHECK(value->iso() == text);
  }
  CHECK(parse_iso("2017-06-20T10:00:00Z")->iso() == "2017-06-20");
  CHECK_FALSE(parse_iso("2017-13"));
  CHECK_FALSE(parse_iso("2017-02-30"));
  CHECK_FALSE(parse_iso("yesterday"));
}
