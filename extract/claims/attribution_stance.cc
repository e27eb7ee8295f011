#include "extract/claims/attribution_stance.h"

#include <algorithm>

#include "extract/claims/attribution_implied.h"

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

constexpr Index kShortVerdict = 16;  // tokens of a clause that may be no more than a verdict
constexpr Index kLookAhead = 60;     // tokens of a content that are looked through

// "did not", "never", "neither ... nor": on the word, or before it in its coordination ("neither confirmed nor
// denied").
bool negated(const SyntaxTree& tree, Index verb, const CueLexicon& cues, std::optional<Index> source = std::nullopt) {
  const auto here = [&](Index v) {
    return std::ranges::any_of(tree.children(v), [&](Index child) {
      const Token& t = tree.token(child);
      if (t.dep == Dep::neg) return true;
      const bool adverb = t.dep == Dep::advmod || t.dep == Dep::preconj || t.dep == Dep::cc || t.dep == Dep::det;
      return adverb && child < v && cues.is(CueWord::negation, t.lemma);
    });
  };
  if (here(verb)) return true;
  const auto subject = tree.child(verb, Dep::nsubj) ? tree.child(verb, Dep::nsubj) : tree.child(verb, Dep::nsubjpass);
  // Not the words it gives: "“No soldier,” replied the general, “was there”".
  if (subject && (!source || *source == *subject)) {
    const TokenRange r = tree.subtree(*subject);
    const Token& first = tree.token(r.begin);
    if (cues.is(CueWord::negation, first.lemma) || cues.is(CueWord::negation, tree.token(*subject).lemma)) return true;
  }
  const Token& t = tree.token(verb);
  if (t.dep == Dep::conj && t.head != verb && !tree.child(verb, Dep::nsubj)) {
    // "nor denied": the conjunction of the coordination is negative; "did not confirm or deny": its auxiliary is
    // shared.
    for (const Index child : tree.children(t.head)) {
      const Token& k = tree.token(child);
      if (k.dep == Dep::cc && child < verb && (k.lemma == "nor" || k.lemma == "or")) return negated(tree, t.head, cues);
    }
  }
  // "declined to confirm", "was unable to verify", "stopped short of confirming".
  if (t.dep == Dep::xcomp || t.dep == Dep::pcomp) {
    const Token& up = tree.token(t.head);
    if (cues.is(CueWord::fail, up.lemma)) return true;
    if (t.dep == Dep::xcomp && t.head != verb && up.pos != Pos::adj) return negated(tree, t.head, cues);
  }
  return false;
}

// Not said yet, or said only under a condition.
bool unreal(const SyntaxTree& tree, Index verb, const CueLexicon& cues) {
  for (const Index child : tree.children(verb)) {
    const Token& t = tree.token(child);
    if (t.dep == Dep::aux && cues.is(CueWord::unreal, t.lemma)) return true;
    if (t.dep == Dep::mark && cues.is(CueWord::condition, t.lemma)) return true;
  }
  const Token& t = tree.token(verb);
  if (t.dep == Dep::xcomp && t.head != verb && t.tag == "VB") {
    return cues.is(CueWord::unreal, tree.token(t.head).lemma);
  }
  return false;
}

bool hedged(const Paragraph& p, const Candidate& c, const CueLexicon& cues) {
  const auto hedge_in = [&](TokenRange r) {
    for (Index i = r.begin; i < r.end; ++i) {
      if (cues.is(CueWord::hedge, p.tree.token(i).lemma)) return true;
    }
    return false;
  };
  if (hedge_in(c.cue)) return true;
  // Only a hedge on the clause itself, early in it: later ones qualify a detail.
  for (const Candidate::Piece& piece : c.content) {
    if (piece.block != p.index) continue;
    const Index stop = std::min(piece.tokens.end, piece.tokens.begin + kLookAhead);
    for (Index i = piece.tokens.begin; i < stop; ++i) {
      const Token& t = p.tree.token(i);
      if (cues.is(CueWord::hedge, t.lemma) && (t.dep == Dep::advmod || t.dep == Dep::amod)) return true;
      if (t.dep == Dep::aux && cues.is(CueWord::maybe, t.lemma) && p.tree.token(t.head).tag == "VBN") return true;
    }
    break;
  }
  return false;
}

bool takes_responsibility(const Paragraph& p, const Candidate& c, const CueLexicon& cues) {
  const SyntaxTree& tree = p.tree;
  if (c.content.empty() || c.content.front().block != p.index) return false;
  const TokenRange r = c.content.front().tokens;
  const auto object = tree.child(c.anchor, Dep::dobj);
  if (object && (r.contains(*object) || c.cue.contains(*object))) {
    if (cues.is(CueWord::responsibility, tree.token(*object).lemma)) return true;
    if (c.frame == CueFrame::object && cues.is(CueWord::take_responsibility, tree.token(c.anchor).lemma)) return true;
  }
  // "said it was behind the attack", "said it carried out the attack" is its own deed.
  for (Index i = r.begin; i < std::min(r.end, r.begin + kLookAhead); ++i) {
    const Token& t = tree.token(i);
    const bool own = t.dep == Dep::nsubj && (tree.word(i) == "it" || tree.word(i) == "they" || tree.word(i) == "he");
    if (!own) continue;
    for (const Index child : tree.children(t.head)) {
      if (tree.token(child).lemma == "behind" || cues.is(CueWord::responsibility, tree.token(child).lemma)) return true;
    }
    break;
  }
  return false;
}

// What is said of something: "is false", "calls it a lie", "dismissed as nonsense".
bool is_predicate(const SyntaxTree& tree, const Token& t, const Candidate& c) {
  const bool root = &tree.token(t.head) == &t;
  if (t.dep == Dep::acomp || t.dep == Dep::attr || t.dep == Dep::oprd || t.dep == Dep::ccomp || root) return true;
  const bool judges = c.frame == CueFrame::rest || c.frame == CueFrame::object;
  if (judges && t.dep == Dep::pobj && tree.token(t.head).lemma == "as") return true;
  // "called the report fabricated" looks like "the report that was fabricated".
  return c.frame == CueFrame::rest && (t.dep == Dep::dobj || (t.dep == Dep::acl && t.tag == "VBN"));
}

// "is without foundation", "there is no truth in it".
bool lacks_footing(const SyntaxTree& tree, Index noun, const CueLexicon& cues) {
  const Token& t = tree.token(noun);
  if (t.pos != Pos::noun || !cues.is(CueWord::footing, t.lemma)) return false;
  if (t.dep == Dep::pobj && tree.token(t.head).lemma == "without") return true;
  return (t.dep == Dep::attr || t.dep == Dep::dobj || t.dep == Dep::nsubj) &&
         std::ranges::any_of(tree.children(noun), [&](Index child) {
           return child < noun && tree.token(child).dep == Dep::det &&
                  cues.is(CueWord::negation, tree.token(child).lemma);
         });
}

// "calls it a fabrication", "the report is false, he said", "it is not true that": words that deny without a verb of
// denying.
bool calls_it_false(const Paragraph& p, const Candidate& c, const CueLexicon& cues) {
  const SyntaxTree& tree = p.tree;
  const bool judges = c.frame == CueFrame::rest || c.frame == CueFrame::object;
  for (const Candidate::Piece& piece : c.content) {
    if (piece.block != p.index || (!judges && piece.tokens.size() > kShortVerdict)) continue;
    for (Index i = piece.tokens.begin; i < piece.tokens.end; ++i) {
      const Token& t = tree.token(i);
      if (lacks_footing(tree, i, cues)) return true;
      // "another piece of disinformation" is what its last word is.
      const bool inner = t.dep == Dep::pobj && tree.token(t.head).lemma == "of" && tree.token(t.head).dep == Dep::prep;
      const Token& top = inner ? tree.token(tree.token(t.head).head) : t;
      if (!is_predicate(tree, top, c)) continue;
      const bool no = t.head != i && negated(tree, t.head, cues);
      if ((cues.is(CueWord::falsehood, t.lemma) || cues.is(CueWord::falsehood, tree.word(i))) && !no) return true;
      if (cues.is(CueWord::truth, t.lemma) && no) return true;
    }
  }
  return false;
}

// ---- doubts ----

bool is_claim(const AttributionSpan& a) { return a.makes_claim && a.cue; }

constexpr std::uint32_t kDoubtReach = 2;  // blocks back that a doubt reaches

bool before(const AttributionSpan& a, Mention doubt) {
  return a.cue->block < doubt.block || (a.cue->block == doubt.block && a.cue->head < doubt.head);
}

// "The claim" means those of the nearest sentence before it that makes any; "none of the claims" all before it.
class DoubtedClaims {
 public:
  DoubtedClaims(const std::vector<Paragraph>& paragraphs, std::vector<AttributionSpan>& spans)
      : paragraphs_(paragraphs), spans_(spans) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (is_claim(spans[i])) claims_.push_back(i);
    }
  }

  // Doubts must come in the order of the document.
  void apply(Mention doubt, Stance stance, bool all) {
    while (next_ < claims_.size() && before(spans_[claims_[next_]], doubt)) ++next_;
    if (next_ == 0) return;
    const AttributionSpan& nearest = spans_[claims_[next_ - 1]];
    if (nearest.cue->block + kDoubtReach < doubt.block) return;
    const std::size_t stop = all ? doubted_ : 0;
    for (std::size_t i = next_; i-- > stop;) {
      AttributionSpan& claim = spans_[claims_[i]];
      if (!all && !same_sentence(claim, nearest)) break;
      if (claim.claim_stance != Stance::retracted) claim.claim_stance = stance;
    }
    if (all) doubted_ = next_;
  }

 private:
  bool same_sentence(const AttributionSpan& a, const AttributionSpan& b) const {
    if (a.cue->block != b.cue->block) return false;
    const SyntaxTree& tree = paragraphs_[a.cue->block].tree;
    return tree.sentence_of(a.cue->head) == tree.sentence_of(b.cue->head);
  }

  const std::vector<Paragraph>& paragraphs_;
  std::vector<AttributionSpan>& spans_;
  std::vector<std::size_t> claims_;  // indexes of spans_
  std::size_t next_ = 0;             // first claim behind the doubt
  std::size_t doubted_ = 0;          // those before have had an "all of them" already
};

bool plural_doubt(const SyntaxTree& tree, Index subject, const CueLexicon& cues) {
  const TokenRange r = tree.subtree(subject);
  return cues.is(CueWord::negation, tree.token(r.begin).lemma) || tree.token(subject).tag == "NNS" ||
         tree.token(subject).tag == "NNPS";
}

// What a word of verifying speaks of: its subject in the passive, its object in the active.
std::optional<Index> verified_thing(const SyntaxTree& tree, Index verb) {
  if (const auto s = tree.child(verb, Dep::nsubjpass)) return s;
  if (const auto o = tree.child(verb, Dep::dobj)) return o;
  return std::nullopt;
}

bool means_a_claim(const SyntaxTree& tree, Index thing, const CueLexicon& cues) {
  if (cues.is(CueWord::account, tree.token(thing).lemma) || cues.is(CueWord::empty_subject, tree.token(thing).lemma))
    return true;
  for (const Index child : tree.children(thing)) {  // "None of the accounts", "the authenticity of the video"
    const auto of = tree.token(child).dep == Dep::prep ? tree.child(child, Dep::pobj) : std::nullopt;
    if (of && (cues.is(CueWord::account, tree.token(*of).lemma) || cues.is(CueWord::medium, tree.token(*of).lemma))) {
      return true;
    }
  }
  return false;
}

struct Doubt {
  Stance stance = Stance::none;
  bool all = false;
};

Doubt doubt_at(const SyntaxTree& tree, Index i, const CueLexicon& cues) {
  const Token& t = tree.token(i);
  if (t.pos == Pos::verb && cues.is(CueWord::verify, t.lemma) && negated(tree, i, cues)) {
    const auto thing = verified_thing(tree, i);
    if (thing && means_a_claim(tree, *thing, cues)) return {Stance::unconfirmed, plural_doubt(tree, *thing, cues)};
    if (!thing && tree.child(i, Dep::ccomp)) return {Stance::unconfirmed, false};
  }
  // "There was no independent confirmation", "no evidence for the claim".
  if (t.pos == Pos::noun && cues.is(CueWord::evidence, t.lemma)) {
    for (const Index child : tree.children(i)) {
      if (tree.token(child).dep == Dep::det && cues.is(CueWord::negation, tree.token(child).lemma)) {
        return {Stance::unconfirmed, false};
      }
    }
  }
  if (t.pos == Pos::verb && cues.is(CueWord::withdraw, t.lemma) && !negated(tree, i, cues)) {
    const auto thing = verified_thing(tree, i);
    if (thing &&
        (cues.is(CueWord::account, tree.token(*thing).lemma) || cues.is(CueWord::medium, tree.token(*thing).lemma)))
      return {Stance::retracted, false};
  }
  return {};
}

}  // namespace

Standing standing_of(const Paragraph& p, const Candidate& c, const CueLexicon& cues) {
  Standing s;
  s.stance = c.sense->stance;
  const bool wished = c.frame == CueFrame::to;
  if (wished) s.stance = AttributionStance::neutral;
  const Token& anchor = p.tree.token(c.anchor);
  const bool verb = anchor.pos == Pos::verb || anchor.pos == Pos::aux;
  const bool no = verb && negated(p.tree, c.anchor, cues, c.source_head);
  if (verb && (no || unreal(p.tree, c.anchor, cues))) {
    s.stance = AttributionStance::neutral;
  }
  const bool speaks = c.sense->kind == CueClass::speech && !wished && !no;
  if (speaks && s.stance != AttributionStance::denies && calls_it_false(p, c, cues)) {
    s.stance = AttributionStance::denies;
  }
  s.responsibility = takes_responsibility(p, c, cues);
  const bool asserts = c.sense->kind == CueClass::speech || c.sense->kind == CueClass::show;
  s.makes_claim = s.stance == AttributionStance::claims && asserts;
  s.says_not = s.makes_claim && says_it_was_not(p, c, cues);
  if (s.makes_claim && hedged(p, c, cues)) s.claim_stance = Stance::hedged;
  return s;
}

void apply_doubts(const std::vector<Paragraph>& paragraphs, const CueLexicon& cues,
                  std::vector<AttributionSpan>& spans) {
  DoubtedClaims claims(paragraphs, spans);
  for (const Paragraph& p : paragraphs) {
    for (Index i = 0; i < p.tree.size(); ++i) {
      const Doubt doubt = doubt_at(p.tree, i, cues);
      if (doubt.stance != Stance::none) claims.apply(Mention{p.index, {i, i + 1}, i}, doubt.stance, doubt.all);
    }
  }
}

}  // namespace claimgraph::extract
