#include "extract/claims/attribution_parts.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

bool is_quote_mark(std::string_view w) {
  return w == "“" || w == "”" || w == "\"" || w == "''" || w == "``" || w == "„" || w == "«" || w == "»" || w == "‘";
}

bool has_comma(const Paragraph& p, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (p.tree.word(i) == ",") return true;
  }
  return false;
}

// Clauses that hang on a name but do not name: cut from the phrase.
bool breaks_source(const Paragraph& p, std::uint32_t child, std::uint32_t head, std::uint32_t cue) {
  const Token& t = p.tree.token(child);
  if (p.tree.under(cue, child)) return true;
  if (child < head) return false;
  if (t.dep == Dep::advcl || t.dep == Dep::ccomp || t.dep == Dep::parataxis) return true;
  return t.dep == Dep::punct && (p.tree.word(child) == ":" || p.tree.word(child) == ";" || p.tree.word(child) == "—");
}

// Conjunctions, and adverbs that stand before a phrase ("even some of his admirers").
bool leading_extra(const Paragraph& p, std::uint32_t i, std::uint32_t head) {
  const Token& t = p.tree.token(i);
  if (i == head) return false;
  if (is_punctuation(t) || t.pos == Pos::space || t.dep == Dep::cc || t.dep == Dep::mark) return true;
  return t.dep == Dep::advmod && t.head == head && t.pos == Pos::adv && i + 1 < head;
}

}  // namespace

bool is_punctuation(const Token& token) { return token.pos == Pos::punct || token.pos == Pos::space; }

std::span<const Quotation> Paragraph::quotations_near(TokenRange r) const {
  const auto first = std::partition_point(quotations.begin(), quotations.end(),
                                          [&](const Quotation& q) { return q.tokens.end + 2 < r.begin; });
  const auto last =
      std::partition_point(first, quotations.end(), [&](const Quotation& q) { return q.tokens.begin <= r.end + 2; });
  return {first, last};
}

const Quotation* Paragraph::quotation_at(std::uint32_t token) const {
  for (const Quotation& q : quotations_near({token, token + 1})) {
    if (q.sentence && q.tokens.contains(token)) return &q;
  }
  return nullptr;
}

TokenRange source_span(const Paragraph& p, std::uint32_t head, std::uint32_t cue) {
  const SyntaxTree& tree = p.tree;
  TokenRange r = tree.subtree(head);
  for (const std::uint32_t child : tree.children(head)) {
    if (!breaks_source(p, child, head, cue)) continue;
    const TokenRange cut = tree.subtree(child);
    if (child > head) {
      r.end = std::max(head + 1, std::min(r.end, cut.begin));
    } else {
      r.begin = std::min(head, std::max(r.begin, cut.end));
    }
  }
  for (const std::uint32_t other :
       tree.children(tree.token(head).head)) {  // "the opposition Kita Party" as two subjects
    const TokenRange before = tree.subtree(other);
    if (other < head && tree.token(other).dep == Dep::nsubj && tree.token(head).dep == Dep::nsubj &&
        before.end == r.begin)
      r.begin = before.begin;
  }
  if (r.contains(cue)) r = cue > head ? TokenRange{r.begin, cue} : TokenRange{cue + 1, r.end};
  if (const Quotation* q = p.quotation_at(r.begin); q != nullptr && !q->tokens.contains(head)) {
    r.begin = std::min(head, q->tokens.end);
  }
  while (r.begin < head && leading_extra(p, r.begin, head)) ++r.begin;
  while (r.end > head + 1 && is_punctuation(tree.token(r.end - 1)) && tree.word(r.end - 1) != ")" &&
         !(is_quote_mark(tree.word(r.end - 1)) && has_comma(p, r.end - 2, r.end - 1) == false && r.size() > 2)) {
    --r.end;
  }
  const bool closes = r.end < tree.size() && tree.word(r.end) == ",";
  if (closes && has_comma(p, head + 1, r.end)) ++r.end;
  return r;
}

TokenRange cue_span(const Paragraph& p, std::uint32_t anchor, std::uint32_t upto) {
  const SyntaxTree& tree = p.tree;
  TokenRange r{anchor, std::max(anchor, upto) + 1};
  while (r.begin > 0) {
    const Token& t = tree.token(r.begin - 1);
    const bool part =
        t.dep == Dep::aux || t.dep == Dep::auxpass || t.dep == Dep::neg || (t.dep == Dep::advmod && t.tag != "WRB");
    if (!part || (t.head != anchor && !tree.under(r.begin - 1, anchor))) break;
    --r.begin;
  }
  while (r.end < tree.size()) {
    const Token& t = tree.token(r.end);
    if (t.head != anchor || (t.dep != Dep::prt && t.dep != Dep::neg)) break;
    ++r.end;
  }
  if (r.end < tree.size() && tree.word(r.end) == ":") ++r.end;
  // The day: "said Sunday".
  if (upto == anchor && r.end < tree.size() && tree.token(r.end).entity == EntityLabel::date &&
      tree.token(r.end).dep == Dep::npadvmod && tree.token(r.end).head == anchor) {
    ++r.end;
  }
  return r;
}

TokenRange content_span(const Paragraph& p, TokenRange r, TokenRange cue) {
  const SyntaxTree& tree = p.tree;
  const auto overlaps_cue = [&](TokenRange q) { return q.begin < cue.end && cue.begin < q.end; };
  for (const Quotation& q : p.quotations_near(r)) {
    if (!q.sentence || overlaps_cue(q.tokens)) continue;
    if (q.tokens.begin < r.end && r.begin < q.tokens.end) {
      r = {std::min(r.begin, q.tokens.begin), std::max(r.end, q.tokens.end)};
    }
  }
  const auto quotation_edge = [&](std::uint32_t i, bool first) {
    const auto near = p.quotations_near({i, i + 1});
    return std::any_of(near.begin(), near.end(), [&](const Quotation& q) {
      return first ? q.opens && q.tokens.begin == i : q.closes && q.tokens.end == i + 1;
    });
  };
  while (!r.empty() && is_punctuation(tree.token(r.begin)) && !quotation_edge(r.begin, true) &&
         tree.word(r.begin) != "(" && tree.word(r.begin) != "‘") {
    ++r.begin;
  }
  while (!r.empty() && is_punctuation(tree.token(r.end - 1)) && !quotation_edge(r.end - 1, false) &&
         tree.word(r.end - 1) != ")" && tree.word(r.end - 1) != "’" &&
         !(tree.word(r.end - 1) == "?" || tree.word(r.end - 1) == "!")) {
    --r.end;
  }
  if (r.empty()) return r;
  // Marks that stand just outside, of words in quotation marks at either end.
  for (const Quotation& q : p.quotations_near(r)) {
    if (overlaps_cue(q.tokens)) continue;
    if (q.tokens.begin + 1 == r.begin && q.opens) --r.begin;
    if (q.closes && q.tokens.end - 1 >= r.end && q.tokens.end - 1 <= r.end + 1 && q.tokens.begin < r.end) {
      r.end = q.tokens.end;
    }
  }
  return r;
}

std::vector<TokenRange> pieces_without(const Paragraph& p, TokenRange whole, std::vector<TokenRange> parts,
                                       TokenRange cue) {
  std::sort(parts.begin(), parts.end());
  std::vector<TokenRange> out;
  std::uint32_t at = whole.begin;
  parts.push_back({whole.end, whole.end});
  for (const TokenRange part : parts) {
    if (part.begin > at) {
      const TokenRange piece = content_span(p, {at, std::min(part.begin, whole.end)}, cue);
      if (!piece.empty()) out.push_back(piece);
    }
    at = std::max(at, part.end);
    if (at >= whole.end) break;
  }
  // Two pieces that reach into one quotation are one.
  for (std::size_t i = 1; i < out.size();) {
    if (out[i].begin < out[i - 1].end) {
      out[i - 1].end = std::max(out[i - 1].end, out[i].end);
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return out;
}

}  // namespace claimgraph::extract
