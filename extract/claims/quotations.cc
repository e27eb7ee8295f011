#include "extract/claims/quotations.h"

#include <algorithm>
#include <string_view>

namespace claimgraph::extract {

namespace {

enum class Mark : std::uint8_t { none, open, close, either };

Mark mark_of(std::string_view word) {
  if (word == "“" || word == "„" || word == "«" || word == "``") return Mark::open;
  if (word == "”" || word == "»") return Mark::close;
  if (word == "\"" || word == "''") return Mark::either;
  return Mark::none;
}

bool space_before(const Annotation& a, std::uint32_t i) {
  return i == 0 || a.tokens[i].start > a.tokens[i - 1].end || a.tokens[i - 1].pos == Pos::space;
}

bool space_behind(const Annotation& a, std::uint32_t i) {
  return i + 1 == a.tokens.size() || a.tokens[i + 1].start > a.tokens[i].end || a.tokens[i + 1].pos == Pos::space;
}

// A straight mark opens when it hugs the word behind it; between two words without a hint it takes turns.
Mark direction(const Annotation& a, std::uint32_t i, bool inside) {
  const bool before = space_before(a, i);
  const bool behind = space_behind(a, i);
  if (before && !behind) return Mark::open;
  if (behind && !before) return Mark::close;
  return inside ? Mark::close : Mark::open;
}

bool holds_clause(const Annotation& a, TokenRange r) {
  return std::any_of(a.tokens.begin() + r.begin, a.tokens.begin() + r.end, [](const Token& t) {
    return (t.pos == Pos::verb || t.pos == Pos::aux) && t.tag != "VBG" && t.tag != "VBN";
  });
}

bool ends_like_sentence(const Annotation& a, TokenRange r) {
  if (r.size() < 3) return false;
  const std::string_view last = a.word(r.end - 2);
  return last == "," || last == "." || last == "!" || last == "?" || last == "..." || last == "…";
}

void add(const Annotation& a, std::vector<Quotation>& out, TokenRange r, bool opens, bool closes) {
  const bool clause = holds_clause(a, r);
  out.push_back({r, opens, closes, !closes || (clause && r.size() > 4) || ends_like_sentence(a, r)});
}

}  // namespace

std::vector<Quotation> find_quotations(const Annotation& a, bool open_before) {
  std::vector<Quotation> out;
  const auto n = static_cast<std::uint32_t>(a.tokens.size());
  bool inside = false;
  std::uint32_t start = 0;
  bool any = false;
  for (std::uint32_t i = 0; i < n; ++i) {
    Mark m = mark_of(a.word(i));
    if (m == Mark::none) continue;
    if (m == Mark::either) m = direction(a, i, inside);
    if (m == Mark::open) {
      if (inside) continue;  // a quotation within the quotation, or a lost closing mark: the outer one goes on
      inside = true;
      start = i;
    } else if (inside) {
      add(a, out, {start, i + 1}, true, true);
      inside = false;
    } else if (!any && open_before) {
      add(a, out, {0, i + 1}, false, true);
    }
    any = true;
  }
  if (inside) add(a, out, {start, n}, true, false);
  return out;
}

}  // namespace claimgraph::extract
