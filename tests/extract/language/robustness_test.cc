#include <atomic>
#include <catch2/catch.hpp>
#include <ctime>
#include <string>
#include <thread>

#include "tests/extract/language/engine_under_test.h"

namespace {

using namespace claimgraph::extract;

// Every byte belongs to a token or is a space behind one.
void check_cover(const Annotation& a) {
  std::uint32_t at = 0;
  bool whole = true;
  for (const Token& t : a.tokens) {
    whole = whole && t.start == at && t.end > t.start && t.head < a.tokens.size();
    at = t.end + (t.space_after ? 1 : 0);
  }
  CHECK(whole);
  CHECK(at == a.text.size());
}

// Of the processor, so that a busy machine does not count.
double seconds_of(std::string_view text) {
  const auto now = [] {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  };
  const double start = now();
  const Annotation a = annotate(text);
  const double end = now();
  check_cover(a);
  return end - start;
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

const char* const kStory =
    "Two people were killed on Monday, the army said. The rebels denied it: \"We don't attack markets,\" their "
    "spokesman "
    "told the BBC in Goma.\n";

}  // namespace

TEST_CASE("an empty text has no tokens, and one word is a sentence") {
  CHECK(annotate("").tokens.empty());
  CHECK(annotate("").sentences.empty());
  const Annotation a = annotate("Ceasefire");
  REQUIRE(a.tokens.size() == 1);
  CHECK(a.tokens[0].head == 0);
  CHECK(a.tokens[0].dep == Dep::root);
  CHECK(a.sentences.size() == 1);
}

TEST_CASE("no text at all gives no annotation") { CHECK(engine_under_test().annotate({}).empty()); }

TEST_CASE("odd texts are covered by their tokens") {
  for (const std::string_view text : {" ",
                                      "\n",
                                      "  \n ",
                                      "\t word\t",
                                      "U.S.",
                                      "don't",
                                      "((()))",
                                      "😀😀 ok 👍🏽",
                                      "قال الجيش at Mosul الموصل.",
                                      "İstanbul ΣΑΣ",
                                      "a\xC2\xA0"
                                      "b",
                                      "x\xE2\x80\xA8y",
                                      "http://a.b/c?d=e,f.",
                                      "--",
                                      "'",
                                      "\"\"",
                                      "…",
                                      "1,000km.",
                                      "a@b.co",
                                      "e.g. i.e. :-) ;)"}) {
    CAPTURE(text);
    check_cover(annotate(text));
  }
}

TEST_CASE("bytes that are no UTF-8 keep the offsets of what stands around them") {
  const Annotation a = annotate("The \xFF\xFE army \xE2\x82 said\xC0");
  check_cover(a);
  CHECK(a.text == "The \xFF\xFE army \xE2\x82 said\xC0");
  CHECK(a.word(3) == "army");
}

TEST_CASE("what a paragraph gets does not depend on the paragraphs beside it") {
  std::vector<std::string> texts;
  for (int i = 1; i < 40; ++i)
    texts.push_back(repeated(kStory, static_cast<std::size_t>(i) * 37).substr(0, static_cast<std::size_t>(i) * 41));
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const auto together = engine_under_test().annotate(views);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Annotation alone = annotate(texts[i]);
    REQUIRE(alone.tokens.size() == together[i].tokens.size());
    bool same = alone.entities.size() == together[i].entities.size();
    for (std::size_t t = 0; t < alone.tokens.size(); ++t) {
      const Token& x = alone.tokens[t];
      const Token& y = together[i].tokens[t];
      same = same && x.tag == y.tag && x.head == y.head && x.dep == y.dep && x.lemma == y.lemma &&
             x.entity == y.entity && x.sentence_start == y.sentence_start && x.morph == y.morph && x.pos == y.pos;
    }
    CHECK(same);
  }
}

TEST_CASE("an annotation may move, short as its text is") {
  std::vector<Annotation> kept;
  for (int i = 0; i < 9; ++i) kept.push_back(annotate("Go now."));
  for (const Annotation& a : kept) {
    CHECK(a.tokens[0].lemma == "go");
    CHECK(a.tokens[1].lemma == "now");
  }
}

TEST_CASE("threads that share an engine get what one alone gets") {
  const Annotation expected = annotate(kStory);
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        const std::string text = "Word" + std::to_string(i * 4 + t) + " " + kStory;  // some words are new to each
        const Annotation other = annotate(text);
        const Annotation a = annotate(kStory);
        bool same = a.tokens.size() == expected.tokens.size() && !other.tokens.empty();
        for (std::size_t k = 0; same && k < a.tokens.size(); ++k)
          same = a.tokens[k].lemma == expected.tokens[k].lemma && a.tokens[k].head == expected.tokens[k].head;
        if (!same) ++wrong;
      }
    });
  }
  for (auto& t : threads) t.join();
  CHECK(wrong == 0);
}

TEST_CASE("all kernels agree on an annotation") {
  const auto portable = LanguageEngine::open(CLAIMGRAPH_BINARY_DIR "/data/language.cgm", portable_kernels());
  REQUIRE(portable.ok());
  const Annotation a = annotate(kStory, **portable);
  const Annotation b = annotate(kStory);
  REQUIRE(a.tokens.size() == b.tokens.size());
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    CHECK(a.tokens[i].tag == b.tokens[i].tag);
    CHECK(a.tokens[i].head == b.tokens[i].head);
    CHECK(a.tokens[i].entity == b.tokens[i].entity);
  }
}

// Ten times the text may take ten times the time, and some more, but not a hundred times.
TEST_CASE("time grows with the text and not with its square") {
  for (const std::string_view part :
       {std::string_view(kStory), std::string_view("("), std::string_view("."), std::string_view("a"),
        std::string_view("a:"), std::string_view("a."), std::string_view("http://a"), std::string_view("\n"),
        std::string_view("😀"), std::string_view("x-"), std::string_view("'s"), std::string_view("a@"),
        std::string_view("word ")}) {
    CAPTURE(part);
    const double small = seconds_of(repeated(part, 1'000)) + seconds_of(repeated(part, 1'100));
    CHECK(seconds_of(repeated(part, 10'000)) < 0.25 + 50 * small);
  }
}
