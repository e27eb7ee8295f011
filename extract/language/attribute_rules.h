// spaCy's attribute ruler as tables: parts of speech, morphology and some lemmas from tags, words and dependencies.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/annotation.h"
#include "extract/language/model.h"
#include "extract/language/regex.h"
#include "extract/language/word.h"

namespace claimgraph::extract {

// What the rules see of a token, before any of them has spoken.
struct RuledToken {
  const Word* word = nullptr;
  std::uint8_t tag = 0;  // index into the tagger's tags
  Dep dep = Dep::dep;
};

// Immutable; safe to use from several threads.
class AttributeRules {
 public:
  // Errors: damaged (a rule names what the tag, dependency and part-of-speech inventories do not have).
  static Result<std::unique_ptr<AttributeRules>> create(std::span<const AttributeRuleView> rules,
                                                        const StringTable& tags);

  // Fills conditions and rules of a word, from its lower-case text.
  void describe(Word& word, RegexScratch& scratch) const;

  // Sets tag, pos, morph, dep, and lemma where a rule gives one, of tokens whose tag and dep are set from `before`. All
  // rules look at the state before; of several that set the same value the last one counts. `winners` is scratch
  // memory.
  void apply(std::span<const RuledToken> before, std::span<Token> tokens,
             std::vector<std::array<std::uint16_t, 5>>& winners) const;

 private:
  struct Pattern {  // of one token
    std::uint64_t tags = ~std::uint64_t{0};
    std::uint64_t deps = ~std::uint64_t{0};
    int condition = -1;  // number of a condition on the lower-case text
    std::int8_t is_space = -1;
  };
  struct Rule {
    std::vector<std::array<Pattern, 2>> patterns;
    std::size_t length = 1;
    std::size_t target = 0;
    std::optional<Pos> pos;
    std::optional<Dep> dep;
    std::string_view tag, lemma;
    std::optional<std::string_view> morph;
  };

  Result<Rule> read_rule(const AttributeRuleView& view, const StringTable& tags);
  Result<Pattern> read_pattern(const TokenPatternView& view, const StringTable& tags);
  Result<int> condition_of(const TokenPatternView& view);
  bool meets(const Pattern& pattern, const RuledToken& token) const;
  void try_rule(std::uint16_t number, std::span<const RuledToken> before, std::size_t at, std::span<Token> tokens,
                std::vector<std::array<std::uint16_t, 5>>& winners) const;
  static void set_values(const Rule& rule, std::uint16_t number, Token& token, std::array<std::uint16_t, 5>& winners);
  void index_rules();

  std::vector<Rule> rules_;
  // Rules without a condition on the first token's text, by its tag.
  std::vector<std::vector<std::uint16_t>> by_tag_;
  std::size_t conditions_ = 0;
  std::unordered_map<std::string_view, std::vector<int>> conditions_of_lower_;
  std::vector<std::pair<int, Regex>> condition_patterns_;
  std::array<std::vector<std::uint16_t>, kMostConditions> rules_of_condition_;
};

}  // namespace claimgraph::extract
