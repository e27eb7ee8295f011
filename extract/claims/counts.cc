#include "extract/claims/counts.h"

#include <algorithm>
#include <charconv>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

using Kind = QuantityKind;

// More people than there are.
constexpr std::int64_t kLargest = 10'000'000'000;

// The value of "1,799" or "12": figures in groups of three. Nothing for "3.5", "007", "12th".
std::optional<std::int64_t> figures(std::string_view word) {
  std::string digits;
  std::size_t since_comma = 0;
  bool comma = false;
  for (const char c : word) {
    if (c == ',') {
      if (digits.empty() || (comma && since_comma != 3)) return std::nullopt;
      comma = true;
      since_comma = 0;
    } else if (c >= '0' && c <= '9') {
      digits += c;
      ++since_comma;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 10 || (comma && since_comma != 3)) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// A number that runs over the tokens [begin, end).
struct Number {
  TokenRange tokens;
  std::int64_t value = 0;
  bool open = false;  // "dozens": the value is the least
};

class Reader {
 public:
  Reader(const Annotation& annotation, const QuantityLexicon& words) : annotation_(annotation), words_(words) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(annotation_.tokens.size()); }
  std::string lower(std::uint32_t i) const { return lower_word(annotation_, i); }

  bool numeric(std::uint32_t i) const {
    const std::string word = lower(i);
    return figures(word) || words_.is(Kind::unit, word) || words_.is(Kind::scale, word) || words_.is(Kind::vague, word);
  }
  // A hyphen or "and" inside one number: "twenty-five", "two hundred and six".
  bool inside(std::uint32_t i) const {
    if (i == 0 || i + 1 >= size() || !numeric(i - 1) || !numeric(i + 1)) return false;
    const std::string word = lower(i);
    const auto left = words_.value(Kind::unit, lower(i - 1));
    const auto right = words_.value(Kind::unit, lower(i + 1));
    if (word == "-") return left && right && *left >= 20 && *right < 10;
    if (word == "of") return words_.is(Kind::vague, lower(i - 1)) && !figures(lower(i + 1));
    return word == "and" && words_.is(Kind::scale, lower(i - 1)) && right.has_value();
  }

  // The number that holds the token, to both sides.
  Number number_at(std::uint32_t i) const {
    std::uint32_t begin = i;
    std::uint32_t end = i + 1;
    while (begin > 0 && (joins(begin - 1, begin) || inside(begin - 1) || inside(begin))) --begin;
    while (end < size() && (joins(end - 1, end) || inside(end))) ++end;
    return evaluate({begin, end});
  }

 private:
  // Whether two numeric tokens side by side are one number: "two hundred", "1.5 million" is not ours.
  bool joins(std::uint32_t left, std::uint32_t right) const {
    if (!numeric(left) || !numeric(right)) return inside(left) && numeric(right);
    return words_.is(Kind::scale, lower(right)) ||
           (words_.is(Kind::scale, lower(left)) && words_.is(Kind::unit, lower(right)));
  }

  Number evaluate(TokenRange range) const {
    Number number{range, 0, false};
    std::int64_t current = 0;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::string word = lower(i);
      if (const auto scale = words_.value(Kind::scale, word)) {
        current = std::max<std::int64_t>(current, 1) * *scale;
        if (*scale >= 1000) {
          number.value += current;
          current = 0;
        }
      } else if (const auto vague = words_.value(Kind::vague, word)) {
        // "tens of thousands" multiplies, "several" alone is the least.
        current = current > 0 ? current : *vague;
        number.open = true;
      } else if (const auto unit = words_.value(Kind::unit, word)) {
        current += *unit;
      } else if (const auto digits = figures(word)) {
        current += *digits;
      }
      if (current > kLargest || number.value > kLargest) break;
    }
    number.value += current;
    scale_vague(number);
    return number;
  }

  // "tens of thousands", "hundreds of thousands": the second word's least counts units.
  void scale_vague(Number& number) const {
    if (number.tokens.size() != 3 || lower(number.tokens.begin + 1) != "of") return;
    const auto first = words_.value(Kind::vague, lower(number.tokens.begin));
    const auto second = words_.value(Kind::vague, lower(number.tokens.begin + 2));
    if (first && second) number.value = *first * (*second / 2);
  }

  const Annotation& annotation_;
  const QuantityLexicon& words_;
};

// The phrase of one of these kinds that ends before `end`, or begins at it.
class Bounds {
 public:
  Bounds(const Reader& reader, const QuantityLexicon& words) : reader_(reader), words_(words) {}

  struct Bound {
    Kind kind = Kind::about;
    std::uint32_t size = 0;  // tokens
  };
  std::optional<Bound> before(std::uint32_t end) const {
    for (std::uint32_t n = std::min<std::uint32_t>(QuantityLexicon::kLongestPhrase, end); n > 0; --n) {
      if (const auto kind = kind_of(phrase(end - n, end))) return Bound{*kind, n};
    }
    return std::nullopt;
  }
  std::optional<Bound> after(std::uint32_t begin) const {
    for (std::uint32_t n = 2; n > 0; --n) {
      if (begin + n > reader_.size()) continue;
      if (words_.is(Kind::least, phrase(begin, begin + n)) && phrase(begin, begin + n) != "over") {
        return Bound{Kind::least, n};
      }
    }
    return std::nullopt;
  }

 private:
  std::string phrase(std::uint32_t begin, std::uint32_t end) const {
    std::string text;
    for (std::uint32_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + reader_.lower(i);
    return text;
  }
  std::optional<Kind> kind_of(const std::string& text) const {
    for (const Kind kind : {Kind::least, Kind::most, Kind::about}) {
      if (words_.is(kind, text)) return kind;
    }
    return std::nullopt;
  }

  const Reader& reader_;
  const QuantityLexicon& words_;
};

bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

// The other end of a range that begins with `first`: "19 to 27", "7-12", "seven or eight", "between 19 and 27".
std::optional<Number> upper_end(const Reader& reader, const Number& first, bool between) {
  const std::uint32_t link = first.tokens.end;
  if (link + 1 >= reader.size() || !reader.numeric(link + 1)) return std::nullopt;
  const std::string word = reader.lower(link);
  if (word != "to" && word != "or" && !is_dash(word) && !(between && word == "and")) return std::nullopt;
  const Number second = reader.number_at(link + 1);
  return second.value > first.value ? std::optional(second) : std::nullopt;
}

// The number that begins the range whose upper end is `last`; `last` itself when it is no upper end.
Number lower_end(const Reader& reader, const Number& last) {
  const std::uint32_t begin = last.tokens.begin;
  if (begin < 2 || !reader.numeric(begin - 2)) return last;
  const Number first = reader.number_at(begin - 2);
  const bool between = first.tokens.begin > 0 && reader.lower(first.tokens.begin - 1) == "between";
  // "raised its toll from nine to 16" gives two figures, the earlier and the later.
  if (first.tokens.begin > 0 && reader.lower(first.tokens.begin - 1) == "from") return last;
  const auto upper = upper_end(reader, first, between);
  return upper && upper->tokens == last.tokens ? first : last;
}

}  // namespace

bool is_number(const Annotation& annotation, std::uint32_t token, const QuantityLexicon& words) {
  return Reader(annotation, words).numeric(token);
}

std::optional<FoundCount> count_at(const Annotation& annotation, std::uint32_t token, const QuantityLexicon& words) {
  const Reader reader(annotation, words);
  if (token >= reader.size() || !reader.numeric(token)) return std::nullopt;
  const Number first = lower_end(reader, reader.number_at(token));
  const std::uint32_t at = first.tokens.begin;
  const bool between = at > 0 && reader.lower(at - 1) == "between";
  const auto upper = upper_end(reader, first, between);
  FoundCount found{{between ? at - 1 : at, upper ? upper->tokens.end : first.tokens.end}, {}};
  found.count.min = first.value;
  if (!first.open) found.count.max = upper ? upper->value : first.value;
  if (found.count.max && *found.count.max > kLargest) return std::nullopt;

  const Bounds bounds(reader, words);
  if (const auto bound = bounds.before(found.tokens.begin); bound && !between) {
    found.tokens.begin -= bound->size;
    if (bound->kind == Kind::least) found.count.max.reset();
    if (bound->kind == Kind::most && !upper) found.count.min.reset();
  }
  if (const auto bound = bounds.after(found.tokens.end)) {
    found.tokens.end += bound->size;
    found.count.max.reset();
  }
  if (!found.count.min && !found.count.max) found.count.min = first.value;
  found.count.text = annotation.words(found.tokens);
  return found;
}

}  // namespace claimgraph::extract
