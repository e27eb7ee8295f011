// The table of word classes of the build, opened once for all tests of a program.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "extract/lexicon/word_classes.h"

namespace claimgraph::extract {

inline const WordClasses& word_classes_under_test() {
  static const Result<WordClasses> classes =
      WordClasses::open(std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data" / "word_classes.bin");
  if (!classes) throw std::runtime_error(classes.error().message);
  return *classes;
}

}  // namespace claimgraph::extract
