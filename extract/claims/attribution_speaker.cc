#include "extract/claims/attribution_speaker.h"

namespace claimgraph::extract {

namespace {

constexpr int kMaxSteps = 8;

bool is_noun(const Token& t) {
  return t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::pron || t.pos == Pos::num;
}

// "..., said Smith" where the parser took Smith for an object: a name straight behind a verb that follows a quotation.
std::optional<std::uint32_t> inverted(const Paragraph& p, std::uint32_t verb) {
  if (verb == 0) return std::nullopt;
  bool after_quotation = false;
  for (const Quotation& q : p.quotations_near({verb, verb + 1})) after_quotation |= q.tokens.end == verb;
  if (!after_quotation) return std::nullopt;
  for (const std::uint32_t child : p.tree.children(verb)) {
    const Token& t = p.tree.token(child);
    if (child < verb || !is_noun(t)) continue;
    if (t.dep == Dep::dobj || t.dep == Dep::attr || t.dep == Dep::npadvmod || t.dep == Dep::dep ||
        t.dep == Dep::appos || t.dep == Dep::oprd) {
      return child;
    }
  }
  return std::nullopt;
}

// The subject of a verb that is not part of the words it gives: "“No soldier,” replied the general, “was there.”"
std::optional<std::uint32_t> subject_of(const Paragraph& p, std::uint32_t verb) {
  const Quotation* own = p.quotation_at(verb);
  std::optional<std::uint32_t> nearest;  // "the opposition Kita Party said" is two subjects to the parser
  for (const std::uint32_t child : p.tree.children(verb)) {
    if (p.tree.token(child).dep != Dep::nsubj || p.quotation_at(child) != own) continue;
    if (nearest && p.tree.subtree(child).begin != p.tree.subtree(*nearest).end) break;
    nearest = child;
  }
  if (nearest || own == nullptr) return nearest;
  return p.tree.child(verb, Dep::nsubj);
}

// "The commission, asked whether it knew, said": the parser takes the participle for a clause with a subject.
std::optional<std::uint32_t> subject_before_participle(const Paragraph& p, std::uint32_t verb) {
  const SyntaxTree& tree = p.tree;
  for (const std::uint32_t child : tree.children(verb)) {
    const Token& t = tree.token(child);
    if (child >= verb || t.dep != Dep::ccomp || (t.tag != "VBD" && t.tag != "VBN")) continue;
    const auto subject = tree.child(child, Dep::nsubj);
    if (!subject || child < 1 || tree.word(child - 1) != "," || *subject >= child) continue;
    if (tree.subtree(child).end < verb && tree.word(verb - 1) == "," && p.quotation_at(child) == nullptr)
      return subject;
  }
  return std::nullopt;
}

bool passive_participle(const Paragraph& p, std::uint32_t verb) {
  return p.tree.token(verb).tag == "VBN" && !p.tree.child(verb, Dep::aux) && !p.tree.child(verb, Dep::nsubj);
}

Speaker agent_of(const Paragraph& p, std::uint32_t verb) {
  Speaker s{std::nullopt, true, true};
  if (const auto by = p.tree.child(verb, Dep::agent)) s.head = p.tree.child(*by, Dep::pobj);
  return s;
}

// The one step up the tree that the subject may be inherited over.
std::optional<std::uint32_t> governor(const Paragraph& p, std::uint32_t verb) {
  const Token& t = p.tree.token(verb);
  const std::uint32_t head = t.head;
  if (head == verb) return std::nullopt;
  switch (t.dep) {
    case Dep::conj:
    case Dep::xcomp:
    case Dep::advcl:
    case Dep::dep:
    case Dep::parataxis:
      return head;
    case Dep::pcomp:
      return p.tree.token(head).head;
    case Dep::ccomp:
      return t.tag == "VBG" || t.tag == "VB" ? std::optional(head) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

Speaker speaker_of(const Paragraph& p, std::uint32_t verb) {
  const SyntaxTree& tree = p.tree;
  if (tree.child(verb, Dep::auxpass) || tree.child(verb, Dep::nsubjpass) || tree.child(verb, Dep::agent) ||
      passive_participle(p, verb)) {
    return agent_of(p, verb);
  }
  std::uint32_t at = verb;
  for (int step = 0; step < kMaxSteps; ++step) {
    if (const auto subject = subject_of(p, at)) return {subject, false, true};
    if (const auto subject = tree.child(at, Dep::nsubjpass)) return {subject, false, true};
    if (at == verb) {
      if (const auto name = inverted(p, verb)) return {name, false, true};
      if (const auto subject = subject_before_participle(p, verb)) return {subject, false, true};
    }
    const Token& t = tree.token(at);
    if ((t.dep == Dep::acl || t.dep == Dep::relcl) && t.head != at) return {t.head, false, true};
    if (is_noun(t) && at != verb) return {at, false, true};
    const auto up = governor(p, at);
    if (!up) break;
    at = *up;
  }
  return {std::nullopt, false, tree.token(verb).tag == "VBG"};
}

}  // namespace claimgraph::extract
