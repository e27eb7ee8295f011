#include "tests/extract/clean/cleaning.h"

using namespace claimgraph::extract;

namespace {

const std::string page = R"(<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Army denies losing Fort Bravo | Coast Tribune</title><meta property="og:site_name" content="Coast Tribune">
<link rel="canonical" href="https://tribune.example/fort-bravo">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Army denies losing Fort Bravo",
"datePublished":"2023-05-04T08:00:00Z","author":[{"@type":"Person","name":"Ann Lee"}],"publisher":{"@type":"Organization","name":"Tribune Media Ltd"}}</script>
<style>.x{}</style></head><body>
<div id="cookie-consent"><p>We and our 214 partners use cookies on this site to show you advertisements that you like.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Army denies losing Fort Bravo</h1>
<p class="standfirst">Rebels show a flag on the gate, the general shows a newspaper.</p>
<div class="byline">By Ann Lee, <time datetime="2023-05-04">4 May 2023</time></div>
<div class="share"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>
<p>The army has denied that rebels took Fort Bravo on Tuesday, as a video that was shared&nbsp;widely seemed to show.</p>
<figure><img src="a.jpg"><figcaption>The fort in 2019. Photo: Handout</figcaption></figure>
<p>&ldquo;Our flag is there,&rdquo; General <b>Karim Oduya</b> told reporters, holding up the day&#8217;s newspaper at the gate.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Ferry sinks off Aden</a></li></ul></aside>
<h2>What the rebels say</h2>
<ul><li>They hold the eastern tower of the fort.</li><li>They took nine prisoners on Tuesday night.</li></ul>
<p>The Coastal Front says that nine soldiers surrendered and that it will publish their names before the weekend.</p>
<div class="newsletter-signup"><p>Get the best of the Tribune in your inbox every morning, free of charge and for ever.</p></div>
</article>
<section id="comments"><h3>2 comments</h3><p><b>desert_fox</b> My cousin saw forty dead soldiers there, nobody writes about it.</p></section></main>
<aside><h4>Most read</h4><ol><li><a href="/2">Prices rise again in Sanaa</a></li></ol></aside>
<footer><p>&copy; 2023 Tribune Media Ltd. All rights reserved.</p></footer></body></html>)";

}  // namespace

TEST_CASE("A page is cut down to its article") {
  const CleanDocument doc = cleaned(page);
  for (const std::string kept : {"denied that rebels took", "Our flag is there", "What the rebels say", "eastern tower",
                                 "nine soldiers surrendered"})
    CHECK(mentions(doc, kept));
  for (const std::string noise :
       {"cookies", "Home", "Facebook", "Handout", "Ferry", "inbox", "desert_fox", "Prices", "reserved", "By Ann"})
    CHECK_FALSE(mentions(doc, noise));
}

TEST_CASE("Headline, standfirst, headings and lists are blocks of their kinds") {
  const CleanDocument doc = cleaned(page);
  REQUIRE(doc.blocks.size() >= 7);
  CHECK(doc.blocks[0].kind == BlockKind::title);
  CHECK(doc.blocks[1].kind == BlockKind::standfirst);
  CHECK(doc.blocks[2].kind == BlockKind::paragraph);
  CHECK(doc.blocks[4].kind == BlockKind::heading);
  CHECK(doc.blocks[5].kind == BlockKind::list_item);
}

TEST_CASE("A page's metadata come from structured data, and with the place where the page shows them") {
  const RawDocument raw = raw_of(page);
  const CleanDocument doc = cleaner().clean(raw);
  CHECK(doc.title == "Army denies losing Fort Bravo");
  CHECK(doc.authors == std::vector<std::string>{"Ann Lee"});
  REQUIRE(doc.published);
  CHECK(doc.published->value == "2023-05-04");
  REQUIRE(doc.published->told);
  CHECK(doc.published->told->text == "4 May 2023");
  CHECK(doc.publisher == "Coast Tribune");
  CHECK(doc.url == "https://tribune.example/fort-bravo");
  CHECK(doc.language == "en");
}

TEST_CASE("Without structured data the mark-up around a name tells the author, and an office gives way to a person") {
  const std::string text =
      "<p>The army has denied that rebels took Fort Bravo on Tuesday, as a video that was shared widely seemed to "
      "show.</p><p>The Coastal Front says that nine soldiers surrendered and that it will publish their names.</p>";
  const std::string head = "<html><head><title>Army denies losing Fort Bravo</title>";
  const std::string start = "</head><body><article><h1>Army denies losing Fort Bravo</h1>";
  const auto authors = [&](const std::string& meta, const std::string& before, const std::string& after) {
    return cleaned(head + meta + start + before + "<div class=text>" + text + "</div>" + after +
                   "</article></body></html>")
        .authors;
  };
  const std::vector<std::string> ann = {"Ann Lee"};
  CHECK(authors("", "<a rel=author href=/a>Ann Lee</a> <span>4 May 2023</span>", "") == ann);
  const std::vector<std::string> none;
  for (const char* office : {"Staff Reporter", "News Desk", "Our Correspondent", "Web Desk", "Amsel Post Staff",
                             "Reuters", "Associated Press", "ASSOCIATED PRESS", "AFP and Reuters", "Site Admin"}) {
    INFO(office);
    CHECK(authors("<meta name=author content=\"" + std::string(office) + "\">", "", "") == none);
    CHECK(authors("", "<p class=byline>" + std::string(office) + "</p>", "") == none);
    CHECK(authors("", "<p>By " + std::string(office) + ", 4 May 2023</p>", "") == none);
  }
  CHECK(authors("<meta name=author content=\"By Reuters\">", "", "") == none);
  CHECK(authors("", "<p>By Ann Lee Staff Writer</p>", "") == ann);
  CHECK(authors("", "<p>By Ann Lee and Associated Press</p>", "") == ann);
  CHECK(authors("<meta name=author content=Newsroom>", "<div class=\"post-author__name\">Ann Lee</div>", "") == ann);
  CHECK(authors("", "", "<div class=author-box><span class=author-name>Ann Lee</span> lives in Lindholm.</div>") ==
        ann);
  CHECK(authors("", "<span class=author>Ann Lee</span> <span class=author>Bo Berg</span>", "") ==
        std::vector<std::string>{"Ann Lee", "Bo Berg"});
  CHECK(authors("", "", "<div class=comment><b class=comment-author>Jo Fox</b> <p>Nobody believes it.</p></div>")
            .empty());
}

TEST_CASE("Character references are decoded and map back to their source") {
  const RawDocument raw = raw_of(page);
  const CleanDocument doc = cleaner().clean(raw);
  CHECK(mentions(doc, "shared widely"));
  CHECK(mentions(doc, "“Our flag is there,” General Karim Oduya"));
  CHECK(mentions(doc, "day’s newspaper"));
  for (const Block& block : doc.blocks) {
    const std::size_t at = block.text.find("“");
    if (at == std::string::npos) continue;
    const claimgraph::ByteSpan span =
        block.map.to_raw({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)});
    CHECK(raw.bytes.substr(span.start, span.size()) == "&ldquo;");
  }
  check_round_trip(raw, doc);
}

TEST_CASE("What a record says beside the page is trusted first") {
  RawDocument raw = raw_of(page);
  raw.given = {"https://given.example/", "Given title", "2022-01-01", "Given Post"};
  const CleanDocument doc = cleaner().clean(raw);
  CHECK(doc.url == "https://given.example/");
  CHECK(doc.title == "Given title");
  CHECK(doc.published->value == "2022-01-01");
  CHECK(doc.publisher == "Given Post");
}

TEST_CASE("Index and error pages have no article") {
  CHECK_FALSE(
      cleaned("<html><head><title>404</title></head><body><h1>Page not found</h1><p>The page you are looking for "
              "was not found.</p><a href=/>Home</a></body></html>")
          .no_article.empty());
  std::string index = "<html><body><h1>World</h1><ul>";
  for (int i = 0; i < 40; ++i)
    index += "<li><a href='/" + std::to_string(i) + "'>Headline number " + std::to_string(i) + " of the day</a></li>";
  CHECK_FALSE(cleaned(index + "</ul></body></html>").no_article.empty());
}

TEST_CASE("Lists of stories with summaries, players and stubs have no article, and the page's kind is told") {
  const auto reason = [](const std::string& body) {
    return cleaned("<html><head><title>World news</title></head><body><h1>World</h1>" + body + "</body></html>")
        .no_article;
  };
  std::string list;
  for (const std::string name : {"north", "south", "east", "west", "inner", "outer"})
    list += "<div><h2><a href=/" + name + ">Ferry sinks off the " + name +
            "ern cape</a></h2><p>Nine people are missing after the " + name +
            " ferry went down in heavy seas, the coast guard said on Monday.</p></div>";
  CHECK(reason(list) == "a list of stories");
  CHECK(reason("<video></video><p>Smoke rises over the harbour of Port Salim after a day of shelling.</p>") ==
        "a video or sound with its caption");
  CHECK(reason("<p>Rebels of the Coastal Front seized the harbour early on Tuesday, residents said.</p><div><h2>This "
               "article is "
               "for subscribers</h2><p>Subscribe to continue reading.</p></div>") == "the text is for subscribers");
  // A list in an article whose items are headed by links is text.
  std::string games =
      "<p>Six games have come out since the summer, and this is what our reviewer, who played them all, thinks of "
      "each.</p>";
  for (const std::string name : {"Rez", "Thumper", "Dawn", "Rigs", "Tumble", "Eve"})
    games +=
        "<h3><a href=/" + name + ">The new game " + name + " Infinite</a></h3><p>" + name +
        " is a game of patience: it asks the player to wait, and rewards those who do with music and with light.</p>";
  CHECK(reason(games).empty());
}
