// Parts that several stored values share.
#pragma once

#include <optional>

#include "store/message.h"

namespace claimgraph::store {

inline void fill(schema::Count::Builder to, const Count& from) {
  to.setHasMin(from.min.has_value());
  to.setHasMax(from.max.has_value());
  to.setMin(from.min.value_or(0));
  to.setMax(from.max.value_or(0));
  if (!from.text.empty()) to.setText(text_of(from.text));
}
inline Count count_of(schema::Count::Reader from) {
  Count count;
  if (from.getHasMin()) count.min = from.getMin();
  if (from.getHasMax()) count.max = from.getMax();
  count.text = string_of(from.getText());
  return count;
}

// Values only: where the text tells a date or a figure is the extraction's affair.
void fill(schema::EventFacts::Builder to, const EventFacts& from);
EventFacts event_of(schema::EventFacts::Reader from);
void fill(schema::PlaceFacts::Builder to, const PlaceFacts& from);
PlaceFacts place_of(schema::PlaceFacts::Reader from);

// Facts of other types of node than theirs are empty: then nothing is stored.
inline bool has_facts(const EventFacts& facts) { return facts != EventFacts{}; }
inline bool has_facts(const PlaceFacts& facts) { return facts != PlaceFacts{}; }

}  // namespace claimgraph::store
