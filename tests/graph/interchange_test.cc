#include "graph/interchange.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/graph/random_extraction.h"

using namespace claimgraph;
using claimgraph::test::RandomExtraction;

namespace {

std::vector<Extraction> read_all(const std::string& text) {
  std::istringstream input(text);
  const auto reader = open_extractions(input, "records.jsonl");
  std::vector<Extraction> out;
  while (true) {
    auto next = reader->next();
    INFO((next ? std::string() : next.error().message));
    REQUIRE(next);
    if (!next.value()) return out;
    out.push_back(*next.value());
  }
}

std::string error_of(const std::string& text) {
  std::istringstream input(text);
  const auto reader = read_jsonl(input, "records.jsonl");
  while (true) {
    auto next = reader->next();
    if (!next) return next.error().message;
    if (!next.value()) return "";
  }
}

const std::string kDocument = R"({"record":"document","id":"d1"})"
                              "\n";
const std::string kNode = R"({"record":"node","document":"d1","id":"n1","type":"person","name":"N"})"
                          "\n";

}  // namespace

TEST_CASE("whatever an extraction holds, reading its JSON lines gives it back") {
  RandomExtraction random(1);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Extraction> given = {random.make(), random.make()};
    std::string text;
    for (const auto& x : given) append_jsonl(x, text);
    CHECK(read_all(text) == given);
  }
}

TEST_CASE("a record is one line to every reader, whatever line ends its texts hold") {
  RandomExtraction random(2);
  for (int round = 0; round < 100; ++round) {
    std::string text;
    append_jsonl(random.make(), text);
    for (const char* end : {"\u0085", "\u2028", "\u2029", "\r", "\x0b", "\x1c"}) {
      CHECK(text.find(end) == std::string::npos);
    }
  }
}

TEST_CASE("the field names are those of the interchange") {
  Extraction x;
  x.document.id = DocumentId::of_bytes("x");
  x.document.source = "s";
  x.document.size = 12;
  x.document.body = {{0, 9}};
  x.nodes.push_back({"s", NodeType::source, "Daily", {}, "media", {{{0, 5}, "Daily"}}, 1.0, {}, {}, {}});
  ExtractionNode event{"e", NodeType::event, "attack", {}, "", {}, 0.5, {}, {}, {}};
  event.event = {"assault", DateMention{std::nullopt, "2017-06"}, Count{20, std::nullopt, "at least 20"}, std::nullopt};
  x.nodes.push_back(event);
  ExtractionEdge edge;
  edge.type = EdgeType::reported_by;
  edge.from = "e";
  edge.to = "s";
  edge.evidence = {{{0, 5}, "Daily"}};
  x.edges.push_back(edge);
  std::string text;
  append_jsonl(x, text);
  const std::string id = x.document.id.hex();
  CHECK(
      text ==
      R"({"record":"document","id":")" + id + R"(","source":"s","size":12,"body":[[0,9]]})" + "\n" +
          R"({"record":"node","document":")" + id +
          R"(","id":"s","type":"source","name":"Daily","aliases":[],"kind":"media","confidence":1.0,"mentions":[{"start":0,"end":5,"text":"Daily"}]})" +
          "\n" + R"({"record":"node","document":")" + id +
          R"(","id":"e","type":"event","name":"attack","aliases":[],"event_type":"assault","date":{"value":"2017-06"},"fatalities":{"min":20,"max":null,"text":"at least 20"},"confidence":0.5,"mentions":[]})" +
          "\n" + R"({"record":"edge","document":")" + id +
          R"(","type":"reported-by","from":"e","to":"s","confidence":1.0,"evidence":[{"start":0,"end":5,"text":"Daily"}]})" +
          "\n");
}

TEST_CASE("unknown fields, unknown records, blank lines and a byte order mark are skipped") {
  const auto all = read_all(
      "\xef\xbb\xbf\n" + kDocument + "  \r\n" + R"({"record":"comment","what":[1,{"a":null}]})" + "\r\n" +
      R"({"record":"node","document":"d1","id":"n1","type":"place","name":"N","later":{"x":1},"kind":null})" + "\n");
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].nodes.size() == 1);
  CHECK(all[0].nodes[0].type == NodeType::place);
  CHECK(all[0].document.id == DocumentId::of_bytes("d1"));
}

TEST_CASE("input without a document is no extraction and no error") {
  CHECK(read_all("").empty());
  CHECK(read_all("\n\n").empty());
}

TEST_CASE("an error names the file, the line and the field") {
  using Catch::Matchers::StartsWith;
  CHECK_THAT(error_of("{\"record\":"), StartsWith("records.jsonl:1: record: not JSON"));
  CHECK_THAT(error_of("[1]"), StartsWith("records.jsonl:1: record: expected one JSON object"));
  CHECK_THAT(error_of("{}"), StartsWith("records.jsonl:1: record.record: missing"));
  CHECK_THAT(error_of("{\"record\":\"document\"}"), StartsWith("records.jsonl:1: document.id: missing"));
  CHECK_THAT(error_of(kNode), StartsWith("records.jsonl:1: node.document: is not the document"));
  CHECK_THAT(error_of(kDocument + kNode + kNode), StartsWith("records.jsonl:3: node.id: another node"));
  CHECK_THAT(error_of(kDocument + R"({"record":"node","document":"d1","id":"n","type":"ship","name":"N"})"),
             StartsWith("records.jsonl:2: node.type: unknown value 'ship'"));
  CHECK_THAT(error_of(kDocument + R"({"record":"node","document":"d1","id":"n","type":"place","name":7})"),
             StartsWith("records.jsonl:2: node.name: expected a string, found a number"));
  CHECK_THAT(error_of(kDocument + kNode + R"({"record":"edge","document":"d1","type":"claims","from":"n1","to":"n9"})"),
             StartsWith("records.jsonl:3: edge.to: no node of the document has the id 'n9'"));
  CHECK_THAT(error_of(kDocument + R"({"record":"mention","document":"d1","label":"ORG"})"),
             StartsWith("records.jsonl:2: mention.span: missing"));
}

TEST_CASE("a span that contradicts itself is refused") {
  using Catch::Matchers::StartsWith;
  const auto with = [](const std::string& span) {
    return error_of(kDocument + R"({"record":"node","document":"d1","id":"n","type":"place","name":"N","mentions":[)" +
                    span + "]}");
  };
  CHECK(with(R"({"start":0,"end":2,"text":"é"})").empty());
  CHECK_THAT(with(R"({"start":0,"end":1,"text":"é"})"),
             StartsWith("records.jsonl:2: node.mentions[0].text: has 2 bytes"));
  CHECK_THAT(with(R"({"start":5,"end":1,"text":""})"),
             StartsWith("records.jsonl:2: node.mentions[0].end: lies before"));
  CHECK_THAT(with(R"({"start":-1,"end":1,"text":"a"})"),
             StartsWith("records.jsonl:2: node.mentions[0].start: expected"));
  CHECK_THAT(with(R"({"start":0,"end":4294967296,"text":""})"),
             StartsWith("records.jsonl:2: node.mentions[0].end: exp"));
  CHECK_THAT(with(R"({"end":1,"text":"a"})"), StartsWith("records.jsonl:2: node.mentions[0].start: missing"));
}
