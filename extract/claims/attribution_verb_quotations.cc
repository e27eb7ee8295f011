#include <algorithm>

#include "extract/claims/attribution_verb_rules.h"

namespace claimgraph::extract {

using Index = std::uint32_t;

bool VerbRules::quoted_as_saying(Index verb, const CueSense& sense) {
  for (const Index as : tree_.children(verb)) {
    if (tree_.token(as).dep != Dep::prep || tree_.token(as).lemma != "as") continue;
    const auto saying = tree_.child(as, Dep::pcomp);
    if (!saying || *saying <= verb) continue;
    const auto subject = tree_.child(verb, Dep::nsubjpass);
    speaker_ = {subject ? subject : tree_.child(verb, Dep::dobj), false, true};
    if (!speaker_.head) continue;
    Candidate c = base(verb, sense, CueFrame::speaking, *saying, "verb.quoted-as-saying");
    if (*speaker_.head > verb && *speaker_.head < as) {  // "quoted the general as saying"
      c.cue = {as, *saying + 1};
      c.source_head = speaker_.head;
      c.source = source_span(p_, *speaker_.head, as);
    }
    const auto content = tree_.child(*saying, Dep::ccomp);
    if (content) {
      add(c, tree_.subtree(*content));
    } else if (const Quotation* q = beside(*saying) != nullptr ? beside(*saying) : beside(verb)) {
      add(c, q->tokens);
    } else if (const auto before = tree_.child(verb, Dep::ccomp); before && *before < verb) {
      add(c, {tree_.subtree(*before).begin, std::min(tree_.subtree(*before).end, verb)});
    }
    told_already_ = *saying;
    return push(std::move(c));
  }
  return quoted_by(verb, sense);
}

bool VerbRules::quoted_by(Index verb, const CueSense& sense) {
  const auto subject = tree_.child(verb, Dep::nsubjpass);
  const Quotation* q = subject && !tree_.token(*subject).tag.starts_with("W") ? beside(verb) : nullptr;
  if (q == nullptr || q->tokens.contains(*subject)) return false;
  speaker_ = {subject, false, true};
  Candidate c = base(verb, sense, CueFrame::speaking, verb, "verb.quoted-by");
  add(c, q->tokens);
  return push(std::move(c));
}

const Quotation* VerbRules::beside(Index verb) const {
  const auto& all = p_.quotations;
  auto behind = std::ranges::partition_point(all, [&](const Quotation& q) { return q.tokens.begin <= verb; });
  const auto fits = [&](const Quotation& q) {
    if (!q.sentence || q.tokens.contains(verb) || ended_before(q, verb)) return false;
    return q.tokens.end <= verb ? only_between(q.tokens.end, verb, verb) : only_between(verb + 1, q.tokens.begin, verb);
  };
  if (behind != all.begin() && fits(*(behind - 1))) return &*(behind - 1);
  if (behind != all.end() && fits(*behind)) return &*behind;
  return nullptr;
}

bool VerbRules::ended_before(const Quotation& q, Index verb) const {
  const Index end = q.tokens.end;
  return end <= verb && end >= 2 && tree_.word(end - 2) == "." && tree_.token(end).sentence_start;
}

bool VerbRules::quotation_beside(Index verb) const { return beside(verb) != nullptr; }

bool VerbRules::only_between(Index begin, Index end, Index verb) const {
  if (end - begin > 25) return false;
  for (Index i = begin; i < end; ++i) {
    const Token& t = tree_.token(i);
    const std::string_view w = tree_.word(i);
    if (w == "." || w == ";" || (w == "?" && i != begin)) return false;
    if (i != verb && t.pos == Pos::verb && t.dep != Dep::relcl && t.dep != Dep::acl &&
        !inside_noun_phrase(i, begin, end))
      return false;
  }
  return true;
}

bool VerbRules::inside_noun_phrase(Index i, Index begin, Index end) const {
  for (int step = 0; step < 6; ++step) {
    const Token& t = tree_.token(i);
    if (t.dep == Dep::relcl || t.dep == Dep::acl) return t.head >= begin && t.head < end;
    if (t.head == i) return false;
    i = t.head;
  }
  return false;
}

bool VerbRules::quoted(Index verb, const CueSense& sense) {
  const Quotation* q = beside(verb);
  if (q == nullptr) return false;
  if (!speaker_.head && !speaker_.passive) speaker_.head = noun_between(q->tokens.end, verb);
  return emit(verb, sense, CueFrame::that, q->tokens, verb, "verb.quotation");
}

std::optional<Index> VerbRules::noun_between(Index begin, Index verb) const {
  for (Index i = begin; i < verb; ++i) {
    const Token& t = tree_.token(i);
    const bool noun = t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::pron;
    // The head of the first phrase: what its own words stand before.
    if (noun && (t.head < begin || t.head >= verb || t.head < i)) return i;
  }
  return std::nullopt;
}

bool VerbRules::parenthesis(Index verb, const CueSense& sense) {
  const Token& t = tree_.token(verb);
  if (t.head == verb) return false;
  const bool as = has_as(verb);
  if (t.dep != Dep::parataxis && t.dep != Dep::ccomp && t.dep != Dep::dep && !(t.dep == Dep::advcl && as)) return false;
  const TokenRange own = tree_.subtree(verb);
  if (own.size() > 30 || !bracketed(own)) return false;
  if (!speaker_.head) return false;
  const TokenRange whole = part_around(tree_.subtree(t.head), own);
  Candidate c = base(verb, sense, CueFrame::that, verb, as ? "verb.as-said" : "verb.parenthesis");
  for (const TokenRange piece : pieces_without(p_, whole, {own}, c.cue)) c.content.push_back({p_.index, piece});
  return push(std::move(c));
}

TokenRange VerbRules::part_around(TokenRange whole, TokenRange own) const {
  const auto divides = [&](Index i) {
    return (tree_.word(i) == ";" || tree_.word(i) == ":") && p_.quotation_at(i) == nullptr;
  };
  for (Index i = own.begin; i-- > whole.begin;) {
    if (divides(i)) whole.begin = i + 1;
  }
  for (Index i = own.end; i < whole.end; ++i) {
    if (divides(i)) whole.end = i;
  }
  return whole;
}

bool VerbRules::has_as(Index verb) const {
  return std::ranges::any_of(tree_.children(verb), [&](Index child) {
    const Token& t = tree_.token(child);
    return child < verb && (t.dep == Dep::mark || t.dep == Dep::advmod) && t.lemma == "as";
  });
}

bool VerbRules::bracketed(TokenRange r) const {
  const auto stop = [&](Index i) { return is_punctuation(tree_.token(i)); };
  const bool left = r.begin == 0 || stop(r.begin) || stop(r.begin - 1) || tree_.token(r.begin).sentence_start;
  const bool right = r.end >= tree_.size() || stop(r.end - 1) || stop(r.end);
  return left && right;
}

}  // namespace claimgraph::extract
