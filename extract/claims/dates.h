// Dates as news tells them, resolved to ISO 8601 against the day of publication and the dates told before.
//
//   "on Tuesday"             the last Tuesday up to the day of publication
//   "June 19 and 20"         a range; without a year, the last such day up to the publication (a week's grace)
//   "earlier this month"     the month; "last year" the year; "in the past 4 days" a range
//   "two weeks later"        counted from the date told last; so are "the next day" and "the same day"
#pragma once

#include <date/date.h>

#include <optional>
#include <string>
#include <vector>

#include "extract/annotation.h"
#include "extract/lexicon/quantity_lexicon.h"

namespace claimgraph::extract {

// First and last day of what a date means; `precision` is the unit it was told in.
struct DateRange {
  enum class Precision : std::uint8_t { day, month, year, range };
  date::sys_days first;
  date::sys_days last;
  Precision precision = Precision::day;
  // "2017-06-20", "2017-06", "2017", "2017-06-20/2017-06-22".
  std::string iso() const;
  bool overlaps(const DateRange& other) const { return first <= other.last && other.first <= last; }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// What iso() writes; nothing for other text. A time of day behind the date is ignored.
std::optional<DateRange> parse_iso(std::string_view text);

struct DateTold {
  TokenRange tokens;
  // Nothing where the words name a date that cannot be resolved (no day of publication, no date to count from).
  std::optional<DateRange> value;
};

// A length of time: "17 days". The unit as in the lexicon: days, or months times 1000.
struct Interval {
  std::int64_t count = 0;
  std::int64_t unit = 0;
};

// The length of time told in the two words before this one, as "a week" in "a week after the fire"; nothing for vague
// ones ("some weeks").
std::optional<Interval> interval_before(const Annotation& annotation, std::uint32_t word, const QuantityLexicon& words);

// So long after, or before (`back`), the first day of `from`: a day for days and weeks, else the month or year.
DateRange moved_by(const DateRange& from, const Interval& interval, bool back);

// Finds the dates of one block after another, in document order: the date told last is what later ones may count from.
// One object serves one document.
class DateFinder {
 public:
  // Both must outlive this object; `published` is the local day of publication.
  DateFinder(const QuantityLexicon& words, std::optional<date::sys_days> published)
      : words_(&words), published_(published) {}

  // In order, not overlapping.
  std::vector<DateTold> find(const Annotation& annotation);

 private:
  const QuantityLexicon* words_;
  std::optional<date::sys_days> published_;
  std::optional<DateRange> told_;
};

}  // namespace claimgraph::extract
