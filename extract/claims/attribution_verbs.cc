#include <algorithm>

#include "extract/claims/attribution_rules.h"
#include "extract/claims/attribution_verb_rules.h"

namespace claimgraph::extract {

using Index = std::uint32_t;

namespace {

bool is_verb(const Token& t) { return t.pos == Pos::verb || (t.pos == Pos::aux && t.tag.starts_with("VB")); }

constexpr Index kLookAhead = 200;  // tokens of a content that are looked through

}  // namespace

void VerbRules::run() {
  for (Index i = 0; i < tree_.size(); ++i) {
    if (is_verb(tree_.token(i)) || is_mistaken_for_noun(i)) look_at(i);
  }
}

bool VerbRules::is_mistaken_for_noun(Index i) const {
  const Token& t = tree_.token(i);
  return t.tag == "NNS" && (tree_.is_root(i) || t.dep == Dep::conj || t.dep == Dep::ccomp) &&
         tree_.child(i, Dep::nsubj).has_value();
}

std::span<const CueSense> VerbRules::senses_of(Index verb) const {
  const std::string lemma(tree_.token(verb).lemma);
  if (const auto prt = tree_.child(verb, Dep::prt)) {
    const auto with = cues_.verb(lemma + " " + std::string(tree_.word(*prt)));
    if (!with.empty()) return with;
    const auto bare = cues_.verb(lemma);  // "opened up" says nothing, where "began" may
    if (!bare.empty() && bare.front().has(CueFrame::quote)) return {};
  }
  if (const auto adverb = tree_.child(verb, Dep::advmod); adverb && *adverb == verb + 1) {  // "hit back"
    const auto with = cues_.verb(lemma + " " + std::string(tree_.word(*adverb)));
    if (!with.empty()) return with;
  }
  if (const auto predicate = predicate_of(verb)) return cues_.verb(lemma + " " + std::string(tree_.word(*predicate)));
  if (const auto object = light_object(verb)) {
    return cues_.verb(lemma + " " + std::string(tree_.token(*object).lemma));
  }
  return cues_.verb(lemma);
}

void VerbRules::look_at(Index verb) {
  if (done_.contains(verb) || figure(verb)) return;
  if (carried(verb)) return;
  const auto senses = senses_of(verb);
  if (senses.empty() || verb == told_already_) return;
  if (tail(verb, senses.front())) return;
  const auto outer = trailing_.find(verb);
  speaker_ = speaker_of(p_, outer == trailing_.end() ? verb : outer->second);
  if (!speaker_.found && !quotation_beside(verb)) return;
  for (const CueSense& sense : senses) {
    if (sense.has(CueFrame::speaking) && quoted_as_saying(verb, sense)) return;
  }
  const bool quoted_word = p_.quotation_at(verb) != nullptr;
  for (const CueSense& sense : senses) {
    // What a quoted person does with an object is part of the quotation, not news of its own.
    if (quoted_word && !sense.has(CueFrame::that) && !sense.has(CueFrame::whom)) continue;
    if (try_sense(verb, sense)) return;
  }
  // "denied any involvement." without what it is in: the verb with its object.
  if (!light_object(verb) || quoted_word) return;
  for (const CueSense& sense : cues_.verb(std::string(tree_.token(verb).lemma))) {
    if (sense.has(CueFrame::object) && object(verb, sense)) return;
  }
}

bool VerbRules::carried(Index verb) {
  if (!cues_.is(CueWord::carrier, tree_.token(verb).lemma)) return false;
  const auto inner = tree_.child(verb, Dep::xcomp);
  if (!inner || *inner < verb || *inner > verb + 4 || carrier_of(*inner, tree_.subtree(*inner).begin) != verb)
    return false;
  const std::size_t before = out_.size();
  look_at(*inner);
  if (out_.size() == before) return false;
  done_.insert(*inner);
  return true;
}

std::optional<Index> VerbRules::carrier_of(Index verb, Index begin) const {
  const Token& t = tree_.token(verb);
  if (t.dep != Dep::xcomp || t.head >= verb || begin == 0) return std::nullopt;
  if (!cues_.is(CueWord::carrier, tree_.token(t.head).lemma)) return std::nullopt;
  const bool beside =
      begin - 1 == t.head || (tree_.token(begin - 1).dep == Dep::prt && tree_.token(begin - 1).head == t.head);
  return beside ? std::optional(t.head) : std::nullopt;
}

// "said in an interview": the medium, where it is one of many.
Index VerbRules::with_medium(Index verb, Index end) const {
  if (end >= tree_.size() || tree_.word(end) != "in" || tree_.token(end).head != verb) return end;
  const auto medium = tree_.child(end, Dep::pobj);
  if (!medium || *medium > end + 5 || !cues_.is(CueWord::medium, tree_.token(*medium).lemma)) return end;
  const std::string_view article = tree_.word(end + 1);
  return article == "a" || article == "an" ? *medium + 1 : end;
}

bool VerbRules::try_sense(Index verb, const CueSense& sense) {
  if (light_object(verb) && light_verb(verb, sense)) return true;
  if (sense.has(CueFrame::that) || sense.has(CueFrame::whom)) {
    if (clause(verb, sense) || quoted(verb, sense) || parenthesis(verb, sense)) return true;
  }
  if (sense.has(CueFrame::that) && p_.headline && elliptic(verb, sense)) return true;
  if (sense.has(CueFrame::quote) && (quoted_clause(verb, sense) || quoted(verb, sense))) return true;
  if ((sense.has(CueFrame::to) || sense.has(CueFrame::did)) && infinitive(verb, sense)) return true;
  if ((sense.has(CueFrame::rest) || sense.has(CueFrame::object)) && object(verb, sense)) return true;
  return !sense.prepositions.empty() && preposition(verb, sense);
}

Candidate VerbRules::base(Index verb, const CueSense& sense, CueFrame frame, Index upto, std::string_view rule) const {
  Candidate c;
  c.block = p_.index;
  c.anchor = verb;
  c.cue = cue_span(p_, verb, upto);
  if (const auto carrier = carrier_of(verb, c.cue.begin)) c.cue.begin = cue_span(p_, *carrier, *carrier).begin;
  if (sense.kind == CueClass::speech && c.cue.end == verb + 1) c.cue.end = with_medium(verb, c.cue.end);
  c.sense = &sense;
  c.frame = frame;
  c.passive = speaker_.passive;
  c.rule = rule;
  if (speaker_.head && *speaker_.head != verb && !c.cue.contains(*speaker_.head)) {
    c.source_head = speaker_.head;
    c.source = source_span(p_, *speaker_.head, verb);
  }
  if (!c.source) shouted_name(c);
  if (sense.has(CueFrame::whom)) {
    c.addressee = tree_.child(verb, Dep::dobj);
    if (!c.addressee) c.addressee = tree_.child(verb, Dep::dative);
  }
  return c;
}

void VerbRules::shouted_name(Candidate& c) const {
  const std::string_view w = tree_.word(c.cue.begin);
  const bool capitals = w.size() > 1 && std::ranges::all_of(w, [](char ch) { return ch >= 'A' && ch <= 'Z'; });
  const std::string_view next = c.cue.begin < c.anchor ? tree_.word(c.anchor) : w;
  if (!capitals || c.cue.begin == c.anchor || (next[0] >= 'A' && next[0] <= 'Z')) return;
  c.source_head = c.cue.begin;
  c.source = TokenRange{c.cue.begin, c.cue.begin + 1};
  ++c.cue.begin;
}

void VerbRules::add(Candidate& c, TokenRange r) const {
  const TokenRange piece = content_span(p_, r, c.cue);
  if (!piece.empty()) c.content.push_back({p_.index, piece});
}

TokenRange VerbRules::without_trailing(Index verb, TokenRange content) {
  const Index stop = std::min(content.end, content.begin + kLookAhead);
  for (Index i = std::max(content.begin + 2, verb + 1); i < stop; ++i) {
    const Token& t = tree_.token(i);
    if (t.tag != "VBG" || t.dep != Dep::advcl || p_.quotation_at(i) != nullptr) continue;
    const Index begin = tree_.subtree(i).begin;
    if (begin <= content.begin || begin > i || !is_punctuation(tree_.token(begin - 1))) continue;
    if (tree_.child(i, Dep::nsubj) || tree_.child(i, Dep::mark)) continue;
    const auto senses = senses_of(i);
    if (senses.empty() || senses.front().kind != CueClass::speech) continue;
    trailing_[i] = verb;
    content.end = begin;
    break;
  }
  return content;
}

bool VerbRules::emit(Index verb, const CueSense& sense, CueFrame frame, TokenRange content, Index upto,
                     std::string_view rule) {
  if (content.begin > verb) content = without_trailing(verb, content);
  Candidate c = base(verb, sense, frame, upto, rule);
  std::vector<TokenRange> holes;
  if (content.contains(verb)) holes.push_back(hole_of(verb, c));
  for (const TokenRange piece : pieces_without(p_, content, holes, c.cue)) c.content.push_back({p_.index, piece});
  return push(std::move(c));
}

TokenRange VerbRules::hole_of(Index verb, const Candidate& c) const {
  TokenRange hole = c.cue;
  if (c.source && c.source->end <= c.cue.begin + 3) hole.begin = std::min(hole.begin, c.source->begin);
  if (c.source && c.source->begin >= c.cue.end) hole.end = std::max(hole.end, c.source->end);
  (void)verb;
  return hole;
}

bool VerbRules::push(Candidate c) {
  if (c.content.empty()) return false;
  if (c.source_head && tree_.token(*c.source_head).dep == Dep::expl) {
    c.source_head.reset();
    c.source.reset();
  }
  for (const Candidate::Piece& piece : c.content) {
    for (const Quotation& q : p_.quotations_near(piece.tokens)) {
      c.direct |= q.sentence && piece.tokens.begin <= q.tokens.begin && q.tokens.begin <= piece.tokens.begin + 1 &&
                  q.tokens.end >= piece.tokens.end;
    }
  }
  out_.push_back(std::move(c));
  return true;
}

void find_verb_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  VerbRules(p, cues, out).run();
}

}  // namespace claimgraph::extract
