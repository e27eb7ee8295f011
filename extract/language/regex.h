// PCRE2 patterns with just-in-time compilation. spaCy's rules need look-behind, which RE2 lacks.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;
struct pcre2_real_jit_stack_8;

namespace claimgraph::extract {

// Memory for matching; one for each thread.
class RegexScratch {
 public:
  RegexScratch();
  ~RegexScratch();
  RegexScratch(const RegexScratch&) = delete;
  RegexScratch& operator=(const RegexScratch&) = delete;

 private:
  friend class Regex;
  pcre2_real_match_data_8* data_;
  pcre2_real_match_context_8* context_;
  pcre2_real_jit_stack_8* stack_;
};

// Immutable; safe to use from several threads, each with its own scratch.
class Regex {
 public:
  struct Match {
    std::size_t start = 0;
    std::size_t end = 0;
  };

  // Errors: bad_input, with the place in the pattern.
  static Result<Regex> compile(std::string_view pattern);

  // The first match that starts at or behind `from`; look-behind sees what lies before. The subject must be valid
  // UTF-8.
  std::optional<Match> search(std::string_view subject, std::size_t from, RegexScratch& scratch) const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* code) const;
  };
  std::unique_ptr<pcre2_real_code_8, Free> code_;
};

}  // namespace claimgraph::extract
