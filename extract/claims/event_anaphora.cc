#include "extract/claims/event_anaphora.h"

#include <algorithm>
#include <tuple>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// What was told more than so many blocks before is not meant by "it".
constexpr std::uint32_t kReach = 4;

class Resolver {
 public:
  Resolver(const Discourse& discourse, std::span<const AttributionSpan> attributions, const EventLexicon& lexicon,
           const Events& events)
      : discourse_(discourse), attributions_(attributions), lexicon_(lexicon), events_(events) {}

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
    const auto pointer = pointer_of(attribution, denies);
    if (!pointer) return std::nullopt;
    const auto event = antecedent(*attribution.cue, *attribution.claimant);
    if (!event) return std::nullopt;
    EventMention m;
    m.trigger = m.clause = *pointer;
    m.event = *event;
    m.attributions = {a};
    return m;
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

  std::optional<std::uint32_t> antecedent(const Mention& cue, std::uint32_t claimant) const {
    const auto before = std::lower_bound(
        events_.mentions.begin(), events_.mentions.end(), cue, [](const EventMention& m, const Mention& c) {
          return std::tuple(m.trigger.block, m.trigger.head) < std::tuple(c.block, c.head);
        });
    std::optional<std::uint32_t> nearest;
    for (auto m = before; m != events_.mentions.begin();) {
      --m;
      if (cue.block - m->trigger.block > kReach) break;
      if (!nearest) nearest = m->event;
      for (const std::size_t a : m->attributions) {
        if (attributions_[a].claimant && attributions_[a].claimant != claimant) return m->event;
      }
    }
    return nearest;
  }

  const Discourse& discourse_;
  std::span<const AttributionSpan> attributions_;
  const EventLexicon& lexicon_;
  const Events& events_;
};

}  // namespace

void add_anaphoric_claims(const Discourse& discourse, std::span<const AttributionSpan> attributions,
                          const EventLexicon& lexicon, Events& events) {
  for (EventMention& m : Resolver(discourse, attributions, lexicon, events).run())
    events.mentions.push_back(std::move(m));
  std::stable_sort(events.mentions.begin(), events.mentions.end(), [](const EventMention& a, const EventMention& b) {
    return std::tuple(a.trigger.block, a.trigger.head) < std::tuple(b.trigger.block, b.trigger.head);
  });
}

}  // namespace claimgraph::extract
