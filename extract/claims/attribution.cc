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

std::size_t size_of(const Candidate& c) {
  std::size_t n = 0;
  for (const Candidate::Piece& p : c.content) n += p.tokens.size();
  return n;
}

bool holds(const Candidate& c, std::uint32_t block, std::uint32_t token) {
  return std::ranges::any_of(c.content,
                             [&](const Candidate::Piece& p) { return p.block == block && p.tokens.contains(token); });
}

// Quotations of speech that no cue has claimed go on with the statement before them: of the same paragraph, or, where
// the paragraph begins with them, of the one before.
class QuotationContinuer {
 public:
  explicit QuotationContinuer(const std::vector<Paragraph>& paragraphs, std::vector<Candidate>& candidates)
      : paragraphs_(paragraphs), candidates_(candidates) {}

  // `candidates` are in document order.
  void run() {
    std::size_t next = 0;
    for (const Paragraph& p : paragraphs_) {
      const std::size_t first = next;
      while (next < candidates_.size() && candidates_[next].block == p.index) ++next;
      mark_claimed(p, first, next);
      Candidate* carried = last_;
      last_ = nullptr;
      std::size_t at = first;
      for (std::size_t q = 0; q < p.quotations.size(); ++q) {
        const TokenRange tokens = p.quotations[q].tokens;
        for (; at < next && candidates_[at].cue.begin < tokens.begin; ++at) consider(candidates_[at]);
        if (!p.quotations[q].sentence || claimed_[q]) continue;
        Candidate* to = last_;
        if (to == nullptr && tokens.begin == 0 && carried != nullptr && carried->direct) to = carried;
        if (to == nullptr) continue;
        if (to->sense->stance == AttributionStance::denies) {
          said_beside_.push_back(said_beside(*to, {p.index, tokens}));
        } else {
          to->content.push_back({p.index, tokens});
        }
        last_ = to;
      }
      for (; at < next; ++at) consider(candidates_[at]);
    }
    for (Candidate& c : candidates_) std::ranges::sort(c.content);
    candidates_.insert(candidates_.end(), said_beside_.begin(), said_beside_.end());
  }

 private:
  void mark_claimed(const Paragraph& p, std::size_t first, std::size_t end) {
    claimed_.assign(p.quotations.size(), false);
    for (std::size_t i = first; i < end; ++i) {
      for (const Candidate::Piece& piece : candidates_[i].content) {
        for (const Quotation& q : p.quotations_near(piece.tokens)) {
          const bool touches = piece.tokens.begin < q.tokens.end && q.tokens.begin < piece.tokens.end;
          if (touches && !q.tokens.contains(candidates_[i].anchor)) {
            claimed_[static_cast<std::size_t>(&q - p.quotations.data())] = true;
          }
        }
      }
    }
  }

  // "He denied it. “Nobody was there.”": the quotation is what he says, not what he denies.
  static Candidate said_beside(const Candidate& denial, Candidate::Piece quotation) {
    static const CueSense said = [] {
      CueSense s;
      s.stance = AttributionStance::claims;
      return s;
    }();
    Candidate c = denial;
    c.sense = &said;
    c.content = {quotation};
    c.direct = true;
    c.rule = "quotation.after-denial";
    return c;
  }

  void consider(Candidate& c) {
    if (c.sense->kind != CueClass::speech || c.content.empty() || holds(c, c.block, c.anchor)) return;
    if (paragraphs_[c.block].quotation_at(c.anchor) != nullptr) return;
    if (last_ == nullptr || last_->block != c.block || c.content.back() > last_->content.back()) last_ = &c;
  }

  const std::vector<Paragraph>& paragraphs_;
  std::vector<Candidate>& candidates_;
  std::vector<Candidate> said_beside_;
  std::vector<bool> claimed_;  // of the paragraph's quotations
  Candidate* last_ = nullptr;  // whose statement goes on
};

// For each candidate the one whose content holds its cue: the smallest. Where two hold each other, the larger one is
// the outer. In the order of the candidates; costs what the nesting is deep.
std::vector<std::optional<std::uint32_t>> find_outer(const std::vector<Paragraph>& paragraphs,
                                                     const std::vector<Candidate>& candidates) {
  struct Held {
    std::uint32_t block, begin, end, candidate;
    auto operator<=>(const Held&) const = default;
  };
  std::vector<Held> pieces;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    for (const Candidate::Piece& p : candidates[i].content) {
      pieces.push_back({p.block, p.tokens.begin, p.tokens.end, i});
    }
  }
  std::ranges::sort(pieces);
  std::vector<std::uint32_t> order(candidates.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {},
                           [&](std::uint32_t i) { return std::pair(candidates[i].block, candidates[i].anchor); });

  std::vector<std::optional<std::uint32_t>> outer(candidates.size());
  std::vector<Held> open;
  std::size_t next = 0;
  for (const std::uint32_t i : order) {
    const Candidate& c = candidates[i];
    for (; next < pieces.size() && std::pair(pieces[next].block, pieces[next].begin) <= std::pair(c.block, c.anchor);
         ++next) {
      open.push_back(pieces[next]);
    }
    std::erase_if(open, [&](const Held& h) { return h.block < c.block || h.end <= c.anchor; });
    std::size_t best = 0;
    // "saw thirty men, who he said were soldiers": what is said there is not seen.
    const Dep dep = paragraphs[c.block].tree.token(c.anchor).dep;
    const bool relative = c.sense->kind == CueClass::speech && (dep == Dep::relcl || dep == Dep::acl);
    for (const Held& h : open) {
      const Candidate& o = candidates[h.candidate];
      if (h.candidate == i || (relative && o.sense->kind != CueClass::speech)) continue;
      const std::size_t theirs = size_of(o);
      const std::size_t mine = size_of(c);
      if (holds(c, o.block, o.anchor) && (theirs < mine || (theirs == mine && h.candidate > i))) continue;
      if (!outer[i] || theirs < best) {
        outer[i] = h.candidate;
        best = theirs;
      }
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
    if (candidates.empty() || candidates.back().block != p.index) find_title_case_candidates(p, cues, candidates);
    find_colon_candidates(p, cues, candidates);
  }
  const auto in_order = [](const Candidate& a, const Candidate& b) {
    return std::tie(a.block, a.cue.begin) < std::tie(b.block, b.cue.begin);
  };
  std::ranges::stable_sort(candidates, in_order);
  QuotationContinuer(paragraphs, candidates).run();
  std::ranges::stable_sort(candidates, in_order);
  return candidates;
}

}  // namespace

std::vector<AttributionSpan> find_attributions(const Discourse& discourse, const Entities& entities,
                                               const CueLexicon& cues) {
  const std::vector<Paragraph> paragraphs = read_paragraphs(discourse);
  const std::vector<Candidate> candidates = find_candidates(paragraphs, cues);
  const ClaimantFinder claimants(paragraphs, entities, cues);
  const auto outer = find_outer(paragraphs, candidates);
  std::vector<AttributionSpan> out;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    AttributionSpan a = span_of(c);
    a.outer = outer[i];
    const Standing standing = standing_of(paragraphs[c.block], c, cues);
    a.stance = standing.stance;
    a.claim_stance = standing.claim_stance;
    a.makes_claim = standing.makes_claim;
    a.says_not = standing.says_not;
    a.responsibility = standing.responsibility;
    claimants.fill(a, c, out);
    out.push_back(std::move(a));
  }
  apply_doubts(paragraphs, cues, out);
  return out;
}

}  // namespace claimgraph::extract
