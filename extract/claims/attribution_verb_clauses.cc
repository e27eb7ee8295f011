#include "extract/claims/attribution_verb_rules.h"

namespace claimgraph::extract {

using Index = std::uint32_t;

bool VerbRules::clause(Index verb, const CueSense& sense) {
  const auto predicate = predicate_of(verb);
  const bool behind = has_clause_behind(verb, sense);
  for (const Index child : tree_.children(verb)) {
    if (child == predicate || !is_content_clause(verb, child, sense)) continue;
    if (behind && child < verb) continue;
    return emit(verb, sense, CueFrame::that, beside_cue(verb, child), predicate.value_or(verb), "verb.that");
  }
  if (sense.has(CueFrame::whom) && clause_on_addressee(verb, sense)) return true;
  if (!predicate) return false;
  for (const Index child : tree_.children(*predicate)) {
    if (child < *predicate || !is_content_clause(verb, child, sense)) continue;
    return emit(verb, sense, CueFrame::that, tree_.subtree(child), *predicate, "verb.that");
  }
  return false;
}

bool VerbRules::clause_on_addressee(Index verb, const CueSense& sense) {
  for (const Index told : tree_.children(verb)) {
    const Dep dep = tree_.token(told).dep;
    if (told < verb || (dep != Dep::dobj && dep != Dep::dative)) continue;
    if (cues_.is(CueWord::account, tree_.token(told).lemma)) return false;
    for (const Index child : tree_.children(told)) {
      const Token& t = tree_.token(child);
      if (child < told || (t.dep != Dep::acl && t.dep != Dep::relcl && t.dep != Dep::ccomp)) continue;
      const TokenRange whole = tree_.subtree(child);
      if (tree_.word(whole.begin) != "that" || tree_.token(whole.begin).tag != "IN") continue;
      return emit(verb, sense, CueFrame::that, whole, verb, "verb.that");
    }
  }
  return false;
}

bool VerbRules::has_clause_behind(Index verb, const CueSense& sense) const {
  bool behind = false;
  for (const Index child : tree_.children(verb)) {
    if (!is_content_clause(verb, child, sense)) continue;
    if (child < verb && p_.quotation_at(child) != nullptr) return false;
    behind = behind || (child > verb && tree_.token(child).dep == Dep::ccomp);
  }
  return behind;
}

std::optional<Index> VerbRules::light_object(Index verb) const {
  const auto object = tree_.child(verb, Dep::dobj);
  if (!object || *object < verb || *object > verb + 6) return std::nullopt;
  const std::string pair = std::string(tree_.token(verb).lemma) + " " + std::string(tree_.token(*object).lemma);
  return cues_.verb(pair).empty() ? std::nullopt : object;
}

bool VerbRules::light_verb(Index verb, const CueSense& sense) {
  const auto object = light_object(verb);
  if (!object) return false;
  const auto from = [&](Index head) {
    for (const Index child : tree_.children(head)) {
      const Token& t = tree_.token(child);
      if (child <= *object) continue;
      const TokenRange whole = tree_.subtree(child);
      if (t.dep == Dep::prep && sense.leads_by(t.lemma) && whole.end > child + 1) {
        return emit(verb, sense, CueFrame::object, {child + 1, whole.end}, child == *object + 1 ? child : *object,
                    "verb.light");
      }
      const bool clause = t.dep == Dep::acl || t.dep == Dep::ccomp || t.dep == Dep::xcomp;
      if (clause && (sense.has(CueFrame::that) || sense.has(CueFrame::to))) {
        return emit(verb, sense, CueFrame::that, whole, *object, "verb.light");
      }
    }
    return false;
  };
  return from(*object) || from(verb);
}

std::optional<Index> VerbRules::predicate_of(Index verb) const {
  for (const Index child : tree_.children(verb)) {
    const Token& t = tree_.token(child);
    if (child < verb || child > verb + 3 || t.pos != Pos::adj) continue;
    if (!cues_.verb(std::string(tree_.token(verb).lemma) + " " + std::string(tree_.word(child))).empty()) return child;
  }
  return std::nullopt;
}

bool VerbRules::is_content_clause(Index verb, Index child, const CueSense& sense) const {
  const Token& t = tree_.token(child);
  if (child > verb ? part_of_account(verb, child, sense) : in_another_clause(verb, child, sense)) return false;
  if (t.dep == Dep::ccomp || (t.dep == Dep::csubj && child > verb)) return true;
  // "Asked if ...": the parser takes the question for a condition.
  if (t.dep == Dep::advcl && sense.kind == CueClass::ask && child > verb) {
    const auto mark = tree_.child(child, Dep::mark);
    return mark && *mark == verb + 1 && (tree_.word(*mark) == "if" || tree_.word(*mark) == "whether");
  }
  // "..., he said" whose clause the parser could not name.
  return t.dep == Dep::dep && child < verb && tree_.subtree(child).size() > 3 && t.pos != Pos::punct;
}

bool VerbRules::part_of_account(Index verb, Index child, const CueSense& sense) const {
  const auto object = tree_.child(verb, Dep::dobj);
  return sense.has(CueFrame::object) && !sense.has(CueFrame::whom) && object && *object > verb && *object < child &&
         cues_.is(CueWord::account, tree_.token(*object).lemma);
}

bool VerbRules::in_another_clause(Index verb, Index child, const CueSense& sense) const {
  if (p_.quotation_at(child) != nullptr) return false;
  if (sense.has(CueFrame::did)) {
    for (const Index behind : tree_.children(verb)) {
      if (behind > verb && tree_.token(behind).dep == Dep::xcomp) return true;
    }
  }
  for (Index i = tree_.subtree(child).end; i < verb; ++i) {
    if (tree_.word(i) == ";" && p_.quotation_at(i) == nullptr) return true;
  }
  return false;
}

TokenRange VerbRules::beside_cue(Index verb, Index clause_head) const {
  TokenRange r = tree_.subtree(clause_head);
  if (clause_head > verb && r.begin < verb) r.begin = verb + 1;
  return r;
}

bool VerbRules::elliptic(Index verb, const CueSense& sense) {
  const auto object = tree_.child(verb, Dep::dobj);
  if (!object || *object < verb) return false;
  const auto participle = tree_.child(*object, Dep::acl);
  if (!participle || !tree_.token(*participle).tag.starts_with("VB")) return false;
  if (tree_.child(*participle, Dep::nsubj)) return false;  // "a report that the crew gave up" is no ellipsis
  return emit(verb, sense, CueFrame::that, tree_.subtree(*object), verb, "verb.headline");
}

bool VerbRules::quoted_clause(Index verb, const CueSense& sense) {
  for (const Index child : tree_.children(verb)) {
    const Quotation* q = tree_.token(child).dep == Dep::ccomp ? p_.quotation_at(child) : nullptr;
    if (q != nullptr && !q->tokens.contains(verb)) {
      return emit(verb, sense, CueFrame::quote, tree_.subtree(child), verb, "verb.manner");
    }
  }
  return false;
}

bool VerbRules::infinitive(Index verb, const CueSense& sense) {
  for (const Index child : tree_.children(verb)) {
    const Token& t = tree_.token(child);
    if (t.dep != Dep::xcomp && !(t.dep == Dep::ccomp && sense.has(CueFrame::to))) continue;
    const CueFrame frame = sense.has(CueFrame::did) ? CueFrame::did : CueFrame::to;
    const auto subject = tree_.child(verb, Dep::nsubjpass);
    if (!subject) return emit(verb, sense, frame, beside_cue(verb, child), verb, "verb.to");
    // "X is said to have done it": its subject belongs to what is said.
    Candidate c = base(verb, sense, frame, verb, "verb.passive-to");
    add(c, tree_.subtree(*subject));
    add(c, beside_cue(verb, child));
    return push(std::move(c));
  }
  return false;
}

}  // namespace claimgraph::extract
