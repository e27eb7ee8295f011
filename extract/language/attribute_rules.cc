#include "extract/language/attribute_rules.h"

#include <algorithm>
#include <string>

namespace claimgraph::extract {

namespace {

Error damaged(std::string_view what, std::string_view name) {
  return {ErrorCode::damaged, "an attribute rule names the " + std::string(what) + " '" + std::string(name) +
                                  "', which this program does not know"};
}

// Bits of the known names; a name that no token can have is no error (the rules mention tags that the tagger lacks).
template <class NumberOf>
std::uint64_t mask_of(std::span<const std::string_view> names, bool excluded, const NumberOf& number_of) {
  std::uint64_t mask = 0;
  for (const std::string_view name : names) {
    if (const auto number = number_of(name)) mask |= std::uint64_t{1} << *number;
  }
  return excluded ? ~mask : mask;
}

std::optional<std::size_t> tag_number(const StringTable& tags, std::string_view name) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == name) return i;
  }
  return std::nullopt;
}

// Places in the arrays of winners.
enum Value : std::uint8_t { kPos, kTag, kDep, kLemma, kMorph };

}  // namespace

Result<std::unique_ptr<AttributeRules>> AttributeRules::create(std::span<const AttributeRuleView> rules,
                                                               const StringTable& tags) {
  auto out = std::make_unique<AttributeRules>();
  for (const AttributeRuleView& view : rules) {
    auto rule = out->read_rule(view, tags);
    if (!rule) return rule.error();
    out->rules_.push_back(std::move(*rule));
  }
  out->by_tag_.resize(tags.size());
  out->index_rules();
  return out;
}

Result<AttributeRules::Rule> AttributeRules::read_rule(const AttributeRuleView& view, const StringTable& tags) {
  Rule rule;
  rule.target = view.target;
  rule.tag = view.tag;
  rule.lemma = view.lemma;
  rule.morph = view.morph;
  if (!view.pos.empty() && !(rule.pos = parse_pos(view.pos))) return damaged("part of speech", view.pos);
  if (!view.dep.empty() && !(rule.dep = parse_dep(view.dep))) return damaged("dependency", view.dep);
  for (const auto& tokens : view.patterns) {
    auto& patterns = rule.patterns.emplace_back();
    rule.length = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      auto pattern = read_pattern(tokens[i], tags);
      if (!pattern) return pattern.error();
      patterns[i] = *pattern;
    }
  }
  return rule;
}

Result<AttributeRules::Pattern> AttributeRules::read_pattern(const TokenPatternView& view, const StringTable& tags) {
  Pattern pattern;
  pattern.is_space = view.is_space;
  if (view.has_tags)
    pattern.tags =
        mask_of(view.tags, view.tags_excluded, [&](std::string_view name) { return tag_number(tags, name); });
  const auto dep_number = [](std::string_view name) -> std::optional<unsigned> {
    const auto dep = parse_dep(name);
    return dep ? std::optional<unsigned>(static_cast<unsigned>(*dep)) : std::nullopt;
  };
  if (view.has_deps) pattern.deps = mask_of(view.deps, view.deps_excluded, dep_number);
  if (view.has_lowers || !view.lower_pattern.empty()) {
    const auto condition = condition_of(view);
    if (!condition) return condition.error();
    pattern.condition = *condition;
  }
  return pattern;
}

Result<int> AttributeRules::condition_of(const TokenPatternView& view) {
  if (conditions_ == kMostConditions) return damaged("word condition", "one too many");
  const int number = static_cast<int>(conditions_++);
  for (const std::string_view lower : view.lowers) conditions_of_lower_[lower].push_back(number);
  if (!view.lower_pattern.empty()) {
    auto regex = Regex::compile(view.lower_pattern);
    if (!regex) return damaged("pattern", view.lower_pattern);
    condition_patterns_.emplace_back(number, std::move(*regex));
  }
  return number;
}

void AttributeRules::index_rules() {
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const auto number = static_cast<std::uint16_t>(r);
    for (const auto& tokens : rules_[r].patterns) {
      if (tokens[0].condition >= 0) {
        rules_of_condition_[static_cast<std::size_t>(tokens[0].condition)].push_back(number);
        continue;
      }
      for (std::size_t tag = 0; tag < by_tag_.size(); ++tag) {
        if ((tokens[0].tags >> tag & 1U) != 0) by_tag_[tag].push_back(number);
      }
    }
  }
}

void AttributeRules::describe(Word& word, RegexScratch& scratch) const {
  if (const auto found = conditions_of_lower_.find(word.lower); found != conditions_of_lower_.end()) {
    for (const int condition : found->second) word.conditions.set(static_cast<std::size_t>(condition));
  }
  for (const auto& [condition, regex] : condition_patterns_) {
    if (regex.search(word.lower, 0, scratch)) word.conditions.set(static_cast<std::size_t>(condition));
  }
  for (std::size_t c = 0; c < conditions_ && word.conditions.any(); ++c) {
    const auto& rules = rules_of_condition_[c];
    if (word.conditions.test(c)) word.rules.insert(word.rules.end(), rules.begin(), rules.end());
  }
  std::sort(word.rules.begin(), word.rules.end());
  word.rules.erase(std::unique(word.rules.begin(), word.rules.end()), word.rules.end());
}

bool AttributeRules::meets(const Pattern& p, const RuledToken& token) const {
  if ((p.tags >> token.tag & 1U) == 0) return false;
  if ((p.deps >> static_cast<unsigned>(token.dep) & 1U) == 0) return false;
  if (p.condition >= 0 && !token.word->conditions.test(static_cast<std::size_t>(p.condition))) return false;
  return p.is_space < 0 || (p.is_space == 1) == token.word->space;
}

void AttributeRules::set_values(const Rule& rule, std::uint16_t number, Token& token,
                                std::array<std::uint16_t, 5>& winners) {
  const auto wins = [&](Value value, bool sets) {
    if (!sets || winners[value] > number + 1) return false;
    winners[value] = static_cast<std::uint16_t>(number + 1);
    return true;
  };
  if (wins(kPos, rule.pos.has_value())) token.pos = *rule.pos;
  if (wins(kTag, !rule.tag.empty())) token.tag = rule.tag;
  if (wins(kDep, rule.dep.has_value())) token.dep = *rule.dep;
  if (wins(kLemma, !rule.lemma.empty())) token.lemma = rule.lemma;
  if (wins(kMorph, rule.morph.has_value())) token.morph = *rule.morph;
}

void AttributeRules::try_rule(std::uint16_t number, std::span<const RuledToken> before, std::size_t at,
                              std::span<Token> tokens, std::vector<std::array<std::uint16_t, 5>>& winners) const {
  const Rule& rule = rules_[number];
  if (at + rule.length > before.size()) return;
  for (const auto& pattern : rule.patterns) {
    if (!meets(pattern[0], before[at]) || (rule.length == 2 && !meets(pattern[1], before[at + 1]))) continue;
    set_values(rule, number, tokens[at + rule.target], winners[at + rule.target]);
    return;
  }
}

void AttributeRules::apply(std::span<const RuledToken> before, std::span<Token> tokens,
                           std::vector<std::array<std::uint16_t, 5>>& winners) const {
  winners.assign(before.size(), {});
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (const std::uint16_t number : by_tag_[before[i].tag]) try_rule(number, before, i, tokens, winners);
    for (const std::uint16_t number : before[i].word->rules) try_rule(number, before, i, tokens, winners);
  }
}

}  // namespace claimgraph::extract
