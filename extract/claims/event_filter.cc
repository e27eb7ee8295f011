#include "extract/claims/event_filter.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

bool happened(const Telling& t) {
  return t.trigger.factuality == Factuality::fact || t.trigger.factuality == Factuality::attempt;
}

bool has_actor(const Telling& t) {
  return std::any_of(t.arguments.begin(), t.arguments.end(), [](const Argument& a) { return a.role != Role::none; });
}

// A noun of violence or mishap with nothing named beside it. A plural is a kind of thing, unless it is counted; so is a
// bare noun in running text ("torture is a crime"). "The attack" points back, "the theft of 40 cattle" does not.
bool told_plainly(const Telling& t) {
  const Trigger& trigger = t.trigger;
  if (trigger.counted) return true;
  if (trigger.plural) return false;
  return trigger.definite ? trigger.complemented : trigger.determined || t.title;
}

bool by_itself(const Telling& t, bool denied, bool claimed) {
  const EventSense& sense = *t.trigger.sense;
  if (!happened(t) || t.trigger.modifies || (sense.strength == TriggerStrength::bare && !t.trigger.counts_people))
    return false;
  const bool subject = !t.trigger.clause.subjects.empty();
  const bool object = !t.trigger.clause.objects.empty() || t.trigger.phrase;
  if (sense.pos == Pos::verb) {
    if (sense.strength == TriggerStrength::strong) return subject || object || t.anchored;
    const bool told_beside = t.date || t.fatalities || t.injuries || !t.places.empty();
    if (sense.strength == TriggerStrength::faint) {
      return (has_actor(t) && told_beside && (object || !sense.needs_object)) ||
             (denied && object && (subject || t.trigger.clause.passive)) ||
             (claimed && (sense.type == "crime" || sense.type == "coerce") && (t.trigger.clause.passive || subject) &&
              object);
    }
    // Who is arrested, fined or rescued is told without an agent more often than not.
    const bool suffered =
        t.trigger.clause.passive && object && (sense.object == Role::target || t.trigger.clause.given);
    return has_actor(t) || suffered || (subject && object) || (told_beside && (subject || object));
  }
  if (sense.pos == Pos::adj || t.trigger.counts_people) return t.fatalities.has_value();
  if (t.trigger.carried && sense.strength != TriggerStrength::faint) return true;
  if (sense.strength == TriggerStrength::faint) return has_actor(t) && t.date;
  if (sense.strength == TriggerStrength::strong)
    return t.anchored || told_plainly(t) || (t.trigger.leads && t.scene.has_value());
  // Mishaps have no sides: where it was is enough of a "collapse of a mine shaft in Brod".
  const bool mishap = sense.type == "accident" || sense.type == "disaster";
  if (mishap && !t.places.empty() && (t.trigger.complemented || t.trigger.leads) &&
      (!t.trigger.plural || t.trigger.leads))
    return true;
  return (t.anchored && (t.date || has_actor(t))) || (denied && !t.trigger.definite);
}

bool denied(const Telling& t, std::span<const AttributionSpan> attributions) {
  return std::any_of(t.attributions.begin(), t.attributions.end(),
                     [&](std::size_t a) { return attributions[a].stance == AttributionStance::denies; });
}

// Somebody vouches for it: wrongdoing that is told of, however plain its verb, is a deed.
bool claimed(const Telling& t, std::span<const AttributionSpan> attributions) {
  return std::any_of(t.attributions.begin(), t.attributions.end(), [&](std::size_t a) {
    return attributions[a].makes_claim && attributions[a].claimant.has_value() && !attributions[a].direct;
  });
}

}  // namespace

std::vector<bool> events_by_themselves(std::span<const Telling> tellings,
                                       std::span<const AttributionSpan> attributions) {
  std::vector<bool> own(tellings.size());
  for (std::size_t i = 0; i < tellings.size(); ++i)
    own[i] = by_itself(tellings[i], denied(tellings[i], attributions), claimed(tellings[i], attributions));
  return own;
}

}  // namespace claimgraph::extract
