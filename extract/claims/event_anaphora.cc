#include "extract/claims/event_anaphora.h"

#include <algorithm>
#include <tuple>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// What was told more than so many blocks before is not meant by "it".
constexpr std::uint32_t kReach = 4;
constexpr std::uint32_t kShort = 16;

class Resolver {
 public:
  Resolver(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
           const EventLexicon& lexicon, const Events& events)
      : discourse_(discourse), entities_(entities), attributions_(attributions), lexicon_(lexicon), events_(events) {}

  std::vector<EventMention> run() {
    std::vector<bool> has_event(attributions_.size(), false);
    for (const EventMention& m : events_.mentions) {
      for (const std::size_t a : m.attributions) has_event[a] = true;
    }
    std::vector<EventMention> added;
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      if (has_event[a]) continue;
      if (auto mention = resolve(a)) added.push_back(std::move(*mention));
    }
    return added;
  }

 private:
  std::optional<EventMention> resolve(std::size_t a) const {
    const AttributionSpan& attribution = attributions_[a];
    const bool denies = attribution.stance == AttributionStance::denies;
    if (!attribution.claimant || !attribution.cue || (!denies && !attribution.makes_claim)) return std::nullopt;
    const auto untrue = denies ? std::nullopt : falsehood_in(attribution);
    const auto pointer = untrue ? untrue : pointer_of(attribution, denies);
    if (!pointer) return std::nullopt;
    const auto event = antecedent(attribution, a, denies || untrue);
    if (!event) return std::nullopt;
    EventMention m;
    m.points_back = lower_word(discourse_.blocks[pointer->block], pointer->head) == "it";
    m.negated = untrue.has_value();
    m.trigger = m.clause = *pointer;
    m.event = *event;
    m.attributions = {a};
    return m;
  }

  // The word by which content without an event of its own says that nothing of the kind was.
  std::optional<Mention> falsehood_in(const AttributionSpan& attribution) const {
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      // Short content only: in a long one such a word is said of something else.
      if (piece.tokens.size() > kShort) return std::nullopt;
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        const auto kind = falsehood_at(block, i);
        if (kind == Falsehood::falsehood) return Mention{piece.block, {i, i + 1}, i};
        if (kind == Falsehood::nothing && empties(block, i)) return Mention{piece.block, {i, i + 1}, i};
      }
    }
    return std::nullopt;
  }
  std::optional<Falsehood> falsehood_at(const Annotation& block, std::uint32_t i) const {
    const auto by_word = lexicon_.falsehood(lower_word(block, i));
    return by_word ? by_word : lexicon_.falsehood(lower_ascii(block.tokens[i].lemma));
  }
  // As a subject, or the article of one; or of what "there was".
  static bool empties(const Annotation& block, std::uint32_t i) {
    const auto is_subject = [](Dep d) { return d == Dep::nsubj || d == Dep::nsubjpass || d == Dep::attr; };
    const Token& t = block.tokens[i];
    return is_subject(t.dep) || (t.dep == Dep::det && is_subject(block.tokens[t.head].dep));
  }

  // The words that point back: a noun of saying or a pronoun in the content. A denial may have no content at all.
  std::optional<Mention> pointer_of(const AttributionSpan& attribution, bool denies) const {
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        const Token& t = block.tokens[i];
        if (points_back(block, i)) return Mention{piece.block, {i, i + 1}, i};
        if (t.pos == Pos::verb && !denies) break;
      }
    }
    if (denies && (attribution.content.empty() || attribution.content.front().tokens.size() <= 12))
      return attribution.cue;
    return std::nullopt;
  }
  bool points_back(const Annotation& block, std::uint32_t i) const {
    const Token& t = block.tokens[i];
    const std::string word = lower_word(block, i);
    if (t.pos == Pos::pron) return word == "it" || word == "this" || word == "that";
    if (t.pos != Pos::noun) return false;
    const auto senses = lexicon_.senses(lower_ascii(t.lemma), Pos::noun);
    return std::any_of(senses.begin(), senses.end(), [](const EventSense& s) { return s.anaphor; });
  }

  // The last event before the cue that somebody whom the content names claimed; else that anybody else claimed; else
  // the nearest one.
  std::optional<std::uint32_t> antecedent(const AttributionSpan& attribution, std::size_t self, bool denies) const {
    const Mention& cue = *attribution.cue;
    const std::uint32_t claimant = *attribution.claimant;
    const auto before = std::lower_bound(
        events_.mentions.begin(), events_.mentions.end(), cue, [](const EventMention& m, const Mention& c) {
          return std::tuple(m.trigger.block, m.trigger.head) < std::tuple(c.block, c.head);
        });
    std::optional<std::uint32_t> nearest;
    std::optional<std::uint32_t> claimed;
    for (auto m = before; m != events_.mentions.begin();) {
      --m;
      if (cue.block - m->trigger.block > kReach) break;
      if (!nearest) nearest = m->event;
      if (!denies) return nearest;
      for (const std::size_t a : m->attributions) {
        const auto& other = attributions_[a];
        if (a == self || !other.claimant || other.claimant == claimant || !other.makes_claim) continue;
        if (names(attribution, *other.claimant)) return m->event;
        if (!claimed) claimed = m->event;
      }
    }
    return claimed ? claimed : nearest;
  }

  // Whether a mention of the entity lies in the content ("rejected the Wolves' claim").
  bool names(const AttributionSpan& attribution, std::uint32_t entity) const {
    for (const Mention& piece : attribution.content) {
      auto m = std::lower_bound(
          entities_.mentions.begin(), entities_.mentions.end(), piece, [](const EntityMention& e, const Mention& p) {
            return std::tuple(e.where.block, e.where.tokens.begin) < std::tuple(p.block, p.tokens.begin);
          });
      for (; m != entities_.mentions.end() && m->where.block == piece.block && m->where.tokens.begin < piece.tokens.end;
           ++m) {
        if (m->entity == entity) return true;
      }
    }
    return false;
  }

  const Discourse& discourse_;
  const Entities& entities_;
  std::span<const AttributionSpan> attributions_;
  const EventLexicon& lexicon_;
  const Events& events_;
};

}  // namespace

void add_anaphoric_claims(const Discourse& discourse, const Entities& entities,
                          std::span<const AttributionSpan> attributions, const EventLexicon& lexicon, Events& events) {
  for (EventMention& m : Resolver(discourse, entities, attributions, lexicon, events).run())
    events.mentions.push_back(std::move(m));
  std::stable_sort(events.mentions.begin(), events.mentions.end(), [](const EventMention& a, const EventMention& b) {
    return std::tuple(a.trigger.block, a.trigger.head) < std::tuple(b.trigger.block, b.trigger.head);
  });
}

}  // namespace claimgraph::extract
