#include "extract/claims/attribution_claimant.h"

#include <algorithm>
#include <span>

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

constexpr Index kLongestName = 30;       // tokens
constexpr Index kBodyReach = 120;        // tokens back that an unnamed spokesman's body is looked for
constexpr Index kCarrierReach = 200;     // tokens of a clause looked through for outlets
constexpr int kSpeakersBack = 40;        // attributions looked at for the last speaker
constexpr Index kContinuationReach = 3;  // blocks back that "he added", "the statement" may reach
constexpr Index kAccountReach = 8;       // blocks back that "the report" may reach
constexpr Index kAccountTokens = 800;    // and tokens looked at on the way
constexpr Index kRoleLength = 16;        // tokens from a role noun to the name of its holder

bool is_relative(const Token& t) { return t.tag.starts_with("W"); }

// The antecedent of a relative pronoun that is the subject of `verb`'s clause.
std::optional<Index> antecedent(const SyntaxTree& tree, Index pronoun) {
  Index i = pronoun;
  for (int step = 0; step < 6 && !tree.is_root(i); ++step) {
    const Token& t = tree.token(i);
    if (t.dep == Dep::relcl) return t.head;
    i = t.head;
  }
  return std::nullopt;
}

}  // namespace

ClaimantFinder::ClaimantFinder(const std::vector<Paragraph>& paragraphs, const Entities& entities,
                               const CueLexicon& cues)
    : paragraphs_(paragraphs), entities_(entities), cues_(cues) {
  std::size_t m = 0;
  for (const Paragraph& p : paragraphs) {
    while (m < entities.mentions.size() && entities.mentions[m].where.block < p.index) ++m;
    first_mention_.push_back(m);
  }
  first_mention_.push_back(entities.mentions.size());
}

std::span<const EntityMention> ClaimantFinder::mentions_from(Index block, Index token) const {
  const auto first = entities_.mentions.begin() + static_cast<std::ptrdiff_t>(first_mention_[block]);
  const auto last = entities_.mentions.begin() + static_cast<std::ptrdiff_t>(first_mention_[block + 1]);
  const auto at =
      std::partition_point(first, last, [&](const EntityMention& e) { return e.where.tokens.begin < token; });
  return {at, last};
}

std::optional<Index> ClaimantFinder::entity_at(Index block, Index token) const {
  std::optional<Index> covering;
  const Index from = token < kLongestName ? 0 : token - kLongestName;
  for (const EntityMention& e : mentions_from(block, from)) {
    if (e.where.tokens.begin > token) break;
    if (e.where.head == token) return e.entity;
    if (e.where.tokens.contains(token) && e.form != MentionForm::adjective) covering = e.entity;
  }
  return covering;
}

// The actor that a phrase names: an organisation, person or source before a place, a name before a nominal, then the
// first one.
std::optional<Index> ClaimantFinder::entity_in(Index block, TokenRange range) const {
  std::optional<Index> best;
  int best_rank = 0;
  for (const EntityMention& e : mentions_from(block, range.begin)) {
    if (e.where.tokens.begin >= range.end) break;
    if (e.where.tokens.end > range.end) continue;
    int rank = entities_.entities[e.entity].type == NodeType::place ? 1 : 3;
    if (e.form == MentionForm::name) rank += 1;
    if (rank > best_rank) {
      best = e.entity;
      best_rank = rank;
    }
  }
  return best;
}

// A short form that nobody resolved ("the Observatory"): the only organisation or source with the word in its name.
std::optional<Index> ClaimantFinder::entity_called(const Paragraph& p, Index head) const {
  const std::string_view word = p.tree.word(head);
  if (word.size() < 4 || word[0] < 'A' || word[0] > 'Z' || p.headline) return std::nullopt;
  std::optional<Index> only;
  for (Index e = 0; e < entities_.entities.size(); ++e) {
    const Entity& entity = entities_.entities[e];
    if (entity.type != NodeType::organisation && entity.type != NodeType::source) continue;
    const std::size_t at = entity.name.find(word);
    if (at == std::string::npos || (at > 0 && entity.name[at - 1] != ' ')) continue;
    const std::size_t end = at + word.size();
    if (end < entity.name.size() && entity.name[end] != ' ') continue;
    if (only) return std::nullopt;
    only = e;
  }
  return only;
}

// "the group's statement", "a statement by the group", "a spokesman for the ministry", "the ministry spokesman".
std::optional<Index> ClaimantFinder::owner_of(const Paragraph& p, Index head) const {
  const SyntaxTree& tree = p.tree;
  const bool voice =
      cues_.is(CueWord::spokesman, tree.token(head).lemma) || cues_.is(CueWord::insider, tree.token(head).lemma);
  for (const Dep dep : {Dep::poss, Dep::compound, Dep::nmod, Dep::amod}) {
    // A "Chadian rebel group" is not Chad; "Chadian officials" speak for it.
    if (dep == Dep::amod && !voice) continue;
    for (const Index child : tree.children(head)) {
      if (tree.token(child).dep != dep) continue;
      auto e = entity_at(p.index, child);
      if (!e) e = entity_in(p.index, tree.subtree(child));
      // "Her brother", "Langat's lawyer" is another person.
      if (e && !voice && dep == Dep::poss && entities_.entities[*e].type == NodeType::person &&
          !cues_.is(CueWord::medium, tree.token(head).lemma) && !cues_.is(CueWord::account, tree.token(head).lemma)) {
        continue;
      }
      // "The city's police" are not the city.
      if (e && (voice || entities_.entities[*e].type != NodeType::place)) return e;
    }
  }
  for (const Index child : tree.children(head)) {
    const Token& t = tree.token(child);
    if (t.dep != Dep::prep && t.dep != Dep::acl && t.dep != Dep::agent) continue;
    if (child < head) continue;
    if (const auto object = tree.child(child, Dep::pobj)) {
      if (const auto e = entity_at(p.index, *object)) return e;
      if (const auto e = entity_called(p, *object)) return e;
    }
    const auto e = entity_in(p.index, tree.subtree(child));
    if (e && (t.dep != Dep::prep || entities_.entities[*e].type != NodeType::person)) return e;
  }
  return std::nullopt;
}

// "its coordinator, Ali Hassan,": who is named beside the role.
std::optional<Index> ClaimantFinder::named_beside(const Paragraph& p, Index head) const {
  const auto named = p.tree.token(head).pos == Pos::propn ? entity_at(p.index, head) : std::nullopt;
  const bool place = named && entities_.entities[*named].type == NodeType::place;  // "its Bath secretary, Ann Lee,"
  if (named && !place) return std::nullopt;
  for (const Index child : p.tree.children(head)) {
    if (p.tree.token(child).dep != Dep::appos) continue;
    if (const auto e = entity_at(p.index, child)) {
      if (!place || entities_.entities[*e].type == NodeType::person) return e;
    }
    if (place) continue;
    // "its coordinator, the Colombian jurist Pilar Echandía"
    for (const EntityMention& m : mentions_from(p.index, p.tree.subtree(child).begin)) {
      if (m.where.tokens.begin > child) break;
      if (m.where.tokens.end == child + 1 && m.form == MentionForm::name) return m.entity;
    }
  }
  return std::nullopt;
}

// "the prefect of Haute-Kotto, Honoré Gbeti,", "government spokesman Houmed Toihiri": the holder is named behind the
// role, whatever the parser ties the name to.
std::optional<Index> ClaimantFinder::holder_behind(const Paragraph& p, const Candidate& c, Index head) const {
  const SyntaxTree& tree = p.tree;
  const Token& role = tree.token(head);
  if (role.pos != Pos::noun || cues_.is(CueWord::medium, role.lemma) || cues_.is(CueWord::account, role.lemma))
    return std::nullopt;
  for (const EntityMention& m : mentions_from(p.index, head + 1)) {
    const Index begin = m.where.tokens.begin;
    if (begin > head + kRoleLength) break;
    if (c.anchor > head && begin > c.anchor) break;
    if (m.form != MentionForm::name || entities_.entities[m.entity].type != NodeType::person) continue;
    Index before = begin;
    while (before > head + 1 && cues_.is(CueWord::rank, tree.word(before - 1))) --before;
    if (before != head + 1 && tree.word(before - 1) != ",") return std::nullopt;
    // One noun phrase up to the comma: no verb, no second comma before it.
    for (Index i = head + 1; i + 1 < before; ++i) {
      const Pos pos = tree.token(i).pos;
      if (pos == Pos::verb || pos == Pos::aux || tree.word(i) == "," || tree.word(i) == ";") return std::nullopt;
    }
    return m.entity;
  }
  return std::nullopt;
}

std::optional<Index> ClaimantFinder::last_speaker(const Candidate& c, const std::vector<AttributionSpan>& spans,
                                                  Index reach, bool body_only) const {
  int steps = 0;
  for (auto it = spans.rbegin(); it != spans.rend() && steps < kSpeakersBack; ++it, ++steps) {
    if (it->cue && it->cue->block + reach < c.block) break;
    if (!it->claimant) continue;
    if (!it->makes_claim && it->stance != AttributionStance::denies) continue;
    const NodeType type = entities_.entities[*it->claimant].type;
    if (body_only && type != NodeType::organisation && type != NodeType::source) continue;
    return it->claimant;
  }
  return std::nullopt;
}

bool ClaimantFinder::names_in_content(const Candidate& c, Index entity) const {
  return std::ranges::any_of(c.content, [&](const Candidate::Piece& piece) {
    for (const EntityMention& m : mentions_from(piece.block, piece.tokens.begin)) {
      if (m.where.tokens.begin >= piece.tokens.end) break;
      if (m.entity == entity && m.form == MentionForm::name) return true;
    }
    return false;
  });
}

std::optional<Index> ClaimantFinder::last_person(const Candidate& c, const std::vector<AttributionSpan>& spans,
                                                 Index but) const {
  int steps = 0;
  for (auto it = spans.rbegin(); it != spans.rend() && steps < kSpeakersBack; ++it, ++steps) {
    if (it->cue && it->cue->block + kContinuationReach < c.block) break;
    if (!it->claimant || *it->claimant == but || entities_.entities[*it->claimant].type != NodeType::person) continue;
    return it->claimant;
  }
  return std::nullopt;
}

// The nearest organisation named before the token in its paragraph, or whoever spoke last.
std::optional<Index> ClaimantFinder::body_before(const Paragraph& p, const Candidate& c,
                                                 const std::vector<AttributionSpan>& spans) const {
  std::optional<Index> nearest;
  for (const EntityMention& e : mentions_from(p.index, c.anchor < kBodyReach ? 0 : c.anchor - kBodyReach)) {
    if (e.where.tokens.begin >= *c.source_head) break;
    if (entities_.entities[e.entity].type == NodeType::organisation && p.tree.token(e.where.head).dep == Dep::nsubj) {
      nearest = e.entity;
    }
  }
  return nearest ? nearest : last_speaker(c, spans, 1, true);
}

// Whom "it" means where that is the subject just before it in the sentence.
std::optional<Index> ClaimantFinder::meant_here(const Paragraph& p, Index pronoun) const {
  const SyntaxTree& tree = p.tree;
  const auto meant = entity_at(p.index, pronoun);
  if (!meant) return std::nullopt;
  std::optional<Index> subject;
  for (const EntityMention& m : mentions_from(p.index, tree.sentence(pronoun).begin)) {
    if (m.where.tokens.begin >= pronoun) break;
    const NodeType type = entities_.entities[m.entity].type;
    if (type != NodeType::organisation && type != NodeType::source) continue;
    if (tree.token(m.where.head).dep == Dep::nsubj || tree.token(m.where.head).dep == Dep::nsubjpass)
      subject = m.entity;
  }
  return subject;
}

// Who made it: "the EJP's report", "EJP, whose report", "EJP published a report".
std::optional<Index> ClaimantFinder::publisher_of_account(const Paragraph& p, Index noun) const {
  const SyntaxTree& tree = p.tree;
  if (const auto poss = tree.child(noun, Dep::poss); poss && is_relative(tree.token(*poss))) {
    const auto whose = antecedent(tree, *poss);
    return whose ? entity_at(p.index, *whose) : std::nullopt;
  }
  if (const auto owner = owner_of(p, noun)) return owner;
  const Token& t = tree.token(noun);
  Index verb = t.head;
  if (t.dep == Dep::pobj && tree.token(verb).lemma == "in") verb = tree.token(verb).head;  // "said in a statement"
  if (verb == noun || tree.token(verb).pos != Pos::verb || (t.dep != Dep::dobj && t.dep != Dep::pobj))
    return std::nullopt;
  const auto subject = tree.child(verb, Dep::nsubj);
  return subject ? entity_at(p.index, *subject) : std::nullopt;
}

// "The report" is the one that was told of last.
std::optional<Index> ClaimantFinder::owner_of_account(const Candidate& c, std::string_view lemma) const {
  Index looked = 0;
  for (Index b = c.block + 1; b-- > 0 && c.block - b <= kAccountReach;) {
    const SyntaxTree& tree = paragraphs_[b].tree;
    for (Index i = b == c.block ? *c.source_head : tree.size(); i-- > 0;) {
      if (++looked > kAccountTokens) return std::nullopt;
      if (tree.token(i).pos != Pos::noun || tree.token(i).lemma != lemma) continue;
      const auto owner = publisher_of_account(paragraphs_[b], i);
      if (owner && entities_.entities[*owner].type != NodeType::place) return owner;
    }
  }
  return std::nullopt;
}

// A town has no voice; a state's name stands for the state.
bool ClaimantFinder::is_mere_place(const Paragraph& p, const Candidate& c, Index entity) const {
  const Entity& e = entities_.entities[entity];
  if (e.type != NodeType::place || e.twin) return false;
  return c.rule.starts_with("headline.colon") || entity_at(p.index, *c.source_head) != entity;
}

// "A and B said".
void ClaimantFinder::add_co_claimants(AttributionSpan& span, const Paragraph& p, const Candidate& c) const {
  const auto add = [&](Index e) {
    if (e == *span.claimant || std::ranges::find(span.co_claimants, e) != span.co_claimants.end()) return;
    if (entities_.entities[e].type != NodeType::place) span.co_claimants.push_back(e);
  };
  Index head = *c.source_head;
  for (const EntityMention& m : mentions_from(p.index, head)) {  // "Russian and Syrian ministries"
    if (m.where.head != head || m.form != MentionForm::name) break;
    add(m.entity);
  }
  for (int step = 0; step < 4; ++step) {
    const auto next = p.tree.child(head, Dep::conj);
    if (!next || *next < head || !c.source || !c.source->contains(*next)) return;
    if (const auto e = entity_at(p.index, *next)) {
      add(*e);
    } else if (const auto owner = owner_of(p, *next)) {
      add(*owner);
    }
    head = *next;
  }
}

std::optional<Index> ClaimantFinder::claimant_of(const Paragraph& p, const Candidate& c,
                                                 const std::vector<AttributionSpan>& spans) const {
  if (!c.source_head) return std::nullopt;
  const SyntaxTree& tree = p.tree;
  Index head = *c.source_head;
  if (is_relative(tree.token(head))) head = antecedent(tree, head).value_or(head);
  const Token& t = tree.token(head);
  const std::string_view word = tree.word(head);
  if (word == "it" || word == "It") {
    if (const auto here = meant_here(p, head)) return here;
    // Who spoke just before goes on, unless the pronoun means somebody who has spoken too.
    const auto meant = entity_at(p.index, head);
    const bool voice =
        meant && std::ranges::any_of(spans.end() - std::min<std::ptrdiff_t>(kSpeakersBack, std::ssize(spans)),
                                     spans.end(), [&](const AttributionSpan& a) { return a.claimant == meant; });
    const auto last = voice ? std::nullopt : last_speaker(c, spans, 1, true);
    if (last) return last;
  }
  if (const auto e = named_beside(p, head)) return e;
  if (const auto e = holder_behind(p, c, head)) return e;
  if (const auto e = entity_at(p.index, head)) {
    if (t.tag != "PRP" || entities_.entities[*e].type != NodeType::person || !names_in_content(c, *e)) return e;
    // "“Lee took the money,” she said": nobody calls himself by his name.
    if (const auto person = last_person(c, spans, *e)) return person;
    return std::nullopt;
  }
  if (c.rule.starts_with("headline.colon")) return std::nullopt;
  if (t.pos == Pos::pron && t.tag == "PRP") {
    if (word == "I" || word == "we" || word == "We" || word == "you") return std::nullopt;
    // "They" are a body that spoke.
    const bool many = word == "they" || word == "They";
    return last_speaker(c, spans, kContinuationReach, many);
  }
  if (const auto e = owner_of(p, head)) return e;
  if (const auto e = entity_called(p, head)) return e;
  if (cues_.is(CueWord::spokesman, t.lemma)) return body_before(p, c, spans);
  const bool common = t.pos == Pos::noun;
  if (c.source && !common) {
    if (const auto e = entity_in(p.index, *c.source)) return e;
  }
  if (cues_.is(CueWord::medium, t.lemma) || cues_.is(CueWord::account, t.lemma)) {
    if (const auto e = owner_of_account(c, t.lemma)) return e;
    return last_speaker(c, spans, kContinuationReach, false);
  }
  return std::nullopt;
}

std::optional<Index> ClaimantFinder::represented_by(const Paragraph& p, const Candidate& c, Index person) const {
  if (entities_.entities[person].type != NodeType::person) return std::nullopt;
  const auto speaks_for = [&](const Paragraph& where, TokenRange r) {
    for (Index i = r.begin; i < r.end && i < where.tree.size(); ++i) {
      if (cues_.is(CueWord::spokesman, where.tree.token(i).lemma) || cues_.is(CueWord::spokesman, where.tree.word(i)))
        return true;
    }
    return false;
  };
  for (const Affiliation& a : entities_.affiliations) {
    if (a.from != person || a.former) continue;
    const NodeType type = entities_.entities[a.to].type;
    if (type != NodeType::organisation && type != NodeType::source) continue;
    if ((c.source && speaks_for(p, *c.source)) ||
        (a.evidence.block < paragraphs_.size() && speaks_for(paragraphs_[a.evidence.block], a.evidence.tokens))) {
      return a.to;
    }
  }
  return std::nullopt;
}

// "told Reuters", "in a statement to AFP", "quoted by TASS": outlets beside the cue, outside the content.
std::vector<Index> ClaimantFinder::carriers_of(const Paragraph& p, const Candidate& c) const {
  std::vector<Index> out;
  const SyntaxTree& tree = p.tree;
  const auto in_content = [&](Index token) {
    return std::ranges::any_of(c.content, [&](const Candidate::Piece& piece) {
      return piece.block == p.index && piece.tokens.contains(token);
    });
  };
  const TokenRange clause = tree.subtree(c.anchor);
  const Index stop = std::min(clause.end, clause.begin + kCarrierReach);
  for (const EntityMention& e : mentions_from(p.index, clause.begin)) {
    if (e.where.tokens.begin >= stop) break;
    if (entities_.entities[e.entity].type != NodeType::source) continue;
    if (!tree.under(e.where.head, c.anchor) || in_content(e.where.head)) continue;
    if (c.source && c.source->contains(e.where.head)) continue;
    if (std::ranges::find(out, e.entity) == out.end()) out.push_back(e.entity);
  }
  return out;
}

void ClaimantFinder::fill(AttributionSpan& span, const Candidate& c, const std::vector<AttributionSpan>& spans) const {
  const Paragraph& p = paragraphs_[c.block];
  span.claimant = claimant_of(p, c, spans);
  span.carriers = carriers_of(p, c);
  if (span.claimant && is_mere_place(p, c, *span.claimant)) span.claimant.reset();
  if (!span.claimant) return;
  add_co_claimants(span, p, c);
  span.on_behalf_of = represented_by(p, c, *span.claimant);
  std::erase(span.carriers, *span.claimant);
}

}  // namespace claimgraph::extract
