// The words of one annotated block as the finders of names look at them: folded once, with their shapes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/lexicon/phrase_map.h"
#include "extract/lexicon/word_classes.h"

namespace claimgraph::extract {

// Parallel to the tokens of the annotation, which must outlive it.
struct BlockWords {
  const Annotation* annotation = nullptr;
  std::uint32_t block = 0;
  std::vector<std::string> folded;  // fold_name of the token; empty for punctuation and white space
  std::vector<bool> glued;          // an apostrophe or suffix that follows its predecessor without a blank ("'s")
  std::vector<bool> capital;        // starts with an upper-case letter
  std::vector<float> person;        // of a common noun: the share of its uses that mean a person, by WordNet
  std::vector<float> group;         // the same of a group
  bool headline = false;            // most words have capitals: they tell nothing

  std::uint32_t size() const { return static_cast<std::uint32_t>(folded.size()); }
  const Token& token(std::uint32_t i) const { return annotation->tokens[i]; }
  std::string_view word(std::uint32_t i) const { return annotation->word(i); }
  // The folded words of the range, joined as fold_name of their text would be.
  std::string key(TokenRange range) const;
  // The longest phrase of the map at token i, within the block.
  std::optional<PhraseMap::Match> match(const PhraseMap& map, std::uint32_t i) const {
    return map.longest(folded, glued, i);
  }
  // Token i is a hyphen or dash between two words without blanks.
  bool is_hyphen(std::uint32_t i) const;
  // Token i is a genitive "'s" or "'".
  bool is_genitive(std::uint32_t i) const;
};

BlockWords make_block_words(const Annotation& annotation, std::uint32_t block, const WordClasses& classes);

// Starts with an upper-case letter; has no lower-case letter and at least two upper-case ones.
bool starts_upper(std::string_view word);
bool all_upper(std::string_view word);

}  // namespace claimgraph::extract
