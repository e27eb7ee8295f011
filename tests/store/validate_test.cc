#include "store/validate.h"

#include <catch2/catch.hpp>

#include "tests/support/synthetic.h"

using namespace claimgraph;
using namespace claimgraph::testing;
using Catch::Matchers::Contains;

TEST_CASE("a document whose spans all lie within it is in order, also when its size is not known") {
  Extraction extraction = synthetic_extraction(1);
  CHECK(store::what_is_wrong(extraction) == "");
  extraction.document.size = 0;
  CHECK(store::what_is_wrong(extraction) == "");
}

TEST_CASE("a span that ends after its document is found, whatever it is a span of") {
  const Extraction good = synthetic_extraction(1);
  const std::uint32_t size = good.document.size;
  const TextSpan beyond{{size - 1, size + 3}, "four"};
  const auto with = [&](auto change) {
    Extraction extraction = good;
    change(extraction);
    return store::what_is_wrong(extraction);
  };
  const auto ends_after = Contains("ends after the document, which has " + std::to_string(size) + " bytes");
  CHECK_THAT(with([&](Extraction& x) { x.nodes[0].mentions = {beyond}; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.nodes.back().event.date->told = beyond; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.edges[1].evidence = {beyond}; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.edges[1].cue = beyond; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.attributions.emplace_back().content = {beyond}; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.mentions.push_back({beyond, "ORG", ""}); }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.document.body = {beyond.span}; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.document.title_span = beyond.span; }), ends_after);
  CHECK_THAT(with([&](Extraction& x) { x.document.published->told = beyond; }), ends_after);
}

TEST_CASE("spans that contradict themselves or each other are found") {
  Extraction extraction = synthetic_extraction(1);
  extraction.nodes[0].mentions = {{{5, 3}, ""}};
  CHECK_THAT(store::what_is_wrong(extraction), Contains("ends before it starts"));
  extraction.nodes[0].mentions = {{{3, 5}, "abc"}};
  CHECK_THAT(store::what_is_wrong(extraction), Contains("has 3 bytes of text"));
  extraction.nodes[0].mentions = {{{3, 6}, "abc"}, {{4, 7}, "xyz"}};
  CHECK_THAT(store::what_is_wrong(extraction), Contains("two texts for the bytes"));
}
