#include <algorithm>

#include "extract/claims/attribution_rules.h"
#include "extract/claims/attribution_speaker.h"

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

const CueSense& according_sense() {
  static const CueSense sense = [] {
    CueSense s;
    s.kind = CueClass::speech;
    s.stance = AttributionStance::claims;
    s.place = "according to";
    return s;
  }();
  return sense;
}

// The clause that an adverbial phrase belongs to: the nearest verb above it.
Index clause_above(const SyntaxTree& tree, Index i) {
  while (!tree.is_root(i)) {
    i = tree.token(i).head;
    const Token& t = tree.token(i);
    if ((t.pos == Pos::verb || t.pos == Pos::aux) && t.dep != Dep::relcl && t.dep != Dep::acl) return i;
  }
  return i;
}

void add_pieces(const Paragraph& p, Candidate& c, TokenRange whole, TokenRange hole) {
  for (const TokenRange piece : pieces_without(p, whole, {hole}, c.cue)) c.content.push_back({p.index, piece});
}

}  // namespace

void find_according_candidates(const Paragraph& p, const CueLexicon&, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (Index i = 0; i + 1 < tree.size(); ++i) {
    if (tree.token(i).lemma != "accord" && tree.word(i) != "according" && tree.word(i) != "According") continue;
    if (tree.word(i + 1) != "to") continue;
    const auto object = tree.child(i + 1, Dep::pobj);
    if (!object) continue;
    Candidate c;
    c.block = p.index;
    c.anchor = i;
    c.cue = {i, i + 2};
    c.sense = &according_sense();
    c.source_head = object;
    c.source = source_span(p, *object, i);
    c.rule = "according-to";
    const Index clause = clause_above(tree, i);
    TokenRange hole{i, std::max(c.source->end, tree.subtree(i).end)};
    add_pieces(p, c, tree.subtree(clause), hole);
    if (!c.content.empty()) out.push_back(std::move(c));
  }
}

// "In the poll, X leads": the poll says it.
void find_survey_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (Index i = 0; i < tree.size(); ++i) {
    const Token& t = tree.token(i);
    if (t.dep != Dep::prep || tree.word(i) != "In") continue;
    const auto object = tree.child(i, Dep::pobj);
    if (!object || !cues.is(CueWord::survey, tree.token(*object).lemma)) continue;
    const Index clause = clause_above(tree, i);
    const Token& verb = tree.token(clause);
    if (verb.pos != Pos::verb && verb.pos != Pos::aux) continue;
    Candidate c;
    c.block = p.index;
    c.anchor = i;
    c.cue = {i, i + 1};
    c.sense = &according_sense();
    c.source_head = object;
    c.source = source_span(p, *object, i);
    c.rule = "survey";
    add_pieces(p, c, tree.subtree(clause), {i, std::max(c.source->end, tree.subtree(i).end)});
    if (!c.content.empty()) out.push_back(std::move(c));
  }
}

// "was sure that", "is critical of", "are willing to".
void find_adjective_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (Index i = 0; i < tree.size(); ++i) {
    const Token& t = tree.token(i);
    const auto senses = cues.adjective(t.lemma);
    if (senses.empty() || t.dep != Dep::acomp || t.head >= i) continue;
    const Speaker speaker = speaker_of(p, t.head);
    if (!speaker.head || speaker.passive || tree.token(*speaker.head).dep == Dep::expl) continue;
    for (const CueSense& sense : senses) {
      for (const Index child : tree.children(i)) {
        const Token& k = tree.token(child);
        if (child < i) continue;
        const bool clause =
            (k.dep == Dep::ccomp && sense.has(CueFrame::that)) || (k.dep == Dep::xcomp && sense.has(CueFrame::to));
        const bool phrase = k.dep == Dep::prep && sense.leads_by(k.lemma) && tree.subtree(child).end > child + 1;
        if (!clause && !phrase) continue;
        Candidate c;
        c.block = p.index;
        c.anchor = i;
        c.cue = cue_span(p, t.head, phrase && child == i + 1 ? child : i);
        c.sense = &sense;
        c.source_head = speaker.head;
        c.source = source_span(p, *speaker.head, i);
        c.rule = "adjective";
        const TokenRange whole = tree.subtree(child);
        const TokenRange piece = content_span(p, {phrase ? child + 1 : whole.begin, whole.end}, c.cue);
        if (piece.empty() || c.cue.contains(*speaker.head)) continue;
        c.content.push_back({p.index, piece});
        out.push_back(std::move(c));
        break;
      }
    }
  }
}

void find_noun_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (Index i = 0; i < tree.size(); ++i) {
    const Token& t = tree.token(i);
    if (t.pos != Pos::noun) continue;
    const auto owner = tree.child(i, Dep::poss);
    if (!owner) continue;
    for (const CueSense& sense : cues.noun(t.lemma)) {
      std::optional<TokenRange> content;
      Index upto = i;
      for (const Index child : tree.children(i)) {
        const Token& k = tree.token(child);
        if (child < i) continue;
        if ((k.dep == Dep::acl || k.dep == Dep::ccomp || k.dep == Dep::relcl || k.dep == Dep::xcomp) &&
            (k.dep == Dep::relcl ? false : (sense.has(CueFrame::that) || sense.has(CueFrame::to)))) {
          content = tree.subtree(child);
        } else if (k.dep == Dep::prep && sense.leads_by(tree.word(child)) && tree.subtree(child).end > child + 1) {
          content = TokenRange{child + 1, tree.subtree(child).end};
          upto = child;
        }
        if (content) break;
      }
      if (!content) continue;
      Candidate c;
      c.block = p.index;
      c.anchor = i;
      Index first = i;
      for (const Index child : tree.children(i)) {
        if (child > *owner && child < i && tree.token(child).dep != Dep::case_) {
          first = tree.subtree(child).begin;
          break;
        }
      }
      c.cue = {first, std::max(i, upto == i + 1 ? upto : i) + 1};
      c.sense = &sense;
      c.source_head = owner;
      c.source = tree.subtree(*owner);
      c.frame = CueFrame::that;
      c.rule = "noun.possessive";
      const TokenRange piece = content_span(p, *content, c.cue);
      if (piece.empty()) continue;
      c.content.push_back({p.index, piece});
      out.push_back(std::move(c));
      break;
    }
  }
}

void find_colon_candidates(const Paragraph& p, const CueLexicon&, std::vector<Candidate>& out) {
  if (!p.headline) return;
  const SyntaxTree& tree = p.tree;
  for (Index i = 1; i + 1 < tree.size(); ++i) {
    if (tree.word(i) != ":" || i > 6) continue;
    Candidate c;
    c.block = p.index;
    c.anchor = i;
    c.cue = {i, i + 1};
    c.sense = &according_sense();
    c.source = TokenRange{0, i};
    c.source_head = i - 1;
    c.rule = "headline.colon";
    const TokenRange piece = content_span(p, {i + 1, tree.size()}, c.cue);
    if (piece.size() < 3) break;
    c.content.push_back({p.index, piece});
    out.push_back(std::move(c));
    break;
  }
}

}  // namespace claimgraph::extract
