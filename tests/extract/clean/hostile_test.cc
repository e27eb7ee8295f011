// Pages made to break a reader: each gives a clean result, in time and memory that do not grow out of proportion.
#include <ctime>

#include "tests/extract/clean/cleaning.h"

using namespace claimgraph::extract;

namespace {

const std::string story =
    "<p>The army has denied that rebels took the fort on Tuesday, as a video that was shared widely seemed to show.</p>"
    "<p>The Coastal Front says that nine soldiers surrendered and that it will publish their names before long.</p>";

std::string repeated(const std::string& what, std::size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += what;
  return out;
}

// Processor time, whatever else the machine does; generous for slow machines and sanitizers: what grows with the square
// would take minutes.
CleanDocument in_time(const std::string& bytes) {
  const std::clock_t start = std::clock();
  const RawDocument raw = raw_of(bytes);
  CleanDocument doc = cleaner().clean(raw);
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 30);
  check_round_trip(raw, doc);
  return doc;
}

}  // namespace

TEST_CASE("Fifty thousand nested elements") {
  for (const std::string tag : {"div", "b", "font", "span", "table", "ul"}) {
    const CleanDocument doc =
        in_time("<html><body>" + repeated("<" + tag + ">", 50000) + story + repeated("</" + tag + ">", 50000));
    CHECK(mentions(doc, "denied that rebels took the fort"));
  }
}

TEST_CASE("Everything unclosed") {
  std::string bytes = "<html><body><div><p>";
  for (int i = 0; i < 20000; ++i) bytes += "<div><p><a href=x><b><i><table><tr><td><select><option>";
  CHECK(mentions(in_time("<html><body>" + story + bytes), "denied that rebels"));
  in_time("<p>An army spokesman denied it <a href=\"never closed " + repeated("x ", 100000));
  in_time("<html><body>" + story + repeated("<!-- never closed ", 50000));
  in_time("<html><body>" + story + repeated("<svg><math><noscript>", 50000));
  in_time("<html><body>" + story + repeated("<script>", 50000));
}

TEST_CASE("Attributes without end") {
  std::string attributes;
  for (int i = 0; i < 200000; ++i) attributes += " class" + std::to_string(i) + "=v data-x" + std::to_string(i);
  CHECK(mentions(in_time("<html><body><div" + attributes + ">" + story + "</div>"), "nine soldiers"));
  in_time("<html><body><div class=\"" + repeated("a-b ", 500000) + "\">" + story);
}

TEST_CASE("Formatting elements with different attributes") {
  std::string bytes = "<html><body>" + story;
  for (int i = 0; i < 30000; ++i) bytes += "<font class=c" + std::to_string(i) + "><p>x";
  in_time(bytes);
}

TEST_CASE("NULs, stray brackets and broken references") {
  std::string bytes = "<html><body>" + story + "<p>a < b && c > d &bogus; &#xFFFFFFFF; &# &amp &lt;p&gt; <3</p>";
  bytes += std::string("\0\0", 2);
  CHECK(mentions(in_time(bytes), "denied that rebels"));
}

TEST_CASE("Megabytes of one line") {
  in_time("<html><body>" + story + "<p>" + repeated("word ", 2000000));
  in_time("The army denied it on Monday. " + repeated("word and word, ", 800000));
  in_time(repeated("a\n", 1000000));
  in_time(repeated("<", 1000000));
  in_time("<html>" + repeated("&", 1000000));
}

TEST_CASE("Broken bytes in a page leave the rest readable") {
  const CleanDocument doc = in_time(
      "<html><head><meta charset=utf-16></head><body>" + story +
      "<p>D\xC3\xA9menti \xFF\xFE \xC3\xA9t\xC3\xA9 \xC3\xA9\xC3\xA9 d\xC3\xA9j\xC3\xA0 \xC3\xA0 \xC3\xA9.</p>");
  CHECK(mentions(doc, "nine soldiers"));
}

TEST_CASE("Many of what the rules look at: cells, boxes, headings over other stories, authors, classes") {
  const auto page = [](const std::string& noise) {
    return "<html><body><h1>Army denies losing the fort</h1>" + story + noise;
  };
  CHECK(mentions(in_time(page("<table><tr>" + repeated("<td>Comment</td>", 50000))), "denied that rebels"));
  CHECK(mentions(
      in_time(page(repeated("<div class=related><h3>Related</h3><p>Ferry sinks off the cape.</p></div>", 30000))),
      "denied that rebels"));
  CHECK(mentions(in_time(page(repeated("<div><h4>Read also</h4></div><div><img><p>A caption of it.</p></div>", 30000))),
                 "denied that rebels"));
  CHECK(mentions(in_time(page(repeated("<span class=author>Ann Lee</span>", 50000))), "denied that rebels"));
  std::string classes;
  for (int i = 0; i < 20000; ++i)
    classes += "<p class='share-" + std::to_string(i) + " a b c'>A line of few words here.</p>";
  in_time(page(classes));
  in_time(page(repeated("<section class=share>", 390) + repeated(story, 2000)));
}
