// Annotations without a parse, for tests of what looks at words alone: tokens are split at spaces; punctuation and
// hyphens stand apart when the text sets them apart.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/annotation.h"

namespace claimgraph::extract {

inline Annotation words_of(const std::string& text) {
  Annotation out;
  out.text = text;
  for (std::uint32_t start = 0; start < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', start), text.size()));
    Token token;
    token.start = start;
    token.end = end;
    token.head = static_cast<std::uint32_t>(out.tokens.size());
    out.tokens.push_back(token);
    start = end + 1;
  }
  out.sentences.push_back({0, static_cast<std::uint32_t>(out.tokens.size())});
  return out;
}

inline std::vector<std::filesystem::path> shipped_lexicon() {
  return {std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "extract/lexicon"};
}

}  // namespace claimgraph::extract
