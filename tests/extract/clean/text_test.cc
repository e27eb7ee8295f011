#include "tests/extract/clean/cleaning.h"

using namespace claimgraph::extract;

namespace {

const std::string article =
    "HARBOUR HERALD\n"
    "Home | News | Sport | Weather\n"
    "\n"
    "Rebels say they downed a drone over Marib\n"
    "\n"
    "Support Harbour Herald\n"
    "By Ann Lee and Bo Berg, Chief Reporter\n"
    "Published: 12 Sept 2024 - 19:40 | Source: AFP\n"
    "Wreckage near the town (Photo: Handout/Herald)\n"
    "\n"
    "MARIB, Sept 12 (AFP) - A rebel group said on Thursday that it had shot down a drone of the army near the town.\n"
    "\n"
    "READ ALSO: Ferry sinks off Aden, nine missing\n"
    "\n"
    "Who sent it?\n"
    "\n"
    "The ministry of defence denied the claim and said that none of its aircraft had been in the area on that day.\n"
    "\n"
    "\"It is a fairy tale,\" its spokesman, Colonel Omar Said, told reporters in the capital late in the evening.\n"
    "\n"
    "YOU MAY ALSO LIKE\n"
    "Prices rise again in Sanaa\n"
    "Cup final moved to Friday\n"
    "2 COMMENTS\n"
    "desert_fox: My cousin saw forty dead soldiers there and nobody writes about it, believe me.\n"
    "Maria P.: The Americans sent the drone, everybody in Djibouti knows that.\n"
    "(c) 2024 Harbour Herald Ltd. All rights reserved.\n";

}  // namespace

TEST_CASE("Scraped text is cut down to the article") {
  const CleanDocument doc = cleaned(article);
  for (const std::string kept : {"shot down a drone", "Who sent it?", "denied the claim", "fairy tale"})
    CHECK(mentions(doc, kept));
  for (const std::string noise : {"Ferry sinks", "Prices rise", "Cup final", "desert_fox", "forty dead", "Americans",
                                  "Support", "Handout", "reserved"})
    CHECK_FALSE(mentions(doc, noise));
  CHECK(doc.blocks.front().kind == BlockKind::title);
}

TEST_CASE("Scraped text yields title, date, authors, outlet and agency with their spans") {
  const RawDocument raw = raw_of(article);
  const CleanDocument doc = cleaner().clean(raw);
  CHECK(doc.title == "Rebels say they downed a drone over Marib");
  REQUIRE(doc.title_span);
  CHECK(raw.bytes.substr(doc.title_span->start, doc.title_span->size()) == doc.title);
  REQUIRE(doc.published);
  CHECK(doc.published->value == "2024-09-12");
  REQUIRE(doc.published->told);
  CHECK(doc.published->told->text == "12 Sept 2024");
  CHECK(doc.authors == std::vector<std::string>{"Ann Lee", "Bo Berg"});
  CHECK((doc.publisher == "Harbour Herald" || doc.publisher == "HARBOUR HERALD"));
  CHECK_FALSE(doc.publisher_spans.empty());
  REQUIRE_FALSE(doc.agencies.empty());
  CHECK(doc.agencies.front().text == "AFP");
  CHECK(doc.language == "en");
  check_round_trip(raw, doc);
}

TEST_CASE("The date of a dateline is the text's, one in its first sentence is not") {
  const CleanDocument agency = cleaned(
      "Bomb kills three in Homs\n\nHOMS, Syria, March 8, 2024 (Levant Press, from our own desk) - A bomb killed three "
      "people in a market "
      "of "
      "the old town of Homs on Thursday, the police said in a statement.\n");
  REQUIRE(agency.published);
  CHECK(agency.published->value == "2024-03-08");
  CHECK(agency.published->told->text == "March 8, 2024");
  const CleanDocument plain = cleaned(
      "Ten years after the bomb\n\nOn 8 March 2014 a bomb - the third that week - killed three people in a market of "
      "the "
      "old town of Homs, and nobody was ever tried for it, the families say.\n");
  CHECK_FALSE(plain.published);
}

TEST_CASE("A short plain story is taken whole") {
  const CleanDocument doc =
      cleaned("Bomb kills three in Homs\n\nA bomb killed three people in Homs on Monday, police said.\n");
  CHECK(doc.blocks.size() == 2);
  CHECK(doc.no_article.empty());
}

TEST_CASE("Lines wrapped at a width are one paragraph") {
  const CleanDocument doc = cleaned(
      "Rebels claim attack on convoy\n\nA rebel group said on Thursday that it had attacked a convoy of\nthe army on "
      "the "
      "road to the coast, killing at least nine soldiers\nand taking two lorries with supplies, while the ministry of\n"
      "defence said that only one man had been wounded in the ambush.\n");
  REQUIRE(doc.blocks.size() == 2);
  CHECK(mentions(doc, "convoy of the army on the road"));
}

namespace {

const std::string told =
    "A ferry with eighty passengers ran aground off Port Amsel on Friday, the harbour master said, and two of them "
    "were hurt.\n"
    "\n"
    "The owner of the ferry denied that the crew had been drunk, and said that a buoy had been moved in the night.\n"
    "\n"
    "The harbour police have opened an inquiry into the accident, which is the third of its kind in this year.\n";

std::string title_of(const std::string& head) { return cleaned(head + told).title; }

}  // namespace

TEST_CASE("The headline is the line that shares its words with the text, not the appeal or the slogan above it") {
  const std::string headline = "Ferry runs aground off Port Amsel; owner denies crew was drunk";
  CHECK(title_of("AMSEL COURIER\nBecome a friend from 3 crowns a month!\n\n" + headline + "\n\n") == headline);
  CHECK(title_of("AMSEL COURIER\nOfficial information service of the archipelago\nNEWS | SPORT | LIFE\n" + headline +
                 "\n14 March 2024\n") == headline);
  CHECK(title_of("Amsel Courier\nNEWS * SCHOOLS * SPORT * CARS * PROPERTY\n\n" + headline + "\n\n") == headline);
}

TEST_CASE("A question over the date is the headline, though it ends as a sentence does") {
  CHECK(title_of("Lakes & Isles - the explainer\nExplainers | Maps | Money\n\nExplained: who moved the buoy off Port "
                 "Amsel?\n\nBonn, 5 March 2024\n\n") == "Explained: who moved the buoy off Port Amsel?");
}

TEST_CASE("A page's name over a text without headline is no headline") {
  CHECK(title_of("QUAY LINE - watchers of the outer reef\nt.me/quay . about . archive . help us\n\n").empty());
}

TEST_CASE("Account numbers, framed lines and thanks to members are not the article") {
  const CleanDocument doc = cleaned("Ferry runs aground off Port Amsel\n\n" + told +
                                    "\n-- Photo of the day: cherry seller in Bonn --\n"
                                    "Our reporting is free to read thanks to 4,120 members.\n"
                                    "card no. 4169 0000 0011 2233, recipient Nora Q.\n");
  CHECK_FALSE(mentions(doc, "cherry"));
  CHECK_FALSE(mentions(doc, "members"));
  CHECK_FALSE(mentions(doc, "Nora"));
}

TEST_CASE("A list of headlines is no article") {
  CHECK_FALSE(
      cleaned("Home | News | Sport\nMost read\nShip sinks\nCup final\nWeather\nContact us\n").no_article.empty());
}

TEST_CASE("Non-breaking and doubled spaces fold, and map back") {
  const RawDocument raw = raw_of(
      "Title of a story here\n\nThe group\xC2\xA0 said   that it had\ttaken the town of Idlib after two days of "
      "fighting.\n");
  const CleanDocument doc = cleaner().clean(raw);
  CHECK(mentions(doc, "The group said that it had taken the town"));
  check_round_trip(raw, doc);
}

TEST_CASE("Cleaned text can be taken whole") {
  const CleanDocument doc = cleaner().whole(raw_of("Headline\nShare this\nMost read\nA short line\n"));
  CHECK(doc.blocks.size() == 4);
}
