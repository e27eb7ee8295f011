// Two tellings of one happening, or of two? Each respect in which they can be compared adds its evidence, as the
// logarithm of the odds; what is not told adds nothing.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "resolve/facts.h"
#include "resolve/profile.h"

namespace claimgraph::resolve {

namespace {

// Weights were set by hand on general grounds and tried on the small world of docs/resolution.md.
constexpr double kPrior = -2.0;  // two events of a block are mostly two
constexpr double kSameType = 0.5;
constexpr double kSameDay = 1.6;
constexpr double kDaysOverlap = 0.7;
constexpr double kNextDay = -2.6;       // "overnight", "after midnight"
constexpr double kReportedSoon = 0.5;   // undated, but told within days
constexpr double kReportedLate = -4.0;  // undated, and told weeks apart
constexpr double kSamePlace = 1.5;
constexpr double kSameCountry = 0.3;
constexpr double kOtherPlace = -1.4;
constexpr double kOtherCountry = -3.0;
constexpr double kSameActor = 0.9;
constexpr double kOtherActor = -0.3;    // rivals claim one deed
constexpr double kStoryCountry = -1.5;  // the documents are about two countries
constexpr double kOneStoryName = 0.6;   // they share one of their main names
constexpr double kStoryNames = 1.0;     // or more
constexpr double kOtherStory = -0.6;
constexpr double kSameToll = 0.6;
constexpr double kFarToll = -0.8;  // accounts differ, but seldom tenfold
constexpr double kSameWords = 2.0;
constexpr double kOtherWords = -0.8;
constexpr double kSame = 0.45;     // sum from which on the two are one
constexpr double kUnsure = -0.75;  // and from which on a person may look

constexpr int kSoon = 3;   // days
constexpr int kLate = 12;  // days

bool days_of(const Member& member, DayRange& out) {
  return member.event.date && parse_days(member.event.date->value, out);
}

double dates(const Member& a, const Member& b) {
  DayRange x;
  DayRange y;
  const bool told_a = days_of(a, x);
  const bool told_b = days_of(b, y);
  if (told_a && told_b) {
    if (x.last < y.first || y.last < x.first) return kNextDay;  // facts_conflict lets neighbours pass
    return x.first == x.last && y.first == y.last ? kSameDay : kDaysOverlap;
  }
  // An undated event is about as old as its report.
  if (!told_a && !parse_days(a.published, x)) return 0;
  if (!told_b && !parse_days(b.published, y)) return 0;
  const int apart = x.first > y.first ? x.first - y.first : y.first - x.first;
  return apart <= kSoon ? kReportedSoon : apart > kLate ? kReportedLate : 0;
}

double places(const Member& a, const Member& b) {
  const auto names_a = contexts_of(a, 'l');
  const auto names_b = contexts_of(b, 'l');
  if (share_one(contexts_of(a, 'g'), contexts_of(b, 'g')) || share_one(names_a, names_b)) return kSamePlace;
  const auto countries_a = contexts_of(a, 'c');
  const auto countries_b = contexts_of(b, 'c');
  if (!countries_a.empty() && !countries_b.empty() && !share_one(countries_a, countries_b)) return kOtherCountry;
  if (!names_a.empty() && !names_b.empty()) return kOtherPlace;
  if (!countries_a.empty() && !countries_b.empty()) return kSameCountry;
  const auto about_a = contexts_of(a, countries_a.empty() ? 'd' : 'c');
  const auto about_b = contexts_of(b, countries_b.empty() ? 'd' : 'c');
  return about_a.empty() || about_b.empty() || share_one(about_a, about_b) ? 0 : kStoryCountry;
}

// What the whole documents are about.
double stories(const Member& a, const Member& b) {
  const auto x = contexts_of(a, 'k');
  const auto y = contexts_of(b, 'k');
  if (x.empty() || y.empty()) return 0;
  std::size_t shared = 0;
  for (const auto name : x) shared += std::binary_search(y.begin(), y.end(), name) ? 1 : 0;
  return shared == 0 ? kOtherStory : shared == 1 ? kOneStoryName : kStoryNames;
}

double actors(const Member& a, const Member& b, char relation) {
  const auto x = contexts_of(a, relation);
  const auto y = contexts_of(b, relation);
  if (x.empty() || y.empty()) return 0;
  return share_one(x, y) ? kSameActor : kOtherActor;
}

double toll(const std::optional<Count>& a, const std::optional<Count>& b) {
  if (!a || !b || !a->min || !b->min) return 0;
  if (*a->min == *b->min && *a->min > 0) return kSameToll;
  const auto [low, high] = std::minmax(*a->min, *b->min);
  return high >= 10 * std::max<std::int64_t>(low, 1) ? kFarToll : 0;
}

double words(const Member& a, const Member& b) {
  const auto x = contexts_of(a, 'w');
  const auto y = contexts_of(b, 'w');
  if (x.empty() || y.empty()) return 0;
  std::size_t shared = 0;
  for (const auto word : x) shared += std::binary_search(y.begin(), y.end(), word) ? 1 : 0;
  if (shared == 0) return kOtherWords;
  return kSameWords * std::sqrt(static_cast<double>(shared) / static_cast<double>(std::min(x.size(), y.size())));
}

double evidence(const Member& a, const Member& b) {
  double sum = kPrior + dates(a, b) + places(a, b) + words(a, b) + stories(a, b);
  if (a.event.event_type == b.event.event_type) sum += kSameType;
  for (const char relation : {'p', 't', 'x'}) sum += actors(a, b, relation);
  return sum + toll(a.event.fatalities, b.event.fatalities) + toll(a.event.injuries, b.event.injuries);
}

}  // namespace

Judgement judge_events(const Member& a, const Member& b, const Knowledge& knowledge) {
  if (one_document(a, b)) return {Verdict::different, 0.0, "told apart in one document", true};
  if (facts_conflict(a, b)) return {Verdict::different, 0.0, "another day", true};
  if (!knowledge.types_go_together(a.event.event_type, b.event.event_type))
    return {Verdict::different, 0.05, "another type", true};
  const double sum = evidence(a, b);
  const double score = 1.0 / (1.0 + std::exp(-sum));
  if (sum >= kSame) return {Verdict::same, score, "same day, place and deed", false};
  if (sum >= kUnsure) return {Verdict::unsure, score, "perhaps the same happening", false};
  return {Verdict::different, score, "another happening", false};
}

}  // namespace claimgraph::resolve
