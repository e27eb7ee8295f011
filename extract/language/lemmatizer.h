// spaCy's rule lemmatizer for English: suffix rules, an index of known words, and exceptions, by part of speech.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string_view>

#include "extract/annotation.h"
#include "extract/language/model.h"
#include "extract/language/word.h"

namespace claimgraph::extract {

// Immutable; safe to use from several threads.
class Lemmatizer {
 public:
  explicit Lemmatizer(std::span<const LemmaTableView> tables);

  // The lemma of a word with this part of speech and morphology; computed once for a word, and kept with it.
  const Lemma& lemma(const Word& word, Pos pos, std::string_view morph) const;

 private:
  std::string compute(const Word& word, Pos pos, bool base_form) const;
  std::string by_rules(const Word& word, const LemmaTableView& table) const;
  Lemma placed(const Word& word, Pos pos, const std::string& lemma) const;

  std::array<const LemmaTableView*, 32> tables_{};  // by Pos
};

}  // namespace claimgraph::extract
