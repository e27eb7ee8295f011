#include "extract/claims/attribution.h"

#include <algorithm>
#include <tuple>

#include "extract/claims/attribution_claimant.h"
#include "extract/claims/attribution_rules.h"
#include "extract/claims/attribution_stance.h"

namespace claimgraph::extract {

namespace {

std::vector<Paragraph> read_paragraphs(const Discourse& discourse) {
  std::vector<Paragraph> out;
  out.reserve(discourse.blocks.size());
  bool open = false;
  for (std::uint32_t b = 0; b < discourse.blocks.size(); ++b) {
    const Annotation& a = discourse.blocks[b];
    const BlockKind kind = discourse.document->blocks[b].kind;
    Paragraph p{b, kind, SyntaxTree(a), find_quotations(a, open), false};
    p.headline = kind == BlockKind::title || kind == BlockKind::heading || (b == 0 && a.tokens.size() < 30);
    open = !p.quotations.empty() && !p.quotations.back().closes;
    out.push_back(std::move(p));
  }
  return out;
}

bool holds(const Candidate& c, std::uint32_t block, std::uint32_t token) {
  return std::ranges::any_of(c.content,
                             [&](const Candidate::Piece& p) { return p.block == block && p.tokens.contains(token); });
}

std::size_t size_of(const Candidate& c) {
  std::size_t n = 0;
  for (const Candidate::Piece& p : c.content) n += p.tokens.size();
  return n;
}

// Quotations of speech that no cue has claimed go on with the statement before them.
void continue_quotations(const std::vector<Paragraph>& paragraphs, std::vector<Candidate>& candidates) {
  for (const Paragraph& p : paragraphs) {
    for (const Quotation& q : p.quotations) {
      if (!q.sentence) continue;
      const bool taken = std::ranges::any_of(candidates, [&](const Candidate& c) {
        if (c.block == p.index && q.tokens.contains(c.anchor)) return false;
        return std::ranges::any_of(c.content, [&](const Candidate::Piece& piece) {
          return piece.block == p.index && piece.tokens.begin < q.tokens.end && q.tokens.begin < piece.tokens.end;
        });
      });
      if (taken) continue;
      Candidate* last = nullptr;
      for (Candidate& c : candidates) {
        if (c.sense->kind != CueClass::speech || c.content.empty()) continue;
        if (c.cue.begin >= q.tokens.begin && c.block == p.index) continue;
        if (c.block != p.index && !(c.block + 1 == p.index && q.tokens.begin == 0 && c.direct)) continue;
        if (holds(c, c.block, c.anchor)) continue;
        if (last == nullptr || c.content.back() > last->content.back()) last = &c;
      }
      if (last == nullptr) continue;
      last->content.push_back({p.index, q.tokens});
      std::sort(last->content.begin(), last->content.end());
    }
  }
}

// The attribution whose content holds the cue of candidate i: the smallest. Where two hold each other, the larger one
// is the outer.
std::optional<std::uint32_t> outer_of(const std::vector<Candidate>& candidates, std::size_t i) {
  const Candidate& c = candidates[i];
  const std::size_t mine = size_of(c);
  std::optional<std::uint32_t> outer;
  std::size_t best = 0;
  for (std::size_t j = 0; j < candidates.size(); ++j) {
    const Candidate& o = candidates[j];
    if (i == j || !holds(o, c.block, c.anchor)) continue;
    const std::size_t theirs = size_of(o);
    if (holds(c, o.block, o.anchor) && (theirs < mine || (theirs == mine && j > i))) continue;
    if (!outer || theirs < best) {
      outer = static_cast<std::uint32_t>(j);
      best = theirs;
    }
  }
  return outer;
}

AttributionSpan span_of(const Candidate& c) {
  AttributionSpan a;
  if (c.source) a.source = Mention{c.block, *c.source, *c.source_head};
  a.cue = Mention{c.block, c.cue, c.anchor};
  for (const Candidate::Piece& piece : c.content) {
    a.content.push_back({piece.block, piece.tokens, piece.tokens.begin});
  }
  a.direct = c.direct;
  a.rule = c.sense->place.empty() ? std::string(c.rule) : std::string(c.rule) + " " + c.sense->place;
  return a;
}

std::vector<Candidate> find_candidates(const std::vector<Paragraph>& paragraphs, const CueLexicon& cues) {
  std::vector<Candidate> candidates;
  for (const Paragraph& p : paragraphs) {
    find_verb_candidates(p, cues, candidates);
    find_according_candidates(p, cues, candidates);
    find_survey_candidates(p, cues, candidates);
    find_adjective_candidates(p, cues, candidates);
    find_noun_candidates(p, cues, candidates);
    find_colon_candidates(p, cues, candidates);
  }
  continue_quotations(paragraphs, candidates);
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.block, a.cue.begin) < std::tie(b.block, b.cue.begin);
  });
  return candidates;
}

}  // namespace

std::vector<AttributionSpan> find_attributions(const Discourse& discourse, const Entities& entities,
                                               const CueLexicon& cues) {
  const std::vector<Paragraph> paragraphs = read_paragraphs(discourse);
  const std::vector<Candidate> candidates = find_candidates(paragraphs, cues);
  const ClaimantFinder claimants(paragraphs, entities, cues);
  std::vector<AttributionSpan> out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    AttributionSpan a = span_of(c);
    a.outer = outer_of(candidates, i);
    const Standing standing = standing_of(paragraphs[c.block], c, cues);
    a.stance = standing.stance;
    a.claim_stance = standing.claim_stance;
    a.makes_claim = standing.makes_claim;
    a.responsibility = standing.responsibility;
    claimants.fill(a, c, out);
    out.push_back(std::move(a));
  }
  apply_doubts(paragraphs, cues, out);
  return out;
}

}  // namespace claimgraph::extract
