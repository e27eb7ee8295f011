#include "extract/clean/publisher.h"

#include <algorithm>

#include "base/words.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Votes that a name needs. One sign that may be chance (a dash in the title) is below, one clear sign above.
constexpr double kLeastVotes = 1.5;

std::string_view view(const re2::StringPiece& p) { return {p.data(), p.size()}; }
re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

std::size_t word_count(std::string_view key) {
  return key.empty() ? 0 : static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

std::string without_blanks(std::string key) {
  std::erase(key, ' ');
  return key;
}

std::string without_article(const std::string& key) { return key.starts_with("the ") ? key.substr(4) : key; }

bool starts_upper(std::string_view name) { return !name.empty() && is_upper(code_point_at(name, 0).value); }

// All words but short ones start with a capital.
bool has_capitals(std::string_view name) {
  const auto words = split_words(name);
  return !words.empty() && starts_upper(words.front()) &&
         std::all_of(words.begin(), words.end(), [](auto word) { return word.size() <= 3 || starts_upper(word); });
}

std::string bare_name(std::string_view name, const CreditWords& words) {
  std::string out(trim(name.substr(0, name.find(','))));
  for (bool again = true; again;) {
    again = re2::RE2::Replace(&out, *words.patterns().legal_form, "");
    while (!out.empty() && std::string_view(" .,;:-|*>\"").find(out.back()) != std::string_view::npos) out.pop_back();
  }
  re2::RE2::Replace(&out, *words.patterns().legal_lead, "");
  return std::string(trim(out));
}

constexpr std::string_view bars[] = {" | ", " :: ", " » ", " • ", " · ", " - ", " – ", " — ", " / "};
constexpr std::size_t bars_that_part = 5;  // the first of them hardly stand inside a headline

struct Part {
  std::string_view text;
  bool bar = false;  // a bar, no dash, parts it from what stands before it
};

std::vector<Part> parts_of(std::string_view line, bool commas) {
  std::vector<Part> parts;
  bool bar = false;
  for (;;) {
    std::size_t at = commas ? std::min(line.find(", "), line.size()) : line.size();
    std::size_t skip = 2;
    bool next = false;
    for (std::size_t b = 0; b < std::size(bars); ++b) {
      if (const std::size_t found = line.find(bars[b]); found < at)
        at = found, skip = bars[b].size(), next = b < bars_that_part;
    }
    parts.push_back({trim(line.substr(0, at)), bar});
    if (at + skip >= line.size()) return parts;
    line.remove_prefix(at + skip);
    bar = next;
  }
}

}  // namespace

std::string host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  std::string host(url.substr(0, url.find_first_of("/?#:")));
  std::transform(host.begin(), host.end(), host.begin(), [](unsigned char c) { return std::tolower(c); });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == std::string::npos ? std::string() : host;
}

void PublisherVote::add(std::string_view name, double weight) {
  const std::string bare = bare_name(name, words_);
  const std::string key = fold_key(bare);
  if (key.size() < 3 || word_count(key) > 6 || bare.size() > 60 || words_.is_section(key) || words_.is_all_social(key))
    return;
  // A company owns outlets: its name counts less than theirs.
  if (bare.size() + 1 < trim(name).size() && bare != trim(name.substr(0, name.find(',')))) weight *= 0.6;
  if (!starts_upper(bare) && bare.find('.') == std::string::npos) weight /= 2;
  Candidate& candidate = candidates_[without_article(key)];
  candidate.weight += weight;
  candidate.forms[bare] += weight;
}

void PublisherVote::add_masthead(std::string_view line, bool at_top) {
  if (add_named_with_initials(line)) return;
  const std::vector<Part> parts = parts_of(line, false);
  const auto is_name = [](std::string_view part) {
    return starts_upper(part) && word_count(part) < 6 && part.find(':') == std::string_view::npos;
  };
  std::string first(parts[0].text);
  re2::RE2::Replace(&first, *words_.patterns().staff, "");  // "in English"
  re2::RE2::Replace(&first, R"( \([^()]{2,12}\)$)", "");    // "(PNG)"
  // "NORTH BAY HERALD | Home | Sport | Opinion": a menu that begins with the outlet.
  const auto sections =
      std::count_if(parts.begin() + 1, parts.end(), [&](const Part& part) { return words_.is_section(part.text); });
  if (sections > 1 && word_count(first) > 1 && is_name(first) && !words_.is_section(first)) return add(first, 2);
  // "ADDIS POST | Amharic | French | English": items of one word behind the page's first line are its menu.
  const bool items = std::all_of(parts.begin() + 1, parts.end(), [](const Part& p) { return word_count(p.text) < 3; });
  if (parts.size() > 3 && !(at_top && items && word_count(first) > 1)) return;
  if (!is_name(first)) return;
  if (parts.size() == 1 && ends_sentence(line)) return;
  if (parts.size() > 1 && is_name(parts[1].text) && are_initials(first, parts[1].text)) add(parts[1].text, 2.6);
  add(first, at_top ? 2.4 : 1.2);
}

bool PublisherVote::add_named_with_initials(std::string_view line) {
  static const re2::RE2 pattern(R"(^(\p{Lu}[^()]{4,60}) \((\p{Lu}[\p{Lu}\d.-]{1,9})\)(?: .*)?$)");
  re2::StringPiece name;
  re2::StringPiece acronym;
  if (!re2::RE2::FullMatch(piece(line), pattern, &name, &acronym) || !are_initials(view(acronym), view(name)))
    return false;
  add(view(name), 2.6);
  add(view(acronym), 1);
  return true;
}

void PublisherVote::add_from_furniture(std::string_view line) {
  const CreditWords::Patterns& p = words_.patterns();
  const CreditWords::Mentions mentions = words_.mentions(line);
  add_from_endnote(line, mentions);
  struct Kind {
    std::string_view cls;
    const LazyPattern& pattern;
    double weight;
  };
  const Kind kinds[] = {{"copyright", p.copyright, 2}, {"copyright", p.copyright_behind, 2},
                        {"rights", p.rights, 1.5},     {"label", p.label, 3},
                        {"before", p.before, 2},       {"more_from", p.more_from, 1.2},
                        {"behind", p.behind, 1.5}};
  re2::StringPiece name;
  for (const Kind& kind : kinds) {
    if (mentions.has(kind.cls) && re2::RE2::PartialMatch(piece(line), *kind.pattern, &name))
      add(view(name), kind.weight);
  }
  if (mentions.has("social")) {
    for (re2::StringPiece rest = piece(line); re2::RE2::FindAndConsume(&rest, *p.social, &name);) add(view(name), 2);
  }
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    const std::size_t end = std::min(line.find_first_of(" ,;<>()", at), line.size());
    add_host(line.substr(at + 1, end - at - 1));
  }
}

void PublisherVote::add_from_endnote(std::string_view line) { add_from_endnote(line, words_.mentions(line)); }

void PublisherVote::add_from_endnote(std::string_view line, CreditWords::Mentions mentions) {
  const CreditWords::Patterns& p = words_.patterns();
  const std::pair<std::string_view, const LazyPattern&> kinds[] = {
      {"author_role", p.author}, {"original", p.original}, {"imprint", p.imprint}};
  for (const auto& [cls, pattern] : kinds) {
    re2::StringPiece name;
    if (mentions.has(cls) && re2::RE2::PartialMatch(piece(line), *pattern, &name)) add(view(name), 1.8);
  }
}

void PublisherVote::add_title(std::string_view title, const std::vector<std::string>& headlines) {
  const auto is_headline = [&](std::string_view text) {
    const std::string key = fold_key(text);
    return word_count(key) > 2 && std::any_of(headlines.begin(), headlines.end(), [&](const std::string& h) {
             return h == key || (h.size() > 20 && key.starts_with(h));
           });
  };
  std::vector<Part> parts = parts_of(title, false);
  const bool menu =
      std::none_of(parts.begin(), parts.end(), [](const Part& part) { return word_count(part.text) > 3; });
  if (menu) return;
  while (parts.size() > 1 && words_.is_section(parts.back().text)) parts.pop_back();
  if (parts.size() < 2) return;
  const std::string_view last = parts.back().text;
  const std::string_view before =
      trim(title.substr(0, static_cast<std::size_t>(parts[parts.size() - 2].text.data() +
                                                    parts[parts.size() - 2].text.size() - title.data())));
  const std::string whole = fold_key(title);
  // The heading itself has the part: "... – Defence Ministry".
  const auto own_part = [&](std::string_view part) {
    return std::any_of(headlines.begin(), headlines.end(), [&](const std::string& h) {
      const std::string key = fold_key(part);
      return h != whole && (h.ends_with(key) || (h.starts_with(key) && h.size() > key.size()));
    });
  };
  if (word_count(last) <= 6 && word_count(before) >= 3 && !own_part(last))
    add(last, is_headline(before) ? 3 : parts.back().bar ? 1.6 : 0.8);
  const std::string_view first = parts[0].text;
  const std::string_view rest = trim(title.substr(static_cast<std::size_t>(parts[1].text.data() - title.data())));
  if (word_count(first) <= 4 && word_count(rest) >= 4 && starts_upper(first) && !own_part(first))
    add(first, is_headline(rest) ? 3 : parts[1].bar ? 1.6 : first.starts_with("The ") ? 1.5 : 0.8);
}

void PublisherVote::add_byline(std::string_view line, bool byline) {
  // "ANKARA, 18 March 2024 (Bosphorus Courier)"
  if (const std::size_t open = line.rfind(" ("); line.ends_with(')') && open != std::string_view::npos) {
    const std::string_view name = line.substr(open + 2, line.size() - open - 3);
    if (agencies_.agency(name).empty() && name.find_first_of("0123456789:") == std::string_view::npos) add(name, 1.6);
    return;
  }
  const std::vector<Part> parts = parts_of(line, true);
  // "Voria Nea, English edition"
  if (parts.size() > 1 && re2::RE2::FullMatch(piece(parts[1].text), *words_.patterns().staff) && !byline)
    add(parts[0].text, 0.8);
  bool first = true;
  for (const Part& part : parts) {
    add_by_lines_part(part.text, byline, first);
    byline = byline || re2::RE2::PartialMatch(piece(part.text), *words_.patterns().staff);
    first = false;
  }
}

void PublisherVote::add_by_lines_part(std::string_view part, bool byline, bool first) {
  const CreditWords::Patterns& p = words_.patterns();
  if (part.empty() || part.find_first_of("0123456789:@") != std::string_view::npos) return;
  re2::StringPiece name;
  if (re2::RE2::PartialMatch(piece(part), *p.special, &name)) {
    const std::string outlet(view(name));
    if (agencies_.agency(outlet).empty() && !words_.starts_with_given_name(outlet)) add(outlet, byline ? 1.7 : 1.5);
    return;
  }
  std::string bare(part);
  const bool by = re2::RE2::PartialMatch(piece(part), *p.byline, &name);
  if (by) bare = std::string(view(name));
  const bool staff = re2::RE2::Replace(&bare, *p.staff, "");
  if (!has_capitals(bare) || !agencies_.agency(bare).empty() || words_.starts_with_given_name(bare)) return;
  if (staff) return add(bare, words_.is_media_name(bare) || word_count(bare) > 1 ? 1.7 : 0.5);
  if (by || (!byline && !first)) return;
  const double article = bare.starts_with("The ") ? 0.7 : 0;
  // Names of three words and more are hardly places.
  const double long_name = first && word_count(fold_key(bare)) > 2 ? 0.7 : 0;
  if (bare.find(' ') != std::string::npos) add(bare, (byline && !first ? 1.6 : 0.9) + std::max(article, long_name));
}

void PublisherVote::add_host(std::string_view url_or_host) {
  const std::string host = host_of(url_or_host);
  for (std::size_t start = 0; start < host.size();) {
    const std::size_t end = std::min(host.find('.', start), host.size());
    std::string label = host.substr(start, end - start);
    std::erase(label, '-');
    if (end < host.size() && label.size() > 2 && !words_.has("mail_host", label)) hosts_.push_back(std::move(label));
    start = end + 1;
  }
}

void PublisherVote::add_article(std::span<const Block> blocks) {
  constexpr std::size_t first_paragraphs = 3;
  for (const Block& block : blocks) add_told(block.text);
  for (const Block& block : blocks.first(std::min(first_paragraphs, blocks.size()))) add_lead(block.text);
}

void PublisherVote::add_told(std::string_view text) {
  static const re2::RE2 told(
      R"(\b(?:told|tells|speaking to|spoke to) (?:the )?(\p{Lu}[\p{L}\d.'’&-]*(?: (?:of )?\p{Lu}[\p{L}\d.'’&-]*){0,4}))");
  re2::StringPiece name;
  for (re2::StringPiece rest = piece(text); re2::RE2::FindAndConsume(&rest, told, &name);)
    told_.push_back(without_article(fold_key(view(name))));
}

void PublisherVote::add_lead(std::string_view paragraph) {
  static const re2::RE2 lead(
      R"(^(\p{Lu}[^,()\d]{3,50}), (?:\p{Lu}[^,()\d]{1,30}, )?(?:\d{1,2} \p{Lu}\p{L}+ \d{4}|\p{Lu}\p{L}+\.? \d{1,2}, \d{4})\s*[.:,–—-])");
  re2::StringPiece name;
  if (re2::RE2::PartialMatch(piece(paragraph), lead, &name) && words_.is_media_name(view(name))) add(view(name), 1.6);
}

double PublisherVote::score(const std::string& key, const Candidate& candidate) const {
  double votes = candidate.weight;
  if (words_.is_media_name(key)) votes += 1;
  if (std::find(told_.begin(), told_.end(), key) != told_.end()) votes += 1.5;
  const std::string spelled = without_blanks(key);
  double host = 0;
  for (const std::string& label : hosts_) {
    if (label == spelled || label == "the" + spelled) host = std::max(host, 2.5);
    if (spelled.size() > 4 && label.find(spelled) != std::string::npos) host = std::max(host, 2.0);
    if (label.size() > 4 && spelled.find(label) != std::string::npos) host = std::max(host, 1.5);
    if (are_initials(label, key)) host = std::max(host, 1.5);
  }
  return votes + host;
}

std::string PublisherVote::winner() const {
  const Candidate* best = nullptr;
  double most = 0;
  for (const auto& [key, candidate] : candidates_) {
    const double votes = score(key, candidate);
    if (best == nullptr || votes > most) best = &candidate, most = votes;
  }
  if (best == nullptr || most < kLeastVotes) return {};
  // A name as it is spelled in text, rather than in the capitals of a masthead.
  const auto rank = [](const auto& form) {
    const bool mixed = std::any_of(form.first.begin(), form.first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return std::pair(mixed, form.second);
  };
  const auto form = std::max_element(best->forms.begin(), best->forms.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return form->first;
}

}  // namespace claimgraph::extract
