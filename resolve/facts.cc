#include "resolve/facts.h"

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

bool other_days(const EventFacts& a, const EventFacts& b) {
  DayRange x;
  DayRange y;
  if (!a.date || !b.date || !parse_days(a.date->value, x) || !parse_days(b.date->value, y)) return false;
  // Neighbours may be one: "overnight" is the day before to one account and the day after to another.
  return x.last + 1 < y.first || y.last + 1 < x.first;
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
  if (a.type == NodeType::event) return one_document(a, b) ? a.key != b.key : other_days(a.event, b.event);
  if (!a.place.gazetteer_id.empty() && !b.place.gazetteer_id.empty() && a.place.gazetteer_id != b.place.gazetteer_id)
    return true;
  if (a.type != NodeType::place) return false;
  return !a.place.country.empty() && !b.place.country.empty() && a.place.country != b.place.country;
}

bool same_facts(const Member& a, const Member& b) {
  if (a.type != b.type) return false;
  if (a.type == NodeType::event) {
    const std::string& x = a.event.date ? a.event.date->value : std::string{};
    const std::string& y = b.event.date ? b.event.date->value : std::string{};
    return a.key.document == b.key.document && x == y;
  }
  return a.place.gazetteer_id == b.place.gazetteer_id && a.place.country == b.place.country;
}

}  // namespace claimgraph::resolve
