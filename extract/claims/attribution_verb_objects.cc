#include <algorithm>

#include "extract/claims/attribution_verb_rules.h"

namespace claimgraph::extract {

using Index = std::uint32_t;

bool VerbRules::object(Index verb, const CueSense& sense) {
  if (speaker_.passive) return passive_object(verb, sense);
  std::optional<TokenRange> r;
  for (const Index child : tree_.children(verb)) {
    const Token& t = tree_.token(child);
    if (child < verb && !(t.dep == Dep::dobj && t.tag.starts_with("W") && t.lemma != "what")) continue;
    const bool is_object = t.dep == Dep::dobj || t.dep == Dep::dative ||
                           (sense.has(CueFrame::rest) && (t.dep == Dep::oprd || t.dep == Dep::ccomp));
    if (!r && is_object) {
      r = tree_.subtree(child);
    } else if (r && r->begin < verb) {
      if (child > verb) break;
    } else if (r && belongs_to_rest(child)) {
      r->end = std::max(r->end, tree_.subtree(child).end);
    } else if (r && !is_punctuation(t) && !(sense.has(CueFrame::rest) && t.dep != Dep::conj && t.dep != Dep::cc)) {
      break;  // but "accused Armenia on Thursday of firing": when and where may come between
    }
  }
  if (!r || (r->begin < verb && sense.stance != AttributionStance::neutral)) {
    if (relative_object(verb, sense)) return true;
  }
  if (!r) return false;
  return emit(verb, sense, sense.has(CueFrame::rest) ? CueFrame::rest : CueFrame::object, *r, verb, "verb.object");
}

bool VerbRules::relative_object(Index verb, const CueSense& sense) {
  const Token& t = tree_.token(verb);
  // The parser takes many such clauses for what the claim says.
  const bool relative =
      t.dep == Dep::relcl || (t.dep == Dep::acl && cues_.is(CueWord::account, tree_.token(t.head).lemma));
  if (!relative || t.head >= verb || !speaker_.head || *speaker_.head == t.head) return false;
  if (sense.stance == AttributionStance::neutral) return false;
  if (tree_.token(*speaker_.head).tag.starts_with("W")) return false;  // "who dismissed it": the noun is the subject
  Candidate c = base(verb, sense, CueFrame::object, verb, "verb.relative");
  add(c, {tree_.subtree(t.head).begin, t.head + 1});
  return push(std::move(c));
}

bool VerbRules::belongs_to_rest(Index child) const {
  const Token& t = tree_.token(child);
  const bool about = t.dep == Dep::prep && cues_.is(CueWord::ground_prep, t.lemma);
  return about || t.dep == Dep::oprd || t.dep == Dep::xcomp || t.dep == Dep::ccomp || t.dep == Dep::dobj ||
         t.dep == Dep::acomp;
}

bool VerbRules::passive_object(Index verb, const CueSense& sense) {
  const auto subject = tree_.child(verb, Dep::nsubjpass);
  if (!subject && !speaker_.head) return false;
  // "released by the campaign": a thing that is published, not a statement about it.
  if (sense.stance == AttributionStance::claims && !sense.has(CueFrame::rest)) return false;
  Candidate c = base(verb, sense, CueFrame::object, verb, "verb.passive");
  if (subject) add(c, tree_.subtree(*subject));
  bool said = false;
  const Token& self = tree_.token(verb);
  if (!subject && self.dep == Dep::acl && speaker_.head) add(c, {tree_.subtree(self.head).begin, c.cue.begin});
  for (const Index child : tree_.children(verb)) {
    const Token& t = tree_.token(child);
    if (child > verb && (t.dep == Dep::xcomp || t.dep == Dep::oprd ||
                         (t.dep == Dep::prep && cues_.is(CueWord::ground_prep, t.lemma)))) {
      add(c, tree_.subtree(child));
      said = true;
      break;
    }
  }
  if (!speaker_.head && !said) return false;
  return push(std::move(c));
}

bool VerbRules::preposition(Index verb, const CueSense& sense) {
  for (const Index child : tree_.children(verb)) {
    const Token& t = tree_.token(child);
    if (t.dep != Dep::prep || child < verb || !sense.leads_by(tree_.word(child))) continue;
    const TokenRange whole = tree_.subtree(child);
    if (whole.end <= child + 1) continue;
    const bool adjacent = child == verb + 1 || (tree_.child(verb, Dep::prt) && child == verb + 2);
    TokenRange content{child + 1, whole.end};
    for (const Index next : tree_.children(verb)) {
      if (next >= content.end && tree_.token(next).dep == Dep::xcomp) content.end = tree_.subtree(next).end;
    }
    return emit(verb, sense, CueFrame::object, content, adjacent ? child : verb, "verb.preposition");
  }
  return false;
}

}  // namespace claimgraph::extract
