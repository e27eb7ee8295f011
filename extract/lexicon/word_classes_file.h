// What the converter of the word classes and their reader agree on besides the schema.
#pragma once

#include <string>

#include "extract/lexicon/mapped_message.h"

namespace claimgraph::extract {

constexpr std::string_view kWordClassesMagic = "CGWORDS1";

// The key of a lemma (lower case); `pos` is 'n' or 'v'.
inline std::uint64_t word_hash(char pos, std::string_view lemma) {
  std::string key(1, pos);
  key += lemma;
  return mapped_hash(key);
}

}  // namespace claimgraph::extract
