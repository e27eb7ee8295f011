// How spaCy cuts a run of text into tokens: exceptions, prefixes, suffixes, infixes, URLs.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/language/model.h"
#include "extract/language/regex.h"

namespace claimgraph::extract {

// A token of a cut run: bytes of the run, and the norm that an exception gives it (0: none).
struct CutPiece {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint64_t norm = 0;
};

// Immutable; safe to use from several threads, each with its own scratch.
class CuttingRules {
 public:
  // Errors: damaged (a pattern of the model does not compile).
  static Result<std::unique_ptr<CuttingRules>> create(const TokenizerView& view);

  // Appends the tokens of a run that is all white space, or has none. Time grows linearly with the run.
  void cut(std::string_view run, bool with_exceptions, RegexScratch& scratch, std::vector<CutPiece>& out) const;

  // Appends the tokens of the exception that is this very text, if it is one; offsets count from `start`.
  bool cut_exception(std::string_view text, std::uint32_t start, std::vector<CutPiece>& out) const;
  // An exception that the rules for runs would cut, so that it is only found by looking at the tokens.
  bool needs_second_look(std::string_view exception, RegexScratch& scratch) const;

 private:
  CuttingRules(const TokenizerView& view, Regex prefix, Regex suffix, Regex infix, Regex url);

  struct Affixes;
  bool is_exception(std::string_view text) const;
  std::size_t suffix_length(std::string_view text, RegexScratch& scratch) const;
  Affixes strip(std::string_view run, bool with_exceptions, RegexScratch& scratch) const;
  void cut_infixes(std::string_view run, std::size_t start, std::size_t end, RegexScratch& scratch,
                   std::vector<CutPiece>& out) const;

  TokenizerView view_;
  Regex prefix_, suffix_, infix_, url_;
  std::unordered_map<std::string_view, std::size_t> exceptions_;
  std::size_t longest_exception_ = 0;
};

}  // namespace claimgraph::extract
