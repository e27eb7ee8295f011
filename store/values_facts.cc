#include "store/values_facts.h"

namespace claimgraph::store {

void fill(schema::EventFacts::Builder to, const EventFacts& from) {
  to.setEventType(text_of(from.event_type));
  if (from.date) to.setDate(text_of(from.date->value));
  if (from.fatalities) fill(to.initFatalities(), *from.fatalities);
  if (from.injuries) fill(to.initInjuries(), *from.injuries);
}

EventFacts event_of(schema::EventFacts::Reader from) {
  EventFacts facts;
  facts.event_type = string_of(from.getEventType());
  if (from.hasDate()) facts.date = DateMention{std::nullopt, string_of(from.getDate())};
  if (from.hasFatalities()) facts.fatalities = count_of(from.getFatalities());
  if (from.hasInjuries()) facts.injuries = count_of(from.getInjuries());
  return facts;
}

void fill(schema::PlaceFacts::Builder to, const PlaceFacts& from) {
  to.setHasPosition(from.latitude && from.longitude);
  to.setLatitude(from.latitude.value_or(0));
  to.setLongitude(from.longitude.value_or(0));
  to.setCountry(text_of(from.country));
  to.setGazetteerId(text_of(from.gazetteer_id));
}

PlaceFacts place_of(schema::PlaceFacts::Reader from) {
  PlaceFacts facts;
  if (from.getHasPosition()) {
    facts.latitude = from.getLatitude();
    facts.longitude = from.getLongitude();
  }
  facts.country = string_of(from.getCountry());
  facts.gazetteer_id = string_of(from.getGazetteerId());
  return facts;
}

}  // namespace claimgraph::store
