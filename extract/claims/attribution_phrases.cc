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
    // "a report according to which shells had hit the school" is about the clause that it is in.
    const bool which = tree.token(*object).tag.starts_with("W");
    const Index clause = which ? tree.token(i).head : clause_above(tree, i);
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

namespace {

struct NounOwner {
  Index head = 0;
  TokenRange phrase;  // as the source
  std::string_view rule;
};

// "X's claim", "a claim by X", "the claims of X", "Amaq claims".
std::optional<NounOwner> owner_of_noun(const Paragraph& p, Index noun) {
  const SyntaxTree& tree = p.tree;
  if (const auto owner = tree.child(noun, Dep::poss)) return NounOwner{*owner, tree.subtree(*owner), "noun.possessive"};
  for (const Index child : tree.children(noun)) {
    const Token& t = tree.token(child);
    const bool by = t.dep == Dep::prep && (t.lemma == "by" || t.lemma == "of" || t.lemma == "from");
    const auto object = by ? tree.child(child, Dep::pobj) : std::nullopt;
    if (object && child > noun && (t.lemma == "by" || tree.token(*object).pos == Pos::propn)) {
      return NounOwner{*object, source_span(p, *object, noun), "noun.by"};
    }
    if (t.dep == Dep::compound && t.pos == Pos::propn && child < noun) {
      return NounOwner{child, tree.subtree(child), "noun.compound"};
    }
  }
  return std::nullopt;
}

// The clause or phrase that tells what the noun is about; `upto` becomes the preposition that leads to it.
std::optional<TokenRange> content_of_noun(const SyntaxTree& tree, Index noun, Index owner, const CueSense& sense,
                                          Index& upto) {
  for (const Index child : tree.children(noun)) {
    const Token& k = tree.token(child);
    if (child < noun || tree.under(owner, child)) continue;
    const bool clause = k.dep == Dep::acl || k.dep == Dep::ccomp || k.dep == Dep::xcomp ||
                        (k.dep == Dep::relcl && tree.child(child, Dep::mark));
    if (clause && (sense.has(CueFrame::that) || sense.has(CueFrame::to))) return tree.subtree(child);
    const TokenRange whole = tree.subtree(child);
    if (k.dep == Dep::prep && sense.leads_by(tree.word(child)) && whole.end > child + 1) {
      upto = child;
      return TokenRange{child + 1, whole.end};
    }
  }
  return std::nullopt;
}

}  // namespace

void find_noun_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (Index i = 0; i < tree.size(); ++i) {
    const Token& t = tree.token(i);
    if (t.pos != Pos::noun && !(p.headline && t.pos == Pos::propn)) continue;
    std::string lemma(t.lemma);
    for (char& ch : lemma) ch = static_cast<char>(ch >= 'A' && ch <= 'Z' ? ch - 'A' + 'a' : ch);
    auto senses = cues.noun(lemma);
    if (senses.empty() && lemma.ends_with('s')) senses = cues.noun(lemma.substr(0, lemma.size() - 1));
    const auto owner = senses.empty() ? std::nullopt : owner_of_noun(p, i);
    if (!owner) continue;
    for (const CueSense& sense : senses) {
      Index upto = i;
      const auto content = content_of_noun(tree, i, owner->head, sense, upto);
      if (!content) continue;
      Candidate c;
      c.block = p.index;
      c.anchor = i;
      const Index first = owner->phrase.end <= i ? std::min(i, owner->phrase.end) : i;
      c.cue = {first, upto == i + 1 ? upto + 1 : i + 1};
      c.sense = &sense;
      c.source_head = owner->head;
      c.source = owner->phrase;
      c.rule = owner->rule;
      const TokenRange piece = content_span(p, *content, c.cue);
      if (piece.empty()) continue;
      c.content.push_back({p.index, piece});
      out.push_back(std::move(c));
      break;
    }
  }
}

namespace {

// A name or a noun that can be a source, without a verb: what stands before or behind a headline's colon.
bool names_source(const SyntaxTree& tree, TokenRange r) {
  bool noun = false;
  for (Index i = r.begin; i < r.end; ++i) {
    const Token& t = tree.token(i);
    if (t.pos == Pos::verb || t.pos == Pos::aux || t.pos == Pos::adv) return false;
    noun |= t.pos == Pos::propn || t.pos == Pos::noun;
  }
  return noun;
}

// The token of the range whose head lies outside, or the last noun.
Index head_of(const SyntaxTree& tree, TokenRange r) {
  for (Index i = r.end; i-- > r.begin;) {
    const Token& t = tree.token(i);
    if ((t.pos == Pos::propn || t.pos == Pos::noun) && (t.head == i || !r.contains(t.head))) return i;
  }
  return r.end - 1;
}

constexpr Index kLongestHeadlineSource = 6;  // tokens

}  // namespace

namespace {

// The verb's senses of a headline word that the tagger took for a name: "Rejects" → reject.
std::span<const CueSense> third_person(const CueLexicon& cues, std::string_view word) {
  std::string w(word);
  for (char& ch : w) ch = static_cast<char>(ch >= 'A' && ch <= 'Z' ? ch - 'A' + 'a' : ch);
  if (w.size() < 4 || !w.ends_with('s')) return {};
  w.pop_back();
  if (w.ends_with("ie")) return cues.verb(w.substr(0, w.size() - 2) + "y");
  const auto plain = cues.verb(w);
  return plain.empty() && w.ends_with('e') ? cues.verb(w.substr(0, w.size() - 1)) : plain;
}

}  // namespace

// "Russia Rejects Amaq Claims": in title case, verbs look like names.
void find_title_case_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  if (!p.headline) return;
  const SyntaxTree& tree = p.tree;
  for (Index i = 1; i + 2 < tree.size() && i <= kLongestHeadlineSource; ++i) {
    const Token& t = tree.token(i);
    if (t.pos != Pos::propn && t.pos != Pos::noun) continue;
    const std::string_view word = tree.word(i);
    if (word[0] < 'A' || word[0] > 'Z' || tree.token(i - 1).pos != Pos::propn) continue;
    for (const CueSense& sense : third_person(cues, word)) {
      const bool takes = sense.has(CueFrame::that) || sense.has(CueFrame::object);
      if (!takes || sense.stance == AttributionStance::neutral) continue;
      Candidate c;
      c.block = p.index;
      c.anchor = i;
      c.cue = {i, i + 1};
      c.sense = &sense;
      c.source = TokenRange{0, i};
      c.source_head = head_of(tree, *c.source);
      c.frame = CueFrame::object;
      c.rule = "headline.title-case";
      const TokenRange piece = content_span(p, {i + 1, tree.size()}, c.cue);
      if (piece.empty()) return;
      c.content.push_back({p.index, piece});
      out.push_back(std::move(c));
      return;
    }
  }
}

// "The ministry: “There are no prisoners.”"
void find_script_candidates(const Paragraph& p, std::vector<Candidate>& out) {
  const SyntaxTree& tree = p.tree;
  for (const Quotation& q : p.quotations) {
    const Index open = q.tokens.begin;
    if (!q.opens || !q.sentence || open < 2 || tree.word(open - 1) != ":") continue;
    Index begin = open - 1;
    while (begin > 0 && open - begin <= kLongestHeadlineSource + 1 && !tree.token(begin).sentence_start) --begin;
    const TokenRange before{begin, open - 1};
    if (before.size() > kLongestHeadlineSource || !tree.token(begin).sentence_start || !names_source(tree, before))
      continue;
    Candidate c;
    c.block = p.index;
    c.anchor = open - 1;
    c.cue = {open - 1, open};
    c.sense = &according_sense();
    c.source = before;
    c.source_head = head_of(tree, before);
    c.direct = true;
    c.rule = "colon";
    c.content.push_back({p.index, q.tokens});
    out.push_back(std::move(c));
  }
}

void find_colon_candidates(const Paragraph& p, const CueLexicon&, std::vector<Candidate>& out) {
  if (!p.headline) return find_script_candidates(p, out);
  const SyntaxTree& tree = p.tree;
  const Index n = tree.size();
  const Index end = n > 0 && tree.word(n - 1) == "." ? n - 1 : n;
  for (Index i = 1; i + 1 < end; ++i) {
    if (tree.word(i) != ":") continue;
    const TokenRange before{0, i};
    const TokenRange behind{i + 1, end};
    const bool first = before.size() <= kLongestHeadlineSource && behind.size() >= 3 && names_source(tree, before);
    const bool last = behind.size() <= kLongestHeadlineSource && before.size() >= 3 && names_source(tree, behind);
    if (!first && !last) continue;
    Candidate c;
    c.block = p.index;
    c.anchor = i;
    c.cue = {i, i + 1};
    c.sense = &according_sense();
    c.source = first ? before : behind;
    c.source_head = head_of(tree, *c.source);
    c.rule = first ? "headline.colon" : "headline.colon-last";
    const TokenRange piece = content_span(p, first ? behind : before, c.cue);
    if (piece.empty()) break;
    c.content.push_back({p.index, piece});
    out.push_back(std::move(c));
    break;
  }
}

}  // namespace claimgraph::extract
