#include "graph/event_date.h"

#include <chrono>
#include <cstdio>
#include <optional>

namespace claimgraph {

namespace {

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

struct Days {
  std::chrono::year_month_day first;
  std::chrono::year_month_day last;
};

// One day, month or year.
std::optional<Days> days_of(std::string_view date) {
  date = date.substr(0, date.find('T'));
  const bool has_month = date.size() >= 7;
  const bool has_day = date.size() == 10;
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  if ((has_month && date[4] != '-') || (has_day && date[7] != '-')) return std::nullopt;
  const auto year = digits(date.substr(0, 4));
  const auto month = has_month ? digits(date.substr(5, 2)) : std::optional(1U);
  const auto day = has_day ? digits(date.substr(8, 2)) : std::optional(1U);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year y(static_cast<int>(*year));
  const std::chrono::month m(*month);
  const std::chrono::year_month_day first = y / m / std::chrono::day(*day);
  if (!first.ok()) return std::nullopt;
  if (has_day) return Days{first, first};
  return Days{first, y / (has_month ? m : std::chrono::December) / std::chrono::last};
}

std::string iso(std::chrono::year_month_day day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

std::string first_day(std::string_view date) {
  const auto days = days_of(date.substr(0, date.find('/')));
  return days ? iso(days->first) : "";
}

std::string last_day(std::string_view date) {
  const auto slash = date.find('/');
  const auto days = days_of(slash == std::string_view::npos ? date : date.substr(slash + 1));
  return days ? iso(days->last) : "";
}

}  // namespace claimgraph
