#include "resolve/facts.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace claimgraph::resolve {

namespace {

bool parse_number(std::string_view text, int& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

int day_number(std::chrono::year_month_day date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

// One end of a range: a day, month or year (a time of day behind it is ignored).
bool parse_one(std::string_view text, DayRange& out) {
  using namespace std::chrono;
  int y = 0;
  int m = 0;
  int d = 0;
  if (text.size() < 4 || !parse_number(text.substr(0, 4), y)) return false;
  if (text.size() < 7) {
    out = {day_number(year(y) / January / 1), day_number(year(y) / December / 31)};
    return text.size() == 4;
  }
  if (!parse_number(text.substr(5, 2), m) || m < 1 || m > 12) return false;
  const auto month_of = year(y) / month(static_cast<unsigned>(m));
  if (text.size() < 10) {
    out = {day_number(month_of / 1), day_number(year_month_day(month_of / last))};
    return text.size() == 7;
  }
  if (!parse_number(text.substr(8, 2), d)) return false;
  const year_month_day date = month_of / day(static_cast<unsigned>(d));
  if (!date.ok()) return false;
  out = {day_number(date), day_number(date)};
  return true;
}

// `near`: days that neighbours may lie apart and still be one.
bool other_days(const EventFacts& a, const EventFacts& b, int near) {
  DayRange x;
  DayRange y;
  if (!a.date || !b.date || !parse_days(a.date->value, x) || !parse_days(b.date->value, y)) return false;
  return x.last + near < y.first || y.last + near < x.first;
}

bool other_toll(const std::optional<Count>& a, const std::optional<Count>& b) {
  return a && b && a->min && b->min && *a->min != *b->min;
}

// Both tell of the relation, and nothing of it is common.
bool disjoint(const Member& a, const Member& b, std::string_view relation) {
  const auto is_of = [&](const std::string& context) { return context.starts_with(relation); };
  bool told = false;
  for (const std::string& context : a.contexts) {
    if (!is_of(context)) continue;
    if (std::binary_search(b.contexts.begin(), b.contexts.end(), context)) return false;
    told = true;
  }
  return told && std::any_of(b.contexts.begin(), b.contexts.end(), is_of);
}

// A document tells two happenings apart by day, place, toll or deed; two of its nodes without any such difference may
// be two tellings of one.
bool told_apart(const Member& a, const Member& b) {
  if (a.event.event_type != b.event.event_type && disjoint(a, b, "w:")) return true;
  return other_days(a.event, b.event, 0) || other_toll(a.event.fatalities, b.event.fatalities) ||
         other_toll(a.event.injuries, b.event.injuries) || disjoint(a, b, "l:") || disjoint(a, b, "w:");
}

}  // namespace

bool parse_days(std::string_view value, DayRange& out) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return parse_one(value, out);
  DayRange end;
  if (!parse_one(value.substr(0, slash), out) || !parse_one(value.substr(slash + 1), end)) return false;
  out.last = end.last;
  return out.first <= out.last;
}

bool one_document(const Member& a, const Member& b) {
  return a.key.document == b.key.document && !a.key.document.is_null();
}

bool facts_conflict(const Member& a, const Member& b) {
  if (a.type != b.type) return true;
  if (a.type == NodeType::event) {
    // Neighbours may be one: "overnight" is the day before to one account and the day after to another.
    return one_document(a, b) ? a.key != b.key && told_apart(a, b) : other_days(a.event, b.event, 1);
  }
  if (!a.place.gazetteer_id.empty() && !b.place.gazetteer_id.empty() && a.place.gazetteer_id != b.place.gazetteer_id)
    return true;
  if (a.type != NodeType::place) return false;
  return !a.place.country.empty() && !b.place.country.empty() && a.place.country != b.place.country;
}

bool same_facts(const Member& a, const Member& b) {
  if (a.type != b.type) return false;
  if (a.type == NodeType::event)
    return a.key.document == b.key.document && a.event == b.event && a.contexts == b.contexts;
  return a.place.gazetteer_id == b.place.gazetteer_id && a.place.country == b.place.country;
}

}  // namespace claimgraph::resolve
