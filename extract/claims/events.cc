#include "extract/claims/events.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/claims/event_anaphora.h"
#include "extract/claims/event_clusters.h"
#include "extract/claims/event_dates.h"
#include "extract/claims/event_filter.h"
#include "extract/claims/telling.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Headlines and key points tell single happenings in the present tense.
bool present_tells(BlockKind kind) {
  return kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::list_item;
}

std::vector<std::int32_t> dates_by_token(const std::vector<DateTold>& dates, std::uint32_t size) {
  std::vector<std::int32_t> at(size, -1);
  for (std::size_t d = 0; d < dates.size(); ++d) {
    for (std::uint32_t i = dates[d].tokens.begin; i < dates[d].tokens.end; ++i) at[i] = static_cast<std::int32_t>(d);
  }
  return at;
}

// Gives each telling of the block (from `first` on) the attributions whose content holds its trigger, innermost first.
class ContentIndex {
 public:
  explicit ContentIndex(std::span<const AttributionSpan> attributions) {
    for (std::size_t a = 0; a < attributions.size(); ++a) {
      for (const Mention& piece : attributions[a].content) {
        pieces_.push_back({piece.block, piece.tokens, a});
      }
    }
    std::sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
      return std::tuple(a.block, a.tokens.begin, a.attribution) < std::tuple(b.block, b.tokens.begin, b.attribution);
    });
  }

  void attach(std::span<Telling> tellings) const {
    std::vector<const Piece*> open;
    auto next = pieces_.begin();
    for (Telling& t : tellings) {
      const std::uint32_t token = t.trigger.token;
      for (; next != pieces_.end() && std::tuple(next->block, next->tokens.begin) <= std::tuple(t.block, token);
           ++next) {
        open.push_back(&*next);
      }
      std::erase_if(open, [&](const Piece* p) { return p->block != t.block || p->tokens.end <= token; });
      std::vector<const Piece*> holding = open;
      std::stable_sort(holding.begin(), holding.end(),
                       [](const Piece* a, const Piece* b) { return a->tokens.size() < b->tokens.size(); });
      for (const Piece* p : holding) t.attributions.push_back(p->attribution);
    }
  }

 private:
  struct Piece {
    std::uint32_t block;
    TokenRange tokens;
    std::size_t attribution;
  };
  std::vector<Piece> pieces_;
};

// Range over the latest figure of each account.
std::optional<Count> range_over_accounts(const std::vector<std::pair<std::optional<std::uint32_t>, Count>>& told) {
  std::map<std::optional<std::uint32_t>, Count> latest;
  for (const auto& [who, count] : told) latest[who] = count;
  std::optional<Count> range;
  bool open_above = false;
  for (const auto& [who, count] : latest) {
    open_above = open_above || !count.max;
    if (!range) {
      range = count;
      continue;
    }
    if (count.min) range->min = range->min ? std::min(*range->min, *count.min) : *count.min;
    if (count.max) range->max = range->max ? std::max(*range->max, *count.max) : *count.max;
  }
  if (range && open_above) range->max.reset();
  return range;
}

class Builder {
 public:
  Builder(const Discourse& discourse, std::span<const AttributionSpan> attributions)
      : discourse_(discourse), attributions_(attributions) {}

  Events build(std::span<const Telling> tellings, const std::vector<std::int32_t>& event) {
    Events out;
    std::int32_t count = 0;
    for (const std::int32_t e : event) count = std::max(count, e + 1);
    std::vector<std::vector<const Telling*>> of(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      if (event[i] < 0) continue;
      of[static_cast<std::size_t>(event[i])].push_back(&tellings[i]);
      out.mentions.push_back(mention_of(tellings[i], static_cast<std::uint32_t>(event[i])));
    }
    for (const auto& group : of) out.events.push_back(event_of(group));
    return out;
  }

 private:
  static EventMention mention_of(const Telling& t, std::uint32_t event) {
    EventMention m;
    m.trigger = t.where;
    m.clause = t.clause;
    m.event = event;
    m.fatalities = t.fatalities;
    m.injuries = t.injuries;
    m.points_back = t.trigger.sense->anaphor && t.trigger.sense->speech;
    m.negated = t.trigger.factuality == Factuality::negated;
    if (t.type == "assault" || t.type == "coerce" || t.type == "crime") {
      for (const Argument& a : t.arguments) {
        if (a.role == Role::perpetrator) m.attackers.push_back(a.entity);
      }
    }
    // Who tells of a refusal neither claims nor denies what was refused.
    if (t.trigger.factuality != Factuality::refused) m.attributions = t.attributions;
    return m;
  }

  Event event_of(const std::vector<const Telling*>& group) const {
    Event event;
    const Telling& main = main_telling(group);
    event.event_type = type_of(group, main);
    event.name = discourse_.blocks[main.block].words(main.where.tokens);
    for (const Telling* t : group) {
      merge_arguments(event, *t);
      if (t->date && (!event.date || finer(*t->date, *event.date))) {
        event.date = DateMention{std::nullopt, t->date->iso()};
        event.date_mention = t->date_mention;
      }
    }
    settle_mutual_deed(event, group);
    for (const Telling* t : group) {
      if (event.places.empty() && t->scene) event.places.push_back(*t->scene);
    }
    event.fatalities = range_over_accounts(figures(group, &Telling::fatalities));
    event.injuries = range_over_accounts(figures(group, &Telling::injuries));
    event.confidence = confidence_of(main, group.size());
    return event;
  }

  // The fullest telling names the event.
  static const Telling& main_telling(const std::vector<const Telling*>& group) {
    const auto fullness = [](const Telling* t) {
      return (t->trigger.sense->strength == TriggerStrength::strong ? 4.0 : 0.0) +
             static_cast<double>(std::min<std::size_t>(t->arguments.size(), 3)) + (t->places.empty() ? 0 : 1) +
             (t->fatalities ? 1 : 0) - (t->trigger.sense->anaphor ? 10 : 0) - (t->title ? 1 : 0);
    };
    return **std::max_element(group.begin(), group.end(),
                              [&](const Telling* a, const Telling* b) { return fullness(a) < fullness(b); });
  }

  // Of the fullest telling; what arms did is an assault, however a part of the tellings puts it.
  static std::string type_of(const std::vector<const Telling*>& group, const Telling& main) {
    if (main.type == "accident") {
      for (const Telling* t : group) {
        if (t->type == "assault" && t->trigger.sense->strength == TriggerStrength::strong) return t->type;
      }
    }
    return main.type;
  }

  static void merge_arguments(Event& event, const Telling& t) {
    for (const Argument& a : t.arguments) {
      const bool known = std::any_of(event.arguments.begin(), event.arguments.end(),
                                     [&](const Argument& b) { return a.entity == b.entity && a.role == b.role; });
      if (!known) event.arguments.push_back(a);
    }
    for (const auto& place : t.places) {
      const bool known =
          std::any_of(event.places.begin(), event.places.end(), [&](const auto& p) { return p.first == place.first; });
      if (!known) event.places.push_back(place);
    }
  }

  // Of a deed that both sides do, who does it is a perpetrator, who it is done with a target; in a fight each side is
  // both. A mishap has participants unless one ran into the other.
  static void settle_mutual_deed(Event& event, const std::vector<const Telling*>& group) {
    const auto is_opposite = [&](std::uint32_t entity) {
      return std::any_of(group.begin(), group.end(), [&](const Telling* t) {
        return std::find(t->opposite.begin(), t->opposite.end(), entity) != t->opposite.end();
      });
    };
    std::vector<Argument> out;
    const auto add = [&](const Argument& a, Role role) {
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const Argument& b) { return b.entity == a.entity && b.role == role; });
      if (!known) out.push_back({role, a.entity, a.evidence});
    };
    bool acting = false;
    bool opposed = false;
    for (const Argument& a : event.arguments) {
      if (a.role != Role::participant) continue;
      (is_opposite(a.entity) ? opposed : acting) = true;
    }
    const bool mishap = event.event_type == "accident" || event.event_type == "disaster";
    if (mishap && !(acting && opposed)) return;
    for (const Argument& a : event.arguments) {
      if (a.role != Role::participant) {
        add(a, a.role);
        continue;
      }
      if (!is_opposite(a.entity) || !acting) add(a, Role::perpetrator);
      if (is_opposite(a.entity) || (event.event_type == "assault" && !opposed)) add(a, Role::target);
    }
    event.arguments = std::move(out);
  }

  static bool finer(const DateRange& date, const DateMention& than) {
    const auto other = parse_iso(than.value);
    return other && date.precision == DateRange::Precision::day && other->precision != DateRange::Precision::day;
  }

  std::vector<std::pair<std::optional<std::uint32_t>, Count>> figures(const std::vector<const Telling*>& group,
                                                                      std::optional<Count> Telling::*count) const {
    std::vector<std::pair<std::optional<std::uint32_t>, Count>> told;
    std::vector<std::pair<std::optional<std::uint32_t>, Count>> narrated;
    for (const Telling* t : group) {
      if (!(t->*count) || t->part_count || t->trigger.factuality == Factuality::negated ||
          t->trigger.factuality == Factuality::refused) {
        continue;
      }
      std::optional<std::uint32_t> who;
      bool denied = false;
      bool claimed = false;
      for (const std::size_t a : t->attributions) {
        const AttributionSpan& said = attributions_[a];
        // Who denies a part in three deaths has not said that there were none.
        const bool against = said.stance == AttributionStance::denies;
        denied = denied || (against && !said.responsibility);
        claimed = claimed || (said.stance == AttributionStance::claims && said.claimant);
        if (!who && !against) who = said.claimant;
      }
      // "X dismissed Y's claim that 11 died": eleven are Y's.
      if (!denied || claimed) (who ? told : narrated).emplace_back(who, *(t->*count));
    }
    // The narrator's figure is somebody's; it counts where nobody is named.
    told.insert(told.end(), narrated.begin(), narrated.end());
    return told;
  }

  static double confidence_of(const Telling& main, std::size_t tellings) {
    double c = main.trigger.sense->strength == TriggerStrength::strong ? 0.8 : 0.6;
    c += main.anchored ? 0.1 : 0.0;
    c += tellings > 1 ? 0.05 : 0.0;
    return c;
  }

  const Discourse& discourse_;
  std::span<const AttributionSpan> attributions_;
};

// Who claims responsibility for a deed did it, as far as the text tells.
void add_confessed_deeds(std::span<const AttributionSpan> attributions, Events& events) {
  for (const EventMention& m : events.mentions) {
    Event& event = events.events[m.event];
    for (const std::size_t a : m.attributions) {
      const AttributionSpan& told = attributions[a];
      if (!told.responsibility || told.stance != AttributionStance::claims || !told.source) continue;
      const auto who = told.on_behalf_of ? told.on_behalf_of : told.claimant;
      const bool known = !who || std::any_of(event.arguments.begin(), event.arguments.end(),
                                             [&](const Argument& b) { return b.role == Role::perpetrator; });
      if (!known) event.arguments.push_back({Role::perpetrator, *who, *told.source});
    }
  }
}

LemmaSet lemmas_of(const Discourse& discourse) {
  LemmaSet lemmas;
  for (const Annotation& block : discourse.blocks) {
    for (const Token& t : block.tokens) lemmas.insert(lower_ascii(t.lemma));
  }
  return lemmas;
}

std::vector<Telling> tellings_of_block(const BlockContext& context, const TriggerContext& words, BlockKind kind) {
  std::vector<Telling> tellings;
  std::vector<bool> taken = context.index->name_tokens();
  for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = taken[i] || (*context.date_at)[i] >= 0;
  for (Trigger& trigger : find_triggers(*context.tree, words, taken, present_tells(kind))) {
    tellings.push_back(describe(context, std::move(trigger)));
  }
  date_by_each_other(*context.tree, *context.quantities, *context.dates, tellings);
  return tellings;
}

// Deaths, wounds and blasts whose sentence does not say how they came are of the kind of the deed or mishap told
// nearest before, else after.
void settle_open_types(std::vector<Telling>& tellings) {
  constexpr std::uint32_t kReach = 3;  // blocks
  const auto settle = [&](Telling& t, const Telling* near) {
    if (near == nullptr || (near->block > t.block ? near->block - t.block : t.block - near->block) > kReach) return;
    t.type = near->type;
    t.open_type = false;
  };
  const auto decided = [](const Telling& t) {
    return !t.open_type && t.trigger.sense->strength == TriggerStrength::strong && t.trigger.sense->family != "hack" &&
           (t.type == "assault" || t.type == "accident" || t.type == "disaster");
  };
  const Telling* last = nullptr;
  for (Telling& t : tellings) {
    if (t.open_type) settle(t, last);
    if (decided(t)) last = &t;
  }
  last = nullptr;
  for (auto t = tellings.rbegin(); t != tellings.rend(); ++t) {
    if (t->open_type) settle(*t, last);
    if (decided(*t)) last = &*t;
  }
}

}  // namespace

Events find_events(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
                   const EventLexicon& lexicon, const QuantityLexicon& quantities, ClusterTrace* trace) {
  std::optional<date::sys_days> published;
  if (discourse.document->published) {
    if (const auto day = parse_iso(discourse.document->published->value)) published = day->last;
  }
  DateFinder finder(quantities, published);
  const LemmaSet document = lemmas_of(discourse);
  std::vector<Telling> tellings;
  for (std::uint32_t b = 0; b < discourse.blocks.size(); ++b) {
    const SyntaxTree tree(discourse.blocks[b]);
    const EntityIndex index(entities, b, tree, lexicon);
    const std::vector<DateTold> dates = finder.find(discourse.blocks[b]);
    const std::vector<std::int32_t> date_at = dates_by_token(dates, tree.size());
    const BlockKind kind = discourse.document->blocks[b].kind;
    const BlockContext context{
        b, &tree, &index, &lexicon, &quantities, &dates, &date_at, kind == BlockKind::title, discourse.classes};
    auto found = tellings_of_block(context, {&lexicon, &document, discourse.classes}, kind);
    std::move(found.begin(), found.end(), std::back_inserter(tellings));
  }
  const auto links = link_tellings(tellings);
  settle_open_types(tellings);
  ContentIndex(attributions).attach(tellings);
  const std::vector<bool> own = events_by_themselves(tellings, attributions);
  const std::vector<std::int32_t> event = cluster_tellings(tellings, own, links, attributions, lexicon, trace);
  Events events = Builder(discourse, attributions).build(tellings, event);
  add_anaphoric_claims(discourse, entities, attributions, lexicon, events);
  add_confessed_deeds(attributions, events);
  if (trace != nullptr) trace->tellings = std::move(tellings);
  return events;
}

}  // namespace claimgraph::extract
