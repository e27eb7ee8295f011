#include "extract/claims/attribution_stance.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

// "did not", "never", "neither ... nor": on the word, or before it in its coordination ("neither confirmed nor
// denied").
bool negated(const SyntaxTree& tree, Index verb, const CueLexicon& cues) {
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
  if (subject) {
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
    for (Index i = piece.tokens.begin; i < piece.tokens.end; ++i) {
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
  if (c.rule == "responsibility") return true;
  if (c.content.empty() || c.content.front().block != p.index) return false;
  const TokenRange r = c.content.front().tokens;
  const auto object = tree.child(c.anchor, Dep::dobj);
  if (object && r.contains(*object)) {
    if (cues.is(CueWord::responsibility, tree.token(*object).lemma)) return true;
    if (c.frame == CueFrame::object && cues.is(CueWord::take_responsibility, tree.token(c.anchor).lemma)) return true;
  }
  // "said it was behind the attack", "said it carried out the attack" is its own deed.
  for (Index i = r.begin; i < r.end; ++i) {
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

// ---- doubts ----

bool is_claim(const AttributionSpan& a) { return a.makes_claim && a.cue; }

// A sentence number that runs over the whole document, so that "the sentence before" crosses paragraphs.
struct Place {
  std::uint32_t block;
  std::uint32_t sentence;
  friend auto operator<=>(const Place&, const Place&) = default;
};

Place place_of(const std::vector<Paragraph>& paragraphs, const AttributionSpan& a) {
  return {a.cue->block, paragraphs[a.cue->block].tree.sentence_of(a.cue->head)};
}

constexpr std::uint32_t kDoubtReach = 2;  // blocks back that a doubt reaches

// The claims that "the claim" means: those of the nearest sentence at or before the place; `all`: every one before it.
template <typename Apply>
void for_claims_before(const std::vector<Paragraph>& paragraphs, std::vector<AttributionSpan>& spans, Mention doubt,
                       bool all, Apply apply) {
  const Place here{doubt.block, paragraphs[doubt.block].tree.sentence_of(doubt.head)};
  std::optional<Place> nearest;
  for (const AttributionSpan& a : spans) {
    if (!is_claim(a) || a.cue->block + kDoubtReach < doubt.block) continue;
    const Place at = place_of(paragraphs, a);
    if (at > here) break;
    if (a.cue->block == doubt.block && a.cue->head >= doubt.head) break;
    nearest = at;
  }
  if (!nearest) return;
  for (AttributionSpan& a : spans) {
    if (!is_claim(a)) continue;
    const Place at = place_of(paragraphs, a);
    if (at > here || (a.cue->block == doubt.block && a.cue->head >= doubt.head)) break;
    if (all || at == *nearest) apply(a);
  }
}

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
  if (verb && (negated(p.tree, c.anchor, cues) || unreal(p.tree, c.anchor, cues))) {
    s.stance = AttributionStance::neutral;
  }
  s.responsibility = takes_responsibility(p, c, cues);
  const bool asserts = c.sense->kind == CueClass::speech || c.sense->kind == CueClass::show;
  s.makes_claim = s.stance == AttributionStance::claims && asserts;
  if (s.makes_claim && hedged(p, c, cues)) s.claim_stance = Stance::hedged;
  return s;
}

void apply_doubts(const std::vector<Paragraph>& paragraphs, const CueLexicon& cues,
                  std::vector<AttributionSpan>& spans) {
  for (const Paragraph& p : paragraphs) {
    for (Index i = 0; i < p.tree.size(); ++i) {
      const Doubt doubt = doubt_at(p.tree, i, cues);
      if (doubt.stance == Stance::none) continue;
      for_claims_before(paragraphs, spans, Mention{p.index, {i, i + 1}, i}, doubt.all, [&](AttributionSpan& a) {
        if (a.claim_stance != Stance::retracted) a.claim_stance = doubt.stance;
      });
    }
  }
}

}  // namespace claimgraph::extract
