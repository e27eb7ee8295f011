// Facts that exclude each other: what cuts a component even where names and judgements would join it.
#pragma once

#include "resolve/member.h"

namespace claimgraph::resolve {

// True for two nodes of one document; a profile without its key is of none.
bool one_document(const Member& a, const Member& b);

// True when no thing in the world can have the facts of both: another type, another gazetteer place, another country
// of two places, days of two events that lie more than a day apart, two events that their document tells apart (by day,
// place, toll or deed). Symmetric, pure.
bool facts_conflict(const Member& a, const Member& b);

// True when the two conflict with the same members.
bool same_facts(const Member& a, const Member& b);

// The first and last day of an ISO date of the model (day, month, year or range) as days since 1970-01-01; false when
// it cannot be read.
struct DayRange {
  int first = 0;
  int last = 0;
};
bool parse_days(std::string_view value, DayRange& out);

}  // namespace claimgraph::resolve
