// Two tellings of one happening, or of two? Each respect in which they can be compared adds its evidence, as the
// logarithm of the odds; what is not told adds nothing.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

#include "resolve/facts.h"
#include "resolve/profile.h"

namespace claimgraph::resolve {

namespace {

// A respect in which two events can be compared: its weight, and the words for it in `review`.
struct Respect {
  double weight = 0;
  std::string_view words;
};

// Weights were set by hand on general grounds and tried on the small worlds of docs/resolution.md.
constexpr double kPrior = -2.0;  // two events of a block are mostly two
constexpr Respect kNothing = {0, ""};
constexpr Respect kSameType = {0.5, ""};
constexpr Respect kOtherType = {-2.5, "other types"};  // that no two accounts would give, were the types sure
constexpr Respect kSameDay = {1.6, "one day"};
constexpr Respect kDaysOverlap = {0.7, "one span of days"};
constexpr Respect kNextDay = {-2.6, "the next day"};             // "overnight", "after midnight"
constexpr Respect kReportDay = {-1.0, "the day of the report"};  // told as the day, mostly for want of another
constexpr Respect kReportedSoon = {0.5, "told within days"};     // undated
constexpr Respect kReportedLater = {-0.5, "told a week apart"};
constexpr Respect kReportedLate = {-3.5, "told weeks apart"};
constexpr Respect kReportedBefore = {-4.0, "told before it happened"};
constexpr Respect kHintedDay = {0.0, "one day by what stands around"};  // what its document dates is another telling
constexpr Respect kOtherHint = {-0.8, "other days by what stands around"};
constexpr Respect kSamePlace = {1.5, "one place"};
constexpr Respect kNearPlace = {0.8, "places near each other"};
constexpr Respect kSameCountry = {0.3, "one country"};
constexpr Respect kOtherPlace = {-1.4, "other places"};  // neither is on the map
constexpr Respect kFarPlace = {-2.2, "places far from each other"};
constexpr Respect kOtherCountry = {-3.0, "other countries"};
constexpr Respect kSameActor = {0.9, "one actor"};
constexpr Respect kOtherActor = {-0.3, ""};                                      // rivals claim one deed
constexpr Respect kStoryCountry = {-1.5, "in documents about another country"};  //
constexpr Respect kOneStoryName = {0.6, "in documents about the same"};          // they share one of their main names
constexpr Respect kStoryNames = {1.0, "in documents about the same"};            // or more
constexpr Respect kOtherStory = {-0.6, "in documents about other actors"};       //
constexpr Respect kSameToll = {0.6, "one toll"};
constexpr Respect kFarToll = {-0.8, "tolls far apart"};  // accounts differ, but seldom tenfold
constexpr Respect kOtherWords = {-0.8, "other words"};
constexpr Respect kOtherDeed = {-1.6, "another deed"};
constexpr double kSameWords = 2.0;    // times how many of them
constexpr double kGeneralWord = 0.5;  // of a word that goes with many kinds of happening
constexpr double kSame = 0.45;        // sum from which on the two are one
constexpr double kUnsure = -0.75;     // and from which on a person may look

constexpr int kSoon = 3;          // days
constexpr int kLate = 12;         // days
constexpr double kNear = 30;      // km: the village and the town beside it
constexpr double kDistrict = 75;  // km: may be told as one, need not

// The sum of the evidence, and its words, the strongest for and against first.
class Evidence {
 public:
  void add(const Respect& respect) {
    sum_ += respect.weight;
    if (!respect.words.empty()) all_[count_++] = respect;
  }
  double sum() const { return sum_; }
  std::string words(bool in_favour) {
    std::stable_sort(all_, all_ + count_, [&](const Respect& a, const Respect& b) {
      return in_favour ? a.weight > b.weight : a.weight < b.weight;
    });
    std::string out;
    for (std::size_t i = 0; i < count_ && (all_[i].weight > 0) == in_favour; ++i)
      out.append(out.empty() ? "" : ", ").append(all_[i].words);
    return out;
  }

 private:
  static constexpr std::size_t kMost = 12;  // respects are fewer
  Respect all_[kMost];
  std::size_t count_ = 0;
  double sum_ = kPrior;
};

using Values = std::vector<std::string_view>;

bool apart(const DayRange& x, const DayRange& y, int days) {
  return x.last + days < y.first || y.last + days < x.first;
}

// The days of an event, else those that its surroundings hint at.
std::vector<DayRange> days_of(const Member& member) {
  std::vector<DayRange> out(1);
  if (member.event.date && parse_days(member.event.date->value, out[0])) return out;
  out.clear();
  for (const auto hint : contexts_of(member, 'h'))
    if (DayRange day; parse_days(hint, day)) out.push_back(day);
  return out;
}

bool is_report_day(const Member& member, const DayRange& day) {
  DayRange published;
  return parse_days(member.published, published) && published.first == day.first && day.first == day.last;
}

// What the days of two reports say, or of a report and an event; an undated event is about as old as its report, and
// no report tells what comes after it.
Respect reports(const Member& a, const Member& b) {
  DayRange x;
  DayRange y;
  const bool told_a = a.event.date && parse_days(a.event.date->value, x);
  const bool told_b = b.event.date && parse_days(b.event.date->value, y);
  if (!told_a && !parse_days(a.published, x)) return kNothing;
  if (!told_b && !parse_days(b.published, y)) return kNothing;
  if ((told_a && !told_b && x.first > y.last + 1) || (told_b && !told_a && y.first > x.last + 1))
    return kReportedBefore;
  const int between = std::abs(x.first - y.first);
  return between <= kSoon ? kReportedSoon : between > kLate ? kReportedLate : kReportedLater;
}

void add_dates(const Member& a, const Member& b, Evidence& evidence) {
  const auto days_a = days_of(a);
  const auto days_b = days_of(b);
  if (a.event.date && b.event.date && !days_a.empty() && !days_b.empty()) {
    const DayRange& x = days_a[0];
    const DayRange& y = days_b[0];
    // facts_conflict lets neighbours pass
    if (apart(x, y, 0)) return evidence.add(is_report_day(a, x) != is_report_day(b, y) ? kReportDay : kNextDay);
    return evidence.add(x.first == x.last && y.first == y.last ? kSameDay : kDaysOverlap);
  }
  const Respect told = reports(a, b);  // an undated event is about as old as its report
  if (days_a.empty() || days_b.empty() || told.weight < kOtherHint.weight) return evidence.add(told);
  const auto meet = [&](int days) {
    return std::any_of(days_a.begin(), days_a.end(), [&](const DayRange& x) {
      return std::any_of(days_b.begin(), days_b.end(), [&](const DayRange& y) { return !apart(x, y, days); });
    });
  };
  evidence.add(meet(0) ? kHintedDay : meet(1) ? told : kOtherHint);
}

struct Point {
  double latitude = 0;
  double longitude = 0;
};

std::vector<Point> points_of(const Member& member) {
  std::vector<Point> out;
  for (const auto text : contexts_of(member, 'm')) {
    Point point;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, point.latitude);
    if (first.ec != std::errc{} || first.ptr == end) continue;
    if (std::from_chars(first.ptr + 1, end, point.longitude).ec == std::errc{}) out.push_back(point);
  }
  return out;
}

// Kilometres between the nearest of two lists of points, exact enough for neighbours; infinite without any.
double distance(const std::vector<Point>& a, const std::vector<Point>& b) {
  constexpr double km_per_degree = 111.2;
  double least = std::numeric_limits<double>::infinity();
  for (const Point& x : a) {
    for (const Point& y : b) {
      const double middle = (x.latitude + y.latitude) / 2 * std::numbers::pi / 180;
      const double east = (x.longitude - y.longitude) * std::cos(middle);
      least = std::min(least, km_per_degree * std::hypot(x.latitude - y.latitude, east));
    }
  }
  return least;
}

// Countries of the event's places, of its document when they have none.
Values countries_of(const Member& member) {
  Values own = contexts_of(member, 'c');
  return own.empty() ? contexts_of(member, 'd') : own;
}

Respect towns(const Member& a, const Member& b) {
  const std::vector<Point> points_a = points_of(a);
  const std::vector<Point> points_b = points_of(b);
  // What no map has, a site or a region, may lie in the town that the other names.
  if (points_a.empty() != points_b.empty())
    return share_one(countries_of(a), countries_of(b)) ? kSameCountry : kNothing;
  const double between = distance(points_a, points_b);
  if (between <= kDistrict) return between <= kNear ? kNearPlace : kSameCountry;
  return std::isinf(between) ? kOtherPlace : kFarPlace;
}

Respect places(const Member& a, const Member& b) {
  const auto names_a = contexts_of(a, 'l');
  const auto names_b = contexts_of(b, 'l');
  if (share_one(contexts_of(a, 'g'), contexts_of(b, 'g'))) return kSamePlace;
  const auto countries_a = contexts_of(a, 'c');
  const auto countries_b = contexts_of(b, 'c');
  if (!countries_a.empty() && !countries_b.empty() && !share_one(countries_a, countries_b)) return kOtherCountry;
  if (share_one(names_a, names_b)) return kSamePlace;
  if (!names_a.empty() && !names_b.empty()) return towns(a, b);
  if (!countries_a.empty() && !countries_b.empty()) return kSameCountry;
  const auto about_a = countries_of(a);
  const auto about_b = countries_of(b);
  return about_a.empty() || about_b.empty() || share_one(about_a, about_b) ? kNothing : kStoryCountry;
}

std::size_t shared(const Values& a, const Values& b) {
  std::size_t count = 0;
  for (const auto value : a) count += std::binary_search(b.begin(), b.end(), value) ? 1 : 0;
  return count;
}

// What the whole documents are about.
Respect stories(const Member& a, const Member& b) {
  const auto x = contexts_of(a, 'k');
  const auto y = contexts_of(b, 'k');
  if (x.empty() || y.empty()) return kNothing;
  const std::size_t names = shared(x, y);
  return names == 0 ? kOtherStory : names == 1 ? kOneStoryName : kStoryNames;
}

Respect actors(const Member& a, const Member& b, char relation) {
  const auto x = contexts_of(a, relation);
  const auto y = contexts_of(b, relation);
  if (x.empty() || y.empty()) return kNothing;
  return share_one(x, y) ? kSameActor : kOtherActor;
}

Respect toll(const std::optional<Count>& a, const std::optional<Count>& b) {
  if (!a || !b || !a->min || !b->min) return kNothing;
  if (*a->min == *b->min && *a->min > 0) return kSameToll;
  const auto [low, high] = std::minmax(*a->min, *b->min);
  return high >= 10 * std::max<std::int64_t>(low, 1) ? kFarToll : kNothing;
}

Respect words(const Member& a, const Member& b) {
  double common = 0;
  double all_a = 0;
  double all_b = 0;
  for (const char kind : {'w', 'v', 'u'}) {
    const auto x = contexts_of(a, kind);
    const auto y = contexts_of(b, kind);
    const double worth = kind == 'v' ? kGeneralWord : 1.0;
    common += worth * static_cast<double>(shared(x, y));
    all_a += worth * static_cast<double>(x.size());
    all_b += worth * static_cast<double>(y.size());
  }
  if (all_a == 0 || all_b == 0) return kNothing;
  const bool deeds = !contexts_of(a, 'w').empty() && !contexts_of(b, 'w').empty();
  if (common == 0) return deeds ? kOtherDeed : kOtherWords;
  return {kSameWords * std::sqrt(common / std::max(1.0, std::min(all_a, all_b))), "like words"};
}

Evidence compare(const Member& a, const Member& b, const Knowledge& knowledge) {
  Evidence evidence;
  add_dates(a, b, evidence);
  evidence.add(places(a, b));
  evidence.add(words(a, b));
  evidence.add(stories(a, b));
  const bool types = knowledge.types_go_together(a.event.event_type, b.event.event_type);
  evidence.add(a.event.event_type == b.event.event_type ? kSameType : types ? kNothing : kOtherType);
  for (const char relation : {'p', 't', 'x'}) evidence.add(actors(a, b, relation));
  evidence.add(toll(a.event.fatalities, b.event.fatalities));
  evidence.add(toll(a.event.injuries, b.event.injuries));
  return evidence;
}

}  // namespace

Judgement judge_events(const Member& a, const Member& b, const Knowledge& knowledge) {
  if (facts_conflict(a, b)) {
    const bool one = one_document(a, b);
    return {Verdict::different, 0.0, one ? "told apart in one document" : "another day", true};
  }
  // The document has two nodes that nothing tells apart: whether they are one, other documents say.
  if (one_document(a, b)) return {Verdict::different, 0.3, "two tellings of one document", false};
  Evidence evidence = compare(a, b, knowledge);
  const double sum = evidence.sum();
  const double score = 1.0 / (1.0 + std::exp(-sum));
  if (sum >= kSame) return {Verdict::same, score, evidence.words(true), false};
  if (sum >= kUnsure) return {Verdict::unsure, score, evidence.words(true), false};
  return {Verdict::different, score, evidence.words(false), false};
}

}  // namespace claimgraph::resolve
