#include "extract/clean/publisher.h"

#include <re2/re2.h>

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

std::string_view view(const re2::StringPiece& p) { return {p.data(), p.size()}; }
re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

std::string bare_name(std::string_view name) {
  static const re2::RE2 legal_form(
      R"((?i)[\s,]+(ltd|limited|llc|inc|incorporated|corp|corporation|co|company|plc|gmbh|ag|s\.?a\.?l?|sarl|s\.?r\.?l|b\.?v|oy|ab|as|a\.?ş|şti|gazetecilik|uab|media group|holdings?|pty)\.?$)");
  static const re2::RE2 lead(R"((?i)^(the website of|by|to|for|from|uab|ооо|зао|ао)\s+)");
  std::string out(trim(name.substr(0, name.find(','))));
  for (bool again = true; again;) {
    again = re2::RE2::Replace(&out, legal_form, "");
    while (!out.empty() && std::string_view(" .,;:-|*>").find(out.back()) != std::string_view::npos) out.pop_back();
  }
  re2::RE2::Replace(&out, lead, "");
  return std::string(trim(out));
}

}  // namespace

void PublisherVote::add(std::string_view name, double weight) {
  const std::string bare = bare_name(name);
  const std::string key = fold_key(bare);
  const auto words = std::count(key.begin(), key.end(), ' ') + 1;
  if (key.size() < 3 || words > 6 || bare.size() > 60) return;
  // A company owns outlets: its name counts less than theirs.
  if (bare.size() + 1 < trim(name).size() && bare != trim(name.substr(0, name.find(',')))) weight *= 0.6;
  if (!is_upper(code_point_at(bare, 0).value) && bare.find('.') == std::string::npos) weight /= 2;
  Candidate& candidate = candidates_[key];
  candidate.weight += weight;
  candidate.forms[bare] += weight;
}

void PublisherVote::add_from_furniture(std::string_view line) {
  static const re2::RE2 copyright(
      R"((?i)(?:©|\(c\)|copyright|&copy;)[\s©,]*(?:\(c\)\s*)?(?:by\s+)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,.:|-]*([^|•©.,(\d]{2,60}))");
  static const re2::RE2 copyright_behind(R"((?i)^([^|•©.,(\d]{2,40}?)\s*(?:©|\(c\)))");
  static const re2::RE2 rights(R"((?i)rights reserved (?:to|by|for) ([^|•©.,(\d]{2,60}))");
  static const re2::RE2 verb(
      R"((?i)^(?:support|follow|like|subscribe to|download the|donate to|welcome to)\s+((?:the )?(?-i:\p{Lu})[\p{L}\d.'&-]*(?: (?-i:[\p{Lu}\d])[\p{L}\d.'&-]*){0,4})(?: on\b.*| app\b.*)?$)");
  static const re2::RE2 section(
      R"((?i)^(?:more from|latest from|about|advertise (?:with|on|in))\s+((?:the )?(?-i:\p{Lu})[\p{L}\d.'&-]*(?: (?-i:[\p{Lu}\d])[\p{L}\d.'&-]*){0,4})$)");
  static const re2::RE2 social(
      R"((?:^|[\s,])((?:\p{Lu}[\p{L}\d.'&-]+ ?){1,4}) (?:Facebook|Twitter|RSS|Rss|Youtube|YouTube|Instagram|Telegram)\b)");
  // An author's own line: "NAME is a senior editor at OUTLET."
  static const re2::RE2 author(
      R"(\b(?:is|was) (?:an?|the) .*?(?i:editor|reporter|correspondent|writer|columnist|journalist|contributor|bureau chief)(?: at large| in chief)? (?:for|at|of|with) (?:the )?(?:\p{Lu}[\p{L}.]*['’]s )?((?:The )?\p{Lu}[\p{L}\d.'&-]*(?: (?:of |the )?\p{Lu}[\p{L}\d.'&-]*){0,4}))");
  re2::StringPiece name;
  if (re2::RE2::PartialMatch(piece(line), author, &name)) add(view(name), 1.5);
  if (re2::RE2::PartialMatch(piece(line), copyright, &name)) add(view(name), 2);
  if (re2::RE2::PartialMatch(piece(line), copyright_behind, &name)) add(view(name), 2);
  if (re2::RE2::PartialMatch(piece(line), rights, &name)) add(view(name), 1.5);
  if (re2::RE2::PartialMatch(piece(line), verb, &name)) add(view(name), 2.5);
  if (re2::RE2::PartialMatch(piece(line), section, &name)) add(view(name), 1.2);
  re2::StringPiece rest = piece(line);
  while (re2::RE2::FindAndConsume(&rest, social, &name)) add(view(name), 2);
}

std::string PublisherVote::winner() const {
  const Candidate* best = nullptr;
  for (const auto& [key, candidate] : candidates_) {
    if (best == nullptr || candidate.weight > best->weight) best = &candidate;
  }
  if (best == nullptr || best->weight < 1.5) return {};
  const auto form = std::max_element(best->forms.begin(), best->forms.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return form->first;
}

}  // namespace claimgraph::extract
