// spaCy's tokenizer: text to words, with byte offsets.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/language/attribute_rules.h"
#include "extract/language/cutting_rules.h"
#include "extract/language/model.h"
#include "extract/language/regex.h"
#include "extract/language/word.h"

namespace claimgraph::extract {

struct CutToken {
  const Word* word = nullptr;
  std::uint32_t start = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool space_after = false;  // one U+0020 follows, and belongs to the token
};

// The words that one call works with: those of the shared store, and its own once that is full. Not for several threads
// at once.
class WordSource {
 public:
  // Both must outlive the source.
  WordSource(WordStore& store, RegexScratch& scratch) : store_(store), scratch_(scratch) {}
  WordStore& store() { return store_; }
  std::vector<std::unique_ptr<Word>>& own() { return own_; }
  RegexScratch& scratch() { return scratch_; }

 private:
  WordStore& store_;
  std::vector<std::unique_ptr<Word>> own_;
  RegexScratch& scratch_;
};

// Immutable; safe to use from several threads, each with its own source.
class Tokenizer {
 public:
  // The rules must outlive the tokenizer. Errors: damaged.
  static Result<std::unique_ptr<Tokenizer>> create(const ModelView& model, const AttributeRules& rules);

  // Appends the tokens of a text, which must be valid UTF-8. Time grows linearly with the text.
  void tokenize(std::string_view text, WordSource& source, std::vector<CutToken>& out) const;

 private:
  Tokenizer(const ModelView& model, const AttributeRules& rules, std::unique_ptr<CuttingRules> cutting);

  std::uint64_t id_of(std::string_view text) const;
  std::unique_ptr<Word> make_word(std::string_view text, std::uint64_t hash, std::uint64_t norm,
                                  RegexScratch& scratch) const;
  const Word* word(std::string_view text, std::uint64_t norm, WordSource& source) const;
  void emit_run(std::string_view text, std::uint32_t start, WordSource& source, std::vector<CutToken>& out) const;
  void find_specials();
  void merge_specials(std::string_view text, std::size_t from, WordSource& source, std::vector<CutToken>& out) const;

  const ModelView& model_;
  const AttributeRules& rules_;
  std::unique_ptr<CuttingRules> cutting_;
  // Token sequences that may be an exception of their own, by their first token.
  std::unordered_map<std::string, std::uint32_t> special_of_first_;
  std::vector<std::vector<std::vector<std::string>>> specials_;
};

}  // namespace claimgraph::extract
