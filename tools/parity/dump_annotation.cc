// dump_annotation MODEL < TEXTS > ANNOTATIONS: for each line, a JSON string, one line with what the engine says of it;
// the other half of tools/parity/compare.py.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/language/engine.h"

namespace {

using namespace claimgraph::extract;

nlohmann::json as_json(const Annotation& a) {
  auto tokens = nlohmann::json::array();
  for (const Token& t : a.tokens) {
    tokens.push_back({t.start, t.end, t.space_after, t.tag, t.head, to_string(t.dep), t.sentence_start,
                      to_string(t.pos), t.morph, t.lemma});
  }
  auto names = nlohmann::json::array();
  for (const EntitySpan& e : a.entities) names.push_back({e.tokens.begin, e.tokens.end, to_string(e.label)});
  return {{"tokens", std::move(tokens)}, {"names", std::move(names)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: dump_annotation MODEL < TEXTS > ANNOTATIONS\n");
    return 2;
  }
  const auto engine = LanguageEngine::open(argv[1]);
  if (!engine) {
    fmt::print(stderr, "dump_annotation: {}\n", engine.error().message);
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = nlohmann::json::parse(line).get<std::string>();
    const std::string_view view = text;
    std::cout << as_json((*engine)->annotate(std::span(&view, 1)).front()).dump() << '\n';
  }
  return 0;
}
