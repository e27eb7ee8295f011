#include "extract/claims/event_dates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/telling.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

using Precision = DateRange::Precision;

// "A, two days after B": the word between them, and the heads of both.
struct Distance {
  std::uint32_t word = 0;
  Interval interval;
  bool after = false;
  std::uint32_t counted_from = 0;  // B: a noun, or the verb of a clause
  std::uint32_t counted = 0;       // A: a verb
};

class DistanceDater {
 public:
  DistanceDater(const SyntaxTree& tree, std::span<const DateTold> dates, std::span<Telling> tellings)
      : tree_(tree), dates_(dates), tellings_(tellings) {}

  void run(const QuantityLexicon& words) {
    for (std::uint32_t i = 2; i < tree_.size(); ++i) {
      const std::string word = lower_word(tree_.annotation(), i);
      if (word != "after" && word != "before") continue;
      const auto interval = interval_before(tree_.annotation(), i, words);
      const auto from = interval ? counted_from(i) : std::nullopt;
      const auto verb = from ? verb_above(i, *from) : std::nullopt;
      if (verb) settle({i, *interval, word == "after", *from, *verb});
    }
  }

 private:
  // The object of the preposition, or the verb that the conjunction opens.
  std::optional<std::uint32_t> counted_from(std::uint32_t word) const {
    const Token& t = tree_.token(word);
    if (t.dep == Dep::mark && t.head != word) return t.head;
    return tree_.child(word, Dep::pobj);
  }

  std::optional<std::uint32_t> verb_above(std::uint32_t word, std::uint32_t from) const {
    std::uint32_t i = tree_.under(word, from) ? from : word;
    while (!tree_.is_root(i)) {
      i = tree_.token(i).head;
      if (tree_.token(i).pos == Pos::verb || tree_.token(i).pos == Pos::aux) return i;
    }
    return std::nullopt;
  }

  void settle(const Distance& d) {
    for (Telling& t : tellings_) {
      t.aside = t.aside || tells(t, d.counted_from);
      if (tells(t, d.counted)) keep_own_date(t, d);
    }
    const auto from = day_of(d, true);
    const auto to = day_of(d, false);
    if (to && !from) give(d, true, moved_by(*to, d.interval, d.after));
    if (from && !to) give(d, false, moved_by(*from, d.interval, !d.after));
  }

  // "Two days after the bombing on 5 March, gunmen attacked": the day is the other event's.
  void keep_own_date(Telling& t, const Distance& d) const {
    if (!t.date_mention || !tree_.under(t.date_mention->tokens.begin, d.counted_from)) return;
    t.date.reset();
    t.date_mention.reset();
  }

  // The one day told on the side of the event counted from, or on the other one.
  std::optional<DateRange> day_of(const Distance& d, bool from) const {
    std::optional<DateRange> day;
    for (const DateTold& told : dates_) {
      const std::uint32_t i = told.tokens.begin;
      if (!told.value || told.value->precision != Precision::day) continue;
      if (tree_.sentence_of(i) != tree_.sentence_of(d.word) || tree_.under(i, d.counted_from) != from) continue;
      if (day && !(*day == *told.value)) return std::nullopt;
      day = told.value;
    }
    return day;
  }

  void give(const Distance& d, bool from, const DateRange& date) {
    for (Telling& t : tellings_) {
      if (t.date || !(from ? tells(t, d.counted_from) : tells(t, d.counted))) continue;
      t.date = date;
      t.date_mention = Mention{t.block, {d.word - 2, d.word + 1}, d.word - 1};
    }
  }

  // The word tells the event, or has it for its subject, or is explained by it ("the fire that killed 15").
  bool tells(const Telling& t, std::uint32_t word) const {
    const std::uint32_t trigger = t.trigger.token;
    if (trigger == word || t.trigger.carrier == word) return true;
    const Token& token = tree_.token(trigger);
    if (token.head != word) return false;
    return token.dep == Dep::nsubj || token.dep == Dep::nsubjpass || token.dep == Dep::relcl;
  }

  const SyntaxTree& tree_;
  std::span<const DateTold> dates_;
  std::span<Telling> tellings_;
};

}  // namespace

void date_by_each_other(const SyntaxTree& tree, const QuantityLexicon& words, std::span<const DateTold> dates,
                        std::span<Telling> tellings) {
  if (!tellings.empty()) DistanceDater(tree, dates, tellings).run(words);
}

}  // namespace claimgraph::extract
