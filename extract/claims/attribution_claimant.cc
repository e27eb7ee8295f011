#include "extract/claims/attribution_claimant.h"

#include <algorithm>
#include <span>

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

constexpr Index kLongestName = 30;       // tokens
constexpr Index kCarrierReach = 200;     // tokens of a clause looked through for outlets
constexpr int kSpeakersBack = 40;        // attributions looked at for the last speaker
constexpr Index kContinuationReach = 3;  // blocks back that "he added", "the statement" may reach

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

// "the group's statement", "a statement by the group", "a spokesman for the ministry", "the ministry spokesman".
std::optional<Index> ClaimantFinder::owner_of(const Paragraph& p, Index head) const {
  const SyntaxTree& tree = p.tree;
  for (const Dep dep : {Dep::poss, Dep::compound, Dep::nmod, Dep::amod}) {
    for (const Index child : tree.children(head)) {
      if (tree.token(child).dep != dep) continue;
      if (const auto e = entity_at(p.index, child)) return e;
      if (const auto e = entity_in(p.index, tree.subtree(child))) return e;
    }
  }
  for (const Index child : tree.children(head)) {
    const Token& t = tree.token(child);
    if (t.dep != Dep::prep && t.dep != Dep::acl && t.dep != Dep::agent && t.dep != Dep::relcl) continue;
    if (child < head) continue;
    if (const auto e = entity_in(p.index, tree.subtree(child))) return e;
  }
  return std::nullopt;
}

std::optional<Index> ClaimantFinder::claimant_of(const Paragraph& p, const Candidate& c,
                                                 const std::vector<AttributionSpan>& spans) const {
  if (!c.source_head) return std::nullopt;
  const SyntaxTree& tree = p.tree;
  Index head = *c.source_head;
  if (is_relative(tree.token(head))) head = antecedent(tree, head).value_or(head);
  if (const auto e = entity_at(p.index, head)) return e;
  const Token& t = tree.token(head);
  const auto last_speaker = [&]() -> std::optional<Index> {
    int steps = 0;
    for (auto it = spans.rbegin(); it != spans.rend() && steps < kSpeakersBack; ++it, ++steps) {
      if (it->cue && it->cue->block + kContinuationReach < c.block) break;
      const bool voice = it->makes_claim || it->stance == AttributionStance::denies;
      if (it->claimant && voice) return it->claimant;
    }
    return std::nullopt;
  };
  if (t.pos == Pos::pron && t.tag == "PRP") {
    if (tree.word(head) == "I" || tree.word(head) == "we" || tree.word(head) == "We" || tree.word(head) == "you") {
      return std::nullopt;
    }
    return last_speaker();
  }
  if (const auto e = owner_of(p, head)) return e;
  if (c.source) {
    if (const auto e = entity_in(p.index, *c.source)) return e;
  }
  if (cues_.is(CueWord::medium, t.lemma) || cues_.is(CueWord::account, t.lemma)) return last_speaker();
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
  if (!span.claimant) return;
  span.on_behalf_of = represented_by(p, c, *span.claimant);
  std::erase(span.carriers, *span.claimant);
}

}  // namespace claimgraph::extract
