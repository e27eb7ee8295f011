// One engine for all tests of a program: opening it is quick, but its words are worth keeping.
#pragma once

#include <stdexcept>
#include <string>

#include "extract/language/engine.h"

namespace claimgraph::extract {

inline const LanguageEngine& engine_under_test() {
  static const auto engine = [] {
    auto opened = LanguageEngine::open(CLAIMGRAPH_BINARY_DIR "/data/language.cgm");
    if (!opened) throw std::runtime_error(opened.error().message);
    return std::move(*opened);
  }();
  return *engine;
}

inline Annotation annotate(std::string_view text, const LanguageEngine& engine = engine_under_test()) {
  return std::move(engine.annotate(std::span(&text, 1)).front());
}

}  // namespace claimgraph::extract
