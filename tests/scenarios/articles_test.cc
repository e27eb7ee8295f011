#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "extract/input/read.h"
#include "extract/pipeline/extractor.h"

using namespace claimgraph;

namespace {

std::vector<std::filesystem::path> articles() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "tests/scenarios/articles")) {
    found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// The spans that do not hold exactly the bytes they name.
std::vector<std::string> inexact(const std::string& bytes, const Extraction& extraction) {
  std::vector<std::string> wrong;
  const auto look = [&](const std::vector<TextSpan>& spans) {
    for (const TextSpan& s : spans) {
      const bool inside = s.span.start < s.span.end && s.span.end <= bytes.size();
      if (!inside || bytes.compare(s.span.start, s.span.size(), s.text) != 0) wrong.push_back(s.text);
    }
  };
  for (const ExtractionNode& node : extraction.nodes) look(node.mentions);
  for (const ExtractionEdge& edge : extraction.edges) look(edge.evidence);
  return wrong;
}

}  // namespace

TEST_CASE("every scenario article gives events, and every span is exactly the bytes it names") {
  const auto extractor = extract::Extractor::open({std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data", {}, false});
  REQUIRE(extractor);
  for (const auto& path : articles()) {
    INFO(path.filename().string());
    const auto raw = extract::read_file(path);
    REQUIRE(raw);
    const Extraction extraction = (*extractor)->extract(*raw);
    CHECK(inexact(raw->bytes, extraction).empty());
    CHECK(std::any_of(extraction.nodes.begin(), extraction.nodes.end(),
                      [](const ExtractionNode& n) { return n.type == NodeType::event; }));
    CHECK(std::all_of(extraction.edges.begin(), extraction.edges.end(),
                      [](const ExtractionEdge& e) { return !e.evidence.empty(); }));
  }
}
