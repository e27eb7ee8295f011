// Words of tokens in lower case.
#pragma once

#include <string>

#include "extract/annotation.h"

namespace claimgraph::extract {

// ASCII letters lowered; enough for the English words that lexicons hold.
inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

inline std::string lower_word(const Annotation& annotation, std::uint32_t token) {
  return lower_ascii(annotation.word(token));
}

}  // namespace claimgraph::extract
