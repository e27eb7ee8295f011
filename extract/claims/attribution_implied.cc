#include "extract/claims/attribution_implied.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

constexpr Index kReach = 40;  // tokens of a content in which its first predicate is looked for

std::string lower(std::string_view word) {
  std::string w(word);
  for (char& ch : w) ch = static_cast<char>(ch >= 'A' && ch <= 'Z' ? ch - 'A' + 'a' : ch);
  return w;
}

bool is_no(const SyntaxTree& tree, Index i, const CueLexicon& cues) {
  return cues.is(CueWord::negation, lower(tree.word(i)));
}

// "nobody", "no officer", "none of them".
bool is_nobody(const SyntaxTree& tree, Index noun, const CueLexicon& cues) {
  if (is_no(tree, noun, cues) || is_no(tree, tree.subtree(noun).begin, cues)) return true;  // "not one card"
  return std::ranges::any_of(tree.children(noun), [&](Index child) {
    return child < noun && tree.token(child).dep == Dep::det && is_no(tree, child, cues);
  });
}

// "I", "our guards"; in words that are not quoted "it", "its guards".
bool is_own_side(const SyntaxTree& tree, Index noun, bool direct) {
  const auto own = [&](Index i) {
    const std::string w = lower(tree.word(i));
    const bool first = w == "i" || w == "we" || w == "my" || w == "our" || w == "ours";
    return direct ? first : first || tree.token(i).tag == "PRP" || tree.token(i).tag == "PRP$";
  };
  if (tree.token(noun).pos == Pos::pron) return own(noun);
  const auto owner = tree.child(noun, Dep::poss);
  return owner && tree.token(*owner).pos == Pos::pron && own(*owner);
}

// Told as past: a modal, a present or an infinitive tells what may be or is meant to be.
bool is_past(const SyntaxTree& tree, Index verb) {
  bool perfect = false;
  for (const Index child : tree.children(verb)) {
    const Token& t = tree.token(child);
    if (t.dep != Dep::aux && t.dep != Dep::auxpass) continue;
    if (t.tag == "MD" || t.tag == "TO") return false;
    perfect = perfect || t.tag == "VBD" || t.lemma == "have";
  }
  return perfect || tree.token(verb).tag == "VBD";
}

// Knowing, saying and wanting are no deeds that somebody is blamed for.
bool is_of_mind(const CueLexicon& cues, std::string_view lemma) {
  const auto senses = cues.verb(lemma);
  return std::ranges::any_of(senses, [](const CueSense& s) { return s.kind != CueClass::deed; });
}

bool was_not(const SyntaxTree& tree, Index verb, bool direct, const CueLexicon& cues) {
  const Token& t = tree.token(verb);
  if (t.pos != Pos::verb && t.pos != Pos::aux) return false;
  const bool has_none = t.lemma == "have" && t.tag == "VBZ";
  if (!is_past(tree, verb) && !has_none) return false;
  const auto passive = tree.child(verb, Dep::nsubjpass);
  // "No shots were fired", but "nobody was hurt" tells how it ended.
  if (passive && is_nobody(tree, *passive, cues)) return tree.token(*passive).pos == Pos::noun;
  if (is_of_mind(cues, t.lemma)) return false;
  if (tree.child(verb, Dep::acomp)) return false;  // "was not able", "were not aware"
  bool no = false;
  bool own = false;
  bool nobody = false;
  for (const Index child : tree.children(verb)) {
    const Token& k = tree.token(child);
    const bool adverb = k.dep == Dep::neg || k.dep == Dep::advmod || k.dep == Dep::preconj;
    if (adverb && is_no(tree, child, cues)) no = true;
    if (k.dep == Dep::nsubj || k.dep == Dep::nsubjpass) {
      nobody = nobody || is_nobody(tree, child, cues);
      own = own || is_own_side(tree, child, direct);
    }
    if (k.dep == Dep::dobj && k.pos == Pos::noun && is_nobody(tree, child, cues)) no = true;  // "had no rifles"
  }
  return nobody || (no && own);
}

}  // namespace

bool says_it_was_not(const Paragraph& p, const Candidate& c, const CueLexicon& cues) {
  const SyntaxTree& tree = p.tree;
  for (const Candidate::Piece& piece : c.content) {
    if (piece.block != p.index) continue;
    const TokenRange r = piece.tokens;
    for (Index i = r.begin; i < std::min(r.end, r.begin + kReach); ++i) {
      if (!tree.is_root(i) && r.contains(tree.token(i).head)) continue;
      if (was_not(tree, i, c.direct, cues)) return true;
    }
  }
  return false;
}

}  // namespace claimgraph::extract
