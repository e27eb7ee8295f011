#include "extract/clean/credit_words.h"

#include <algorithm>

#include "base/words.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

constexpr std::string_view classes[] = {
    "by",     "and",         "behind_person", "special",    "staff",      "source",    "label",
    "before", "more_from",   "original",      "behind",     "imprint",    "social",    "copyright",
    "rights", "author_role", "section",       "legal_form", "legal_lead", "mail_host", "office"};

// A name with capitals: "The Bay Gazette", "Voice of Amsel", "Kestrel.info".
const std::string name_pattern =
    R"(((?:[Tt]he )?[\p{Lu}\p{Lo}](?:[\p{L}\d'’&-]|\.[\p{L}\d])*(?: (?:(?:of|the|for|and|de|du|la|le|del|al) )?[\p{Lu}\p{Lo}\d&](?:[\p{L}\d'’&-]|\.[\p{L}\d])*){0,5}))";

// "a|b c" as an alternation that forgives white space; longer ones first.
std::string alternatives(std::vector<std::string> words) {
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::string out = "(?i:";
  for (const std::string& word : words) {
    if (out.size() > 4) out += '|';
    for (const char c : word) c == ' ' ? out += "\\s+" : out += re2::RE2::QuoteMeta(re2::StringPiece(&c, 1));
  }
  return out + ")";
}

LazyPattern compiled(std::string pattern) { return LazyPattern(std::move(pattern)); }

// Other words for a copyright than those of the table.
constexpr std::string_view copyright_signs[] = {"©", "(c)", "&copy;"};

// The longest of the words of a phrase, between which white space may vary.
std::string longest_word(std::string_view phrase) {
  std::string_view longest;
  for_words(phrase, [&](std::string_view word) {
    if (word.size() > longest.size()) longest = word;
  });
  return std::string(longest);
}

std::string first_word(std::string_view key) { return std::string(key.substr(0, key.find(' '))); }
std::string last_word(std::string_view key) { return std::string(key.substr(key.rfind(' ') + 1)); }

}  // namespace

LazyPattern::LazyPattern(std::string pattern) : state_(std::make_unique<State>()) {
  state_->pattern = std::move(pattern);
}

const re2::RE2& LazyPattern::operator*() const {
  std::call_once(state_->once, [this] {
    re2::RE2::Options options;
    options.set_log_errors(false);
    state_->compiled = std::make_unique<re2::RE2>(state_->pattern, options);
  });
  return *state_->compiled;
}

std::vector<std::string_view> credit_columns() { return {"class", "words"}; }

Result<CreditWords> CreditWords::from(const LexiconTable& credits, const LexiconTable& media,
                                      const LexiconTable& given_names) {
  CreditWords out;
  for (const std::string_view cls : classes) out.words_[std::string(cls)];
  for (std::size_t row = 0; row < credits.size(); ++row) {
    const auto found = out.words_.find(credits.field(row, 0));
    if (found == out.words_.end())
      return Error{ErrorCode::bad_input, credits.place(row) + ": unknown class '" + std::string(credits.field(row, 0)) +
                                             "': see the list at the table's head"};
    if (credits.field(row, 1).empty()) return Error{ErrorCode::bad_input, credits.place(row) + ": the words are empty"};
    found->second.emplace_back(credits.field(row, 1));
    out.folded_[found->first].insert(fold_key(credits.field(row, 1)));
  }
  for (const auto& [cls, words] : out.words_) {
    if (words.empty())
      return Error{ErrorCode::bad_input, "credits.tsv: the class '" + cls + "' needs one row at least"};
  }
  for (std::size_t row = 0; row < media.size(); ++row) {
    if (media.field(row, 1) == "lead") out.media_leads_.insert(fold_key(media.field(row, 0)));
    if (media.field(row, 1) == "tail") out.media_tails_.insert(fold_key(media.field(row, 0)));
  }
  for (std::size_t row = 0; row < given_names.size(); ++row)
    out.given_names_.insert(fold_key(given_names.field(row, 0)));
  out.make_patterns();
  out.make_literals();
  return out;
}

void CreditWords::make_patterns() {
  const auto any = [&](std::string_view cls) { return alternatives(of(cls)); };
  const std::string years = R"((?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?)";
  const std::string holder = R"(([^|•©.,:(\d]{2,60}))";
  const std::string sign = "(?:©|\\([cC]\\)|&copy;|" + any("copyright") + ")";
  patterns_.byline = compiled("(?:^|\\b)" + any("by") + R"(\s+(\p{Lu}[^()|•;\d@]*))");
  patterns_.source =
      compiled("(?:^|[|•(\\[]\\s*)" + any("source") + R"(\s*:\s*([\p{Lu}\p{Lo}][^|•()\[\];]*?)\s*(?:[|•()\[\];]|$))");
  patterns_.label = compiled("^" + any("label") + R"(\s*:\s*([\p{Lu}\p{Lo}][^|•()\[\];]*?)\s*$)");
  patterns_.before = compiled("^" + any("before") + R"(\s+)" + name_pattern + R"((?:\s+[\p{Ll}\d].*|[.!:])?$)");
  patterns_.more_from = compiled("^" + any("more_from") + R"(\s+)" + name_pattern + "$");
  patterns_.original = compiled("(?:^|\\b)" + any("original") + R"(\s+)" + name_pattern);
  patterns_.behind = compiled(name_pattern + R"([’'s]*\s+(?:\p{Ll}+\s+)?)" + any("behind") + "(?:$|[^\\p{L}])");
  patterns_.imprint = compiled("(?:^|[.;] )" + name_pattern + R"(\s+)" + any("imprint") + "\\b");
  patterns_.social = compiled("(?:^|[\\s,])" + name_pattern + " " + any("social") + "\\b");
  patterns_.rights = compiled(any("rights") + R"(\s+)" + holder);
  patterns_.author = compiled(
      "\\b(?:is|was) (?:an?|the) .*?" + any("author_role") +
      R"((?: at large| in chief)? (?:for|at|of|with|from) (?:the )?(?:\p{Lu}[\p{L}.]*['’]s )?)" + name_pattern);
  patterns_.copyright =
      compiled(sign + R"([\s©,]*(?:\([cC]\)\s*)?(?:by\s+)?)" + years + R"([\s,.:|-]*(?:by\s+)?)" + holder);
  patterns_.copyright_behind = compiled("^([^|•©.,(\\d]{2,40}?)\\s*(?:©|\\([cC]\\))");
  patterns_.legal_form = compiled(R"([\s,]+)" + any("legal_form") + R"(\.?$)");
  patterns_.legal_lead = compiled("^" + any("legal_lead") + R"(\s+)");
  patterns_.staff = compiled(R"((?:^|[\s/,]+))" + any("staff") + "$");
  patterns_.special = compiled("(?:^|\\s)" + any("special") + R"(\s+)" + name_pattern + "$");
}

void CreditWords::make_literals() {
  std::vector<std::string> literals;
  const auto add = [&](std::size_t cls, std::string word) {
    literals.push_back(std::move(word));
    literal_class_.push_back(cls);
  };
  for (std::size_t cls = 0; cls < std::size(classes); ++cls) {
    // These stand behind a name: "app" is not sought in "appeal" and "mapped".
    const bool behind_space = classes[cls] == "behind" || classes[cls] == "social";
    for (const std::string& words : of(classes[cls])) add(cls, (behind_space ? " " : "") + longest_word(words));
    if (classes[cls] != "copyright") continue;
    for (const std::string_view sign : copyright_signs) add(cls, std::string(sign));
  }
  literals_ = Literals(std::move(literals));
}

CreditWords::Mentions CreditWords::mentions(std::string_view text) const {
  Mentions found;
  for (const int literal : literals_.find(text)) found.add(literal_class_[static_cast<std::size_t>(literal)]);
  return found;
}

bool CreditWords::Mentions::has(std::string_view cls) const {
  const auto index = static_cast<std::size_t>(std::find(std::begin(classes), std::end(classes), cls) - classes);
  return (bits_ >> index & 1U) != 0;
}

const std::vector<std::string>& CreditWords::of(std::string_view cls) const { return words_.find(cls)->second; }

bool CreditWords::has(std::string_view cls, std::string_view words) const {
  const auto found = folded_.find(cls);
  return found != folded_.end() && found->second.contains(fold_key(words));
}

bool CreditWords::is_section(std::string_view name) const { return has("section", name); }

std::size_t CreditWords::office_in(std::string_view name) const {
  const std::vector<std::string_view> words = split_words(name);
  const auto from = [&](std::size_t i) { return static_cast<std::size_t>(words[i].data() - name.data()); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = i; k < words.size(); ++k) {
      const std::size_t end = from(k) + words[k].size();
      const std::string_view run = name.substr(from(i), end - from(i));
      if (has("staff", run) || (k + 1 == words.size() && has("office", run))) return from(i);
    }
  }
  return std::string_view::npos;
}

bool CreditWords::is_all_social(std::string_view name) const {
  const std::string key = fold_key(name);
  const auto words = split_words(key);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](auto word) { return has("social", word); });
}

bool CreditWords::is_media_name(std::string_view name) const {
  const std::string key = fold_key(name);
  if (key.find(' ') == std::string::npos) return false;
  return media_leads_.contains(first_word(key)) || media_tails_.contains(last_word(key));
}

bool CreditWords::starts_with_given_name(std::string_view name) const {
  return given_names_.contains(first_word(fold_key(name)));
}

}  // namespace claimgraph::extract
