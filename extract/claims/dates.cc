#include "extract/claims/dates.h"

#include <algorithm>
#include <charconv>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

using date::days;
using date::sys_days;
using date::year_month_day;
using Kind = QuantityKind;
using Precision = DateRange::Precision;

namespace {

// Without a year, a date is the last such one up to the publication; papers of the next days are given this grace.
constexpr days kGrace{7};

std::string iso_day(sys_days day) { return date::format("%Y-%m-%d", day); }

DateRange day_range(sys_days day) { return {day, day, Precision::day}; }
DateRange month_range(date::year_month ym) { return {sys_days{ym / 1}, sys_days{ym / date::last}, Precision::month}; }
DateRange year_range(date::year y) { return {sys_days{y / 1 / 1}, sys_days{y / 12 / 31}, Precision::year}; }
DateRange span_of(sys_days first, sys_days last) { return {first, last, Precision::range}; }

std::optional<int> integer(std::string_view text, std::size_t min_size, std::size_t max_size) {
  if (text.size() < min_size || text.size() > max_size) return std::nullopt;
  int value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "19", "19th", "1st".
std::optional<int> day_number(std::string_view word) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(suffix)) word.remove_suffix(2);
  }
  const auto value = integer(word, 1, 2);
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<int> year_number(std::string_view word) {
  const auto value = integer(word, 4, 4);
  return value && *value >= 1800 && *value <= 2199 ? value : std::nullopt;
}

std::optional<sys_days> valid_day(date::year y, date::month m, int d) {
  const year_month_day ymd = y / m / d;
  return ymd.ok() ? std::optional(sys_days{ymd}) : std::nullopt;
}

// "2017-06-20", and with the day first "20/06/2017", "20.06.2017"; the month first only where nothing else fits.
std::optional<DateRange> numeric_date(std::string_view word) {
  if (word.size() < 8) return std::nullopt;
  if (word[4] == '-') return word.size() == 10 ? parse_iso(word) : std::nullopt;
  const std::size_t first = word.find_first_of("/.");
  if (first == std::string_view::npos || first > 2) return std::nullopt;
  const std::size_t second = word.find(word[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto a = integer(word.substr(0, first), 1, 2);
  const auto b = integer(word.substr(first + 1, second - first - 1), 1, 2);
  const auto y = year_number(word.substr(second + 1));
  if (!a || !b || !y) return std::nullopt;
  const bool month_first = *b > 12;
  const auto day =
      valid_day(date::year{*y}, date::month{static_cast<unsigned>(month_first ? *a : *b)}, month_first ? *b : *a);
  return day ? std::optional(day_range(*day)) : std::nullopt;
}

// The day, week, month or year that a unit names around a day.
DateRange unit_around(std::int64_t unit, sys_days day) {
  const year_month_day ymd{day};
  if (unit >= 12000) return year_range(ymd.year());
  if (unit >= 1000) return month_range(ymd.year() / ymd.month());
  if (unit < 7) return day_range(day);
  const sys_days monday = day - (date::weekday{day} - date::Monday);
  return span_of(monday, monday + days{6});
}

// A day moved by so many units.
sys_days moved(sys_days day, std::int64_t unit, std::int64_t count) {
  if (unit < 1000) return day + days{unit * count};
  const year_month_day ymd{day};
  const date::year_month ym = ymd.year() / ymd.month() + date::months{unit / 1000 * count};
  const year_month_day last{ym / date::last};
  return sys_days{ym / std::min(ymd.day(), last.day())};
}

// Counted in days a day, in months a month ...
DateRange about(std::int64_t unit, sys_days day) { return unit <= 7 ? day_range(day) : unit_around(unit, day); }

// Reads dates at a place of one block.
class Reader {
 public:
  Reader(const Annotation& annotation, const QuantityLexicon& words, std::optional<sys_days> published)
      : words_(words), published_(published) {
    lower_.reserve(annotation.tokens.size());
    for (std::uint32_t i = 0; i < annotation.tokens.size(); ++i) lower_.push_back(lower_word(annotation, i));
    for (std::uint32_t i = 0; i < annotation.tokens.size(); ++i) {
      const char c = annotation.word(i).empty() ? ' ' : annotation.word(i)[0];
      capital_.push_back(c >= 'A' && c <= 'Z');
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(lower_.size()); }

  // The longest date that begins at the token.
  std::optional<DateTold> at(std::uint32_t i, const std::optional<DateRange>& told) const {
    for (const auto read : {&Reader::numeric, &Reader::month_day, &Reader::day_month, &Reader::month_alone,
                            &Reader::weekday, &Reader::today, &Reader::season, &Reader::period, &Reader::counted}) {
      if (auto found = (this->*read)(i, told)) return with_part_of_day(*found);
    }
    return year_alone(i);
  }

 private:
  bool is(Kind kind, std::uint32_t i) const { return i < size() && words_.is(kind, lower_[i]); }
  std::optional<std::int64_t> value(Kind kind, std::uint32_t i) const {
    return i < size() ? words_.value(kind, lower_[i]) : std::nullopt;
  }
  std::string_view word(std::uint32_t i) const { return i < size() ? std::string_view(lower_[i]) : std::string_view(); }
  // Months and days of the week are names: "may" and "sun" are none.
  std::optional<unsigned> month(std::uint32_t i) const {
    const auto m = i < size() && capital_[i] ? words_.value(Kind::month, without_dot(i)) : std::nullopt;
    return m ? std::optional(static_cast<unsigned>(*m)) : std::nullopt;
  }
  std::optional<unsigned> day_of_week(std::uint32_t i) const {
    const auto d = i < size() && capital_[i] ? words_.value(Kind::weekday, without_dot(i)) : std::nullopt;
    return d ? std::optional(static_cast<unsigned>(*d)) : std::nullopt;
  }
  std::string_view without_dot(std::uint32_t i) const {
    std::string_view text = lower_[i];
    if (text.ends_with('.')) text.remove_suffix(1);
    return text;
  }

  std::optional<DateTold> numeric(std::uint32_t i, const std::optional<DateRange>&) const {
    const auto value = numeric_date(word(i));
    if (!value) return std::nullopt;
    return DateTold{{i, i + 1}, value};
  }

  // A year behind a day and month, and where it ends: ", 2017", "2017", "of 2017".
  std::optional<date::year> year_behind(std::uint32_t& end) const {
    std::uint32_t i = end;
    if (word(i) == "," || word(i) == "of") ++i;
    const auto y = i < size() ? year_number(lower_[i]) : std::nullopt;
    if (!y) return std::nullopt;
    end = i + 1;
    return date::year{*y};
  }

  // The year of a month and day without one: so that the day is not after the publication.
  std::optional<date::year> year_for(date::month m, int d) const {
    if (!published_) return std::nullopt;
    const year_month_day today{*published_};
    for (const date::year y : {today.year(), today.year() - date::years{1}}) {
      if (const auto day = valid_day(y, m, d); day && *day <= *published_ + kGrace) return y;
    }
    return today.year() - date::years{1};
  }

  // Further days of the month, and the end of a range: "19 and 20", "19-20", "19 to 20". Gives the last day.
  int last_day(int first, std::uint32_t& end) const {
    const std::string_view link = word(end);
    const bool links = link == "-" || link == "–" || link == "to" || link == "and" || link == "or" || link == "until";
    const auto next = links && end + 1 < size() ? day_number(lower_[end + 1]) : std::nullopt;
    // "June 19 and 20 people": the second number counts something unless a clause mark or the end follows.
    if (!next || *next <= first) return first;
    if (link == "and" && end + 2 < size() && !ends_date(end + 2)) return first;
    end += 2;
    return *next;
  }
  bool ends_date(std::uint32_t i) const {
    const std::string_view w = word(i);
    return w.empty() || !((w[0] >= 'a' && w[0] <= 'z') || (w[0] >= '0' && w[0] <= '9')) || month(i) || year_number(w) ||
           w == "that" || w == "in" || w == "at" || w == "the" || w == "when" || w == "by";
  }

  std::optional<DateTold> days_of(std::uint32_t begin, std::uint32_t end, unsigned m, int first, int last) const {
    DateTold found{{begin, end}, std::nullopt};
    const date::month month{m};
    auto y = year_behind(end);
    found.tokens.end = end;
    if (!y) y = year_for(month, first);
    if (!y) return found;
    const auto from = valid_day(*y, month, first);
    const auto to = valid_day(*y, month, last);
    if (!from || !to) return std::nullopt;
    found.value = *from == *to ? day_range(*from) : span_of(*from, *to);
    return found;
  }

  // "June 19", "Jun. 19-20, 2017", "May 8".
  std::optional<DateTold> month_day(std::uint32_t i, const std::optional<DateRange>&) const {
    const auto m = month(i);
    const auto d = m && i + 1 < size() ? day_number(lower_[i + 1]) : std::nullopt;
    if (!d) return std::nullopt;
    std::uint32_t end = i + 2;
    const int last = last_day(*d, end);
    return days_of(i, end, *m, *d, last);
  }

  // "19 June", "19th of June 2017", "19 and 20 June".
  std::optional<DateTold> day_month(std::uint32_t i, const std::optional<DateRange>&) const {
    const auto d = day_number(word(i));
    if (!d) return std::nullopt;
    std::uint32_t end = i + 1;
    const std::uint32_t single = end;
    int last = last_day(*d, end);
    if (word(end) == "of") ++end;
    if (!month(end)) {
      end = single;
      last = *d;
      if (word(end) == "of") ++end;
    }
    const auto m = month(end);
    if (!m) return std::nullopt;
    return days_of(i, end + 1, *m, *d, last);
  }

  // "June 2017", "last June", "in June".
  std::optional<DateTold> month_alone(std::uint32_t i, const std::optional<DateRange>&) const {
    const bool last = is(Kind::past, i);
    const std::uint32_t at = last || is(Kind::this_, i) || is(Kind::early, i) ? i + 1 : i;
    const auto m = month(at);
    // "March" opens a sentence as a noun, too: alone it needs a preposition or a qualifier before it.
    if (!m || (at == i && !after_preposition(i) && !(at + 1 < size() && year_number(word(at + 1))))) {
      return std::nullopt;
    }
    DateTold found{{i, at + 1}, std::nullopt};
    const auto y = year_behind(found.tokens.end);
    if (y) {
      found.value = month_range(*y / date::month{*m});
    } else if (published_) {
      const year_month_day today{*published_};
      date::year year = today.year();
      if (date::month{*m} > today.month() || (last && date::month{*m} == today.month())) year -= date::years{1};
      found.value = month_range(year / date::month{*m});
    }
    return found;
  }
  bool after_preposition(std::uint32_t i) const {
    if (i == 0) return false;
    for (const std::string_view p : {"in", "since", "of", "by", "until", "till", "from", "during", "for", "this"}) {
      if (lower_[i - 1] == p) return true;
    }
    return false;
  }

  std::optional<sys_days> weekday_before(unsigned day, bool strictly) const {
    if (!published_) return std::nullopt;
    days back = date::weekday{*published_} - date::weekday{day};
    if (strictly && back == days{0}) back = days{7};
    return *published_ - back;
  }

  // "Tuesday", "last Tuesday", "Monday and Tuesday", "Friday to Saturday"; "next Tuesday" lies ahead.
  std::optional<DateTold> weekday(std::uint32_t i, const std::optional<DateRange>&) const {
    const bool qualified = is(Kind::past, i) || is(Kind::next, i) || is(Kind::early, i) || is(Kind::this_, i);
    const std::uint32_t at = qualified && day_of_week(i + 1) ? i + 1 : i;
    const auto day = day_of_week(at);
    if (!day) return std::nullopt;
    DateTold found{{i, at + 1}, std::nullopt};
    // "Tuesday, June 20" is the date behind it.
    const std::uint32_t behind = word(at + 1) == "," ? at + 2 : at + 1;
    for (const auto read : {&Reader::month_day, &Reader::day_month}) {
      if (const auto exact = (this->*read)(behind, std::nullopt)) return DateTold{{i, exact->tokens.end}, exact->value};
    }
    auto first = weekday_before(*day, is(Kind::past, i));
    if (first && at > i && is(Kind::next, i)) first = *first + days{7};
    if (!first) return found;
    found.value = day_range(*first);
    const std::string_view link = word(at + 1);
    if (const auto second = link == "and" || link == "to" || link == "or" ? day_of_week(at + 2) : std::nullopt) {
      const days between = date::weekday{*second} - date::weekday{*day};
      found.tokens.end = at + 3;
      sys_days end = *first + between;
      // Both lie before the publication: "from Friday to Saturday" written on a Friday is last week's.
      if (end > *published_) {
        *first -= days{7};
        end -= days{7};
      }
      found.value = span_of(*first, end);
    }
    return found;
  }

  // "today", "yesterday", "tonight", "this morning", "last night".
  std::optional<DateTold> today(std::uint32_t i, const std::optional<DateRange>&) const {
    std::optional<std::int64_t> shift = value(Kind::today, i);
    std::uint32_t end = i + 1;
    if (word(i) == "now") return std::nullopt;
    if (!shift && (is(Kind::this_, i) || is(Kind::past, i)) && is(Kind::part, i + 1)) {
      shift = is(Kind::past, i) ? -1 : 0;
      end = i + 2;
    }
    if (!shift) return std::nullopt;
    DateTold found{{i, end}, std::nullopt};
    if (published_) found.value = day_range(*published_ + days{*shift});
    return found;
  }

  // "autumn of 2021", "last summer".
  std::optional<DateTold> season(std::uint32_t i, const std::optional<DateRange>&) const {
    const std::uint32_t at = is(Kind::past, i) || is(Kind::this_, i) ? i + 1 : i;
    const auto m = value(Kind::season, at);
    if (!m) return std::nullopt;
    DateTold found{{i, at + 1}, std::nullopt};
    auto y = year_behind(found.tokens.end);
    if (!y && at == i) return std::nullopt;
    if (!y && published_) {
      const year_month_day today{*published_};
      y = today.year();
      const bool still_running = static_cast<unsigned>(today.month()) < static_cast<unsigned>(*m) + 3;
      if (is(Kind::past, i) && still_running) y = *y - date::years{1};
    }
    if (!y) return found;
    const date::year_month first = *y / date::month{static_cast<unsigned>(*m)};
    found.value = span_of(sys_days{first / 1}, sys_days{(first + date::months{2}) / date::last});
    return found;
  }

  // "last month", "this week", "earlier this year", "the next day", "the same day", "recent days", "the past 4 days".
  std::optional<DateTold> period(std::uint32_t i, const std::optional<DateRange>& told) const {
    for (const Kind kind : {Kind::past, Kind::this_, Kind::next, Kind::same, Kind::recent}) {
      if (!is(kind, i)) continue;
      std::uint32_t at = i + 1;
      if (kind == Kind::same && is(Kind::same, at)) ++at;  // "that same day"
      const auto count = number(at);
      if (count) ++at;
      const auto unit = value(Kind::period, at);
      if (!unit) continue;
      DateTold found{{i, at + 1}, std::nullopt};
      found.value = period_value(kind, *unit, count.value_or(1), count.has_value() || kind == Kind::recent, told);
      return found;
    }
    return std::nullopt;
  }
  std::optional<DateRange> period_value(Kind kind, std::int64_t unit, std::int64_t count, bool up_to_now,
                                        const std::optional<DateRange>& told) const {
    if (kind == Kind::same || (kind == Kind::next && unit == 1)) {
      if (!told || told->precision != Precision::day) return std::nullopt;
      return kind == Kind::same ? *told : day_range(told->first + days{1});
    }
    if (!published_) return std::nullopt;
    if (kind == Kind::past && unit == 1 && count == 1) return day_range(*published_ - days{1});
    if (up_to_now) return span_of(moved(*published_, unit, -std::max<std::int64_t>(count, 1)), *published_);
    if (kind == Kind::this_) return unit_around(unit, *published_);
    return unit_around(unit, moved(*published_, unit, kind == Kind::past ? -1 : 1));
  }

  // Numbers up to a few hundred, in figures or one word; "a" is one.
  std::optional<std::int64_t> number(std::uint32_t i) const {
    if (i >= size()) return std::nullopt;
    if (const auto figures = integer(lower_[i], 1, 3)) return *figures;
    for (const Kind kind : {Kind::unit, Kind::vague}) {
      if (const auto v = value(kind, i)) return v;
    }
    return lower_[i] == "a" || lower_[i] == "an" ? std::optional<std::int64_t>(1) : std::nullopt;
  }

  // "two weeks ago", "three days later", "a day earlier", "the day before".
  std::optional<DateTold> counted(std::uint32_t i, const std::optional<DateRange>& told) const {
    const bool the = word(i) == "the";
    const auto count = the ? std::optional<std::int64_t>(1) : number(i);
    const auto unit = count ? value(Kind::period, i + 1) : std::nullopt;
    if (!unit) return std::nullopt;
    DateTold found{{i, i + 3}, std::nullopt};
    if (!the && is(Kind::ago, i + 2)) {
      if (published_) found.value = about(*unit, moved(*published_, *unit, -*count));
      return found;
    }
    const bool back = is(Kind::before, i + 2);
    if ((!back && !is(Kind::later, i + 2)) || word(i + 2) == "on") return std::nullopt;
    // "five days after the vote" counts from an event, not from a date.
    if (word(i + 2) == "after" || (word(i + 2) == "before" && !the)) return std::nullopt;
    if (told && told->precision == Precision::day) found.value = moved_by(*told, {*count, *unit}, back);
    return found;
  }

  // "in 2013", "2013" beside a preposition or in brackets.
  std::optional<DateTold> year_alone(std::uint32_t i) const {
    const auto y = year_number(word(i));
    if (!y) return std::nullopt;
    const std::string_view before = i > 0 ? word(i - 1) : std::string_view();
    const bool beside = before == "in" || before == "since" || before == "of" || before == "by" || before == "from" ||
                        before == "until" || before == "during" || before == "(" || before == "early" ||
                        before == "late" || before == "mid" || before == "-" || before == ",";
    if (!beside) return std::nullopt;
    return DateTold{{i, i + 1}, year_range(date::year{*y})};
  }

  DateTold with_part_of_day(DateTold found) const {
    if (is(Kind::part, found.tokens.end)) ++found.tokens.end;
    return found;
  }

  const QuantityLexicon& words_;
  std::optional<sys_days> published_;
  std::vector<std::string> lower_;
  std::vector<bool> capital_;
};

}  // namespace

std::string DateRange::iso() const {
  switch (precision) {
    case Precision::day:
      return iso_day(first);
    case Precision::month:
      return iso_day(first).substr(0, 7);
    case Precision::year:
      return iso_day(first).substr(0, 4);
    case Precision::range:
      return iso_day(first) + "/" + iso_day(last);
  }
  return {};
}

std::optional<DateRange> parse_iso(std::string_view text) {
  if (text.size() == 21 && text[10] == '/') {
    const auto from = parse_iso(text.substr(0, 10));
    const auto to = parse_iso(text.substr(11));
    return from && to && from->first <= to->first ? std::optional(span_of(from->first, to->first)) : std::nullopt;
  }
  const auto y = year_number(text.substr(0, 4));
  if (!y) return std::nullopt;
  if (text.size() == 4) return year_range(date::year{*y});
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const auto m = integer(text.substr(5, 2), 2, 2);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  const date::month month{static_cast<unsigned>(*m)};
  if (text.size() == 7) return month_range(date::year{*y} / month);
  if (text.size() < 10 || text[7] != '-' || (text.size() > 10 && text[10] != 'T' && text[10] != ' '))
    return std::nullopt;
  const auto d = integer(text.substr(8, 2), 2, 2);
  const auto day = d ? valid_day(date::year{*y}, month, *d) : std::nullopt;
  return day ? std::optional(day_range(*day)) : std::nullopt;
}

std::optional<Interval> interval_before(const Annotation& annotation, std::uint32_t word,
                                        const QuantityLexicon& words) {
  if (word < 2) return std::nullopt;
  const auto unit = words.value(Kind::period, lower_word(annotation, word - 1));
  if (!unit) return std::nullopt;
  const std::string number = lower_word(annotation, word - 2);
  if (number == "a" || number == "an" || number == "the") return Interval{1, *unit};
  auto count = words.value(Kind::unit, number);
  if (const auto figures = integer(number, 1, 3)) count = *figures;
  return count && *count > 0 ? std::optional(Interval{*count, *unit}) : std::nullopt;
}

DateRange moved_by(const DateRange& from, const Interval& interval, bool back) {
  return about(interval.unit, moved(from.first, interval.unit, back ? -interval.count : interval.count));
}

std::vector<DateTold> DateFinder::find(const Annotation& annotation) {
  const Reader reader(annotation, *words_, published_);
  std::vector<DateTold> dates;
  for (std::uint32_t i = 0; i < reader.size();) {
    const auto found = reader.at(i, told_);
    if (!found) {
      ++i;
      continue;
    }
    if (found->value) told_ = found->value;
    i = std::max(found->tokens.end, i + 1);
    dates.push_back(*found);
  }
  return dates;
}

}  // namespace claimgraph::extract
