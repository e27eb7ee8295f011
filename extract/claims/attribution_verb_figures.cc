#include "extract/claims/attribution_verb_rules.h"

namespace claimgraph::extract {

using Index = std::uint32_t;

namespace {

constexpr Index kLookAhead = 200;  // tokens of a content that are looked through

}  // namespace

bool VerbRules::figure(Index verb) {
  if (!cues_.is(CueWord::figure_verb, tree_.token(verb).lemma)) return false;
  static const CueSense given = [] {
    CueSense s;
    s.stance = AttributionStance::claims;
    s.place = "cue_words.tsv figure-verb";
    return s;
  }();
  const auto passive = tree_.child(verb, Dep::nsubjpass);
  auto thing = passive ? passive : tree_.child(verb, Dep::dobj);
  std::optional<Index> preposition;
  for (const Index child : tree_.children(verb)) {
    if (child < verb || tree_.token(child).dep != Dep::prep) continue;
    if (cues_.is(CueWord::figure_prep, tree_.token(child).lemma) && holds_figure(tree_.subtree(child)))
      preposition = child;
  }
  // The preposition may hang on the thing: "put [the number of dead at 61]".
  if (!thing && !preposition) return false;
  const bool of = preposition && tree_.token(*preposition).lemma == "of";
  const bool tolled = thing && holds_toll(tree_.subtree(*thing));
  const bool counted = thing && *thing > verb && tree_.token(verb).lemma == "count" && tree_.child(*thing, Dep::nummod);
  if (!(of && !thing) && !counted && !(tolled && (preposition || holds_figure(tree_.subtree(*thing))))) return false;
  speaker_ = speaker_of(p_, verb);
  if (!speaker_.head || (passive && !speaker_.passive)) return false;
  Candidate c = base(verb, given, CueFrame::object, verb, "verb.figure");
  if (thing) add(c, tree_.subtree(*thing));
  if (preposition) add(c, tree_.subtree(*preposition));
  return push(std::move(c));
}

bool VerbRules::holds_figure(TokenRange r) const {
  for (Index i = r.begin; i < r.end && i < r.begin + kLookAhead; ++i) {
    if (tree_.token(i).pos == Pos::num) return true;
  }
  return false;
}

bool VerbRules::holds_toll(TokenRange r) const {
  for (Index i = r.begin; i < r.end && i < r.begin + kLookAhead; ++i) {
    if (cues_.is(CueWord::toll, tree_.token(i).lemma) || cues_.is(CueWord::toll, tree_.word(i))) return true;
  }
  return false;
}

bool VerbRules::tail(Index verb, const CueSense& sense) {
  const Token& t = tree_.token(verb);
  if (sense.kind != CueClass::speech || !sense.has(CueFrame::that) || sense.stance != AttributionStance::claims)
    return false;
  if (t.dep != Dep::relcl && t.dep != Dep::conj && t.dep != Dep::acl) return false;
  if (!t.tag.starts_with("VB") || t.tag == "VBN" || t.tag == "VBG" || tree_.child(verb, Dep::ccomp)) return false;
  const TokenRange sentence = tree_.sentence(verb);
  const auto comma = comma_before_subject(sentence, verb);
  if (!comma || !ends_sentence(sentence, verb)) return false;
  for (const Index child : tree_.children(t.head)) {
    if (child < verb && child > *comma && tree_.token(child).dep == Dep::cc) return false;
  }
  Index head = verb - 1;
  while (head > *comma + 1 && is_punctuation(tree_.token(head))) --head;
  speaker_ = {head, false, true};
  Candidate c = base(verb, sense, CueFrame::that, verb, "verb.tail");
  c.source = TokenRange{*comma + 1, verb};
  add(c, {sentence.begin, *comma});
  return push(std::move(c));
}

std::optional<Index> VerbRules::comma_before_subject(TokenRange sentence, Index verb) const {
  Index i = verb;
  while (i > sentence.begin && verb - i < 14) {
    const Token& t = tree_.token(--i);
    if (tree_.word(i) == ",") break;
    const bool nominal = t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::adj || t.pos == Pos::det ||
                         (t.pos == Pos::part && t.tag == "POS") || t.pos == Pos::num || t.tag == "HYPH";
    if (!nominal || t.tag.starts_with("W")) return std::nullopt;
  }
  if (tree_.word(i) != "," || i + 1 >= verb) return std::nullopt;
  for (Index k = sentence.begin; k < i; ++k) {
    const Token& t = tree_.token(k);
    if ((t.pos == Pos::verb || t.pos == Pos::aux) && t.tag != "VBG" && t.tag != "VB") return i;
  }
  return std::nullopt;
}

bool VerbRules::ends_sentence(TokenRange sentence, Index verb) const {
  for (Index i = verb + 1; i < sentence.end && i < verb + 12; ++i) {
    const Token& t = tree_.token(i);
    if (t.pos == Pos::verb || t.pos == Pos::aux || tree_.word(i) == "," || t.tag.starts_with("W")) return false;
  }
  return sentence.end <= verb + 12;
}

}  // namespace claimgraph::extract
