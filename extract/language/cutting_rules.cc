#include "extract/language/cutting_rules.h"

#include <algorithm>

#include "extract/language/text.h"

namespace claimgraph::extract {

// What is left of a run between its prefixes and suffixes; `suffixes` holds their starts in the order they came off.
struct CuttingRules::Affixes {
  std::vector<std::size_t> prefix_ends;
  std::vector<std::size_t> suffix_starts;
  std::size_t start = 0;
  std::size_t end = 0;
};

Result<std::unique_ptr<CuttingRules>> CuttingRules::create(const TokenizerView& view) {
  std::vector<Regex> patterns;
  for (const std::string_view pattern : {view.prefix, view.suffix, view.infix, view.url}) {
    auto regex = Regex::compile(pattern);
    if (!regex) return Error{ErrorCode::damaged, "a tokenizer " + regex.error().message};
    patterns.push_back(std::move(*regex));
  }
  return std::unique_ptr<CuttingRules>(new CuttingRules(view, std::move(patterns[0]), std::move(patterns[1]),
                                                        std::move(patterns[2]), std::move(patterns[3])));
}

CuttingRules::CuttingRules(const TokenizerView& view, Regex prefix, Regex suffix, Regex infix, Regex url)
    : view_(view),
      prefix_(std::move(prefix)),
      suffix_(std::move(suffix)),
      infix_(std::move(infix)),
      url_(std::move(url)) {
  for (std::size_t i = 0; i < view_.exceptions.size(); ++i) {
    exceptions_.emplace(view_.exceptions[i], i);
    longest_exception_ = std::max(longest_exception_, view_.exceptions[i].size());
  }
}

bool CuttingRules::is_exception(std::string_view text) const {
  return text.size() <= longest_exception_ && exceptions_.count(text) != 0;
}

bool CuttingRules::cut_exception(std::string_view text, std::uint32_t start, std::vector<CutPiece>& out) const {
  if (text.size() > longest_exception_) return false;
  const auto found = exceptions_.find(text);
  if (found == exceptions_.end()) return false;
  std::size_t at = start;
  for (std::size_t i = view_.exception_pieces.begin(found->second); i < view_.exception_pieces.end(found->second);
       ++i) {
    const std::size_t end = std::min(at + view_.piece_texts[view_.piece_text[i]].size(), start + text.size());
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), view_.piece_norm[i]});
    at = end;
  }
  return true;
}

bool CuttingRules::needs_second_look(std::string_view text, RegexScratch& scratch) const {
  return prefix_.search(text, 0, scratch) || infix_.search(text, 0, scratch) || suffix_.search(text, 0, scratch) ||
         text.find(' ') != std::string_view::npos;
}

// Only the end of a long text is searched: the suffixes are a few characters long, but for a run of full stops.
std::size_t CuttingRules::suffix_length(std::string_view text, RegexScratch& scratch) const {
  constexpr std::size_t kLongestSuffix = 40;
  std::size_t from = text.size() > kLongestSuffix ? text.size() - kLongestSuffix : 0;
  while (from > 0 && ((static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80 || text[from] == '.')) --from;
  const auto match = suffix_.search(text, from, scratch);
  return match ? match->end - match->start : 0;
}

// Takes prefixes and suffixes off by turns until nothing changes or the rest is an exception, as spaCy does.
CuttingRules::Affixes CuttingRules::strip(std::string_view run, bool with_exceptions, RegexScratch& scratch) const {
  Affixes a;
  a.end = run.size();
  const auto rest = [&] { return run.substr(a.start, a.end - a.start); };
  const auto exception = [&](std::string_view text) { return with_exceptions && is_exception(text); };
  for (std::size_t last = 0; a.start < a.end && a.end - a.start != last;) {
    if (exception(rest())) break;
    last = a.end - a.start;
    const auto match = prefix_.search(rest(), 0, scratch);
    const std::size_t prefix = match ? match->end - match->start : 0;
    if (prefix > 0 && exception(rest().substr(prefix))) {
      a.prefix_ends.push_back(a.start += prefix);
      break;
    }
    const std::size_t suffix = suffix_length(rest().substr(prefix), scratch);
    if (suffix > 0 && exception(rest().substr(0, last - suffix))) {
      a.suffix_starts.push_back(a.end -= suffix);
      break;
    }
    if (prefix > 0) a.prefix_ends.push_back(a.start += prefix);
    if (suffix > 0 && prefix + suffix <= last) a.suffix_starts.push_back(a.end -= suffix);
  }
  return a;
}

void CuttingRules::cut_infixes(std::string_view run, std::size_t start, std::size_t end, RegexScratch& scratch,
                               std::vector<CutPiece>& out) const {
  const std::string_view rest = run.substr(start, end - start);
  const auto emit = [&](std::size_t from, std::size_t to) {
    if (from < to) out.push_back({static_cast<std::uint32_t>(start + from), static_cast<std::uint32_t>(start + to), 0});
  };
  std::size_t done = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const auto match = infix_.search(rest, at, scratch);
    if (!match) break;
    at = match->end;
    if (match->start == match->end) next_code_point(rest, at);
    if (match->start == 0) continue;  // no cut at the very start
    emit(done, match->start);
    emit(match->start, match->end);
    done = match->end;
  }
  emit(done, rest.size());
}

void CuttingRules::cut(std::string_view run, bool with_exceptions, RegexScratch& scratch,
                       std::vector<CutPiece>& out) const {
  if (with_exceptions && cut_exception(run, 0, out)) return;
  const Affixes a = strip(run, with_exceptions, scratch);
  const auto emit = [&](std::size_t from, std::size_t to) {
    out.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), 0});
  };
  std::size_t at = 0;
  for (const std::size_t end : a.prefix_ends) {
    emit(at, end);
    at = end;
  }
  const std::string_view rest = run.substr(a.start, a.end - a.start);
  if (!rest.empty() && !(with_exceptions && cut_exception(rest, static_cast<std::uint32_t>(a.start), out))) {
    if (url_.search(rest, 0, scratch)) {
      emit(a.start, a.end);
    } else {
      cut_infixes(run, a.start, a.end, scratch, out);
    }
  }
  for (std::size_t i = a.suffix_starts.size(); i-- > 0;) {
    emit(a.suffix_starts[i], i == 0 ? run.size() : a.suffix_starts[i - 1]);
  }
}

}  // namespace claimgraph::extract
