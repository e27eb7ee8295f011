#include "extract/clean/dates.h"

#include <charconv>
#include <cstdio>
#include <optional>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// A run of digits or of letters, or one other character.
struct Piece {
  enum class Kind { number, word, other } kind = Kind::other;
  std::size_t start = 0;
  std::size_t end = 0;
  int value = 0;  // of a number of at most 8 digits, of a month's name
};

bool is_day(int n) { return n >= 1 && n <= 31; }
bool is_month(int n) { return n >= 1 && n <= 12; }
bool is_year(int n) { return n >= 1900 && n <= 2100; }

std::string iso_date(int year, int month, int day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

class Scanner {
 public:
  Scanner(std::string_view text, const std::map<std::string, int, std::less<>>& months, bool month_first)
      : text_(text), months_(months), month_first_(month_first) {
    split();
  }

  std::vector<FoundDate> find() {
    std::vector<FoundDate> found;
    for (std::size_t i = 0; i < pieces_.size();) {
      std::size_t next = 0;
      if (const auto date = date_at(i, next)) {
        found.push_back({pieces_[i].start, pieces_[next - 1].end, *date});
        i = next;
      } else {
        ++i;
      }
    }
    return found;
  }

 private:
  void split() {
    for (std::size_t i = 0; i < text_.size();) {
      const CodePoint c = code_point_at(text_, i);
      if (is_blank(c.value) || is_invisible(c.value)) {
        i += c.size;
        continue;
      }
      Piece piece;
      piece.start = i;
      const bool digit = c.value >= '0' && c.value <= '9';
      if (digit || is_letter_or_digit(c.value)) {
        while (i < text_.size()) {
          const CodePoint d = code_point_at(text_, i);
          const bool is_digit = d.value >= '0' && d.value <= '9';
          if (is_digit != digit || !is_letter_or_digit(d.value)) break;
          i += d.size;
        }
        piece.kind = digit ? Piece::Kind::number : Piece::Kind::word;
      } else {
        i += c.size;
      }
      piece.end = i;
      evaluate(piece);
      pieces_.push_back(piece);
    }
  }

  void evaluate(Piece& piece) {
    const std::string_view text = text_.substr(piece.start, piece.end - piece.start);
    if (piece.kind == Piece::Kind::number && text.size() <= 8)
      std::from_chars(text.data(), text.data() + text.size(), piece.value);
    if (piece.kind == Piece::Kind::word && text.size() <= 32) {
      const auto found = months_.find(fold_key(text));
      if (found != months_.end()) piece.value = found->second;
    }
  }

  const Piece* at(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }
  bool number(std::size_t i) const { return at(i) != nullptr && at(i)->kind == Piece::Kind::number; }
  int month_name(std::size_t i) const {
    return at(i) != nullptr && at(i)->kind == Piece::Kind::word ? at(i)->value : 0;
  }
  std::string_view text(std::size_t i) const {
    return at(i) == nullptr ? std::string_view() : text_.substr(at(i)->start, at(i)->end - at(i)->start);
  }
  bool mark(std::size_t i, std::string_view set) const {
    return at(i) != nullptr && at(i)->kind == Piece::Kind::other && text(i).size() == 1 &&
           set.find(text(i)[0]) != std::string_view::npos;
  }
  // Over one comma, full stop, "of", "de", or an ordinal ending.
  std::size_t skip(std::size_t i) const {
    while (mark(i, ",.-/") || text(i) == "of" || text(i) == "de" || text(i) == "st" || text(i) == "nd" ||
           text(i) == "rd" || text(i) == "th" || text(i) == "º")
      ++i;
    return i;
  }

  std::optional<std::string> date_at(std::size_t i, std::size_t& next) const {
    if (const auto d = numeric(i, next)) return d;
    if (const auto d = day_month_year(i, next)) return d;
    if (const auto d = month_day_year(i, next)) return d;
    return compact(i, next);
  }

  // 2024-09-12, 2024/9/12, 12.09.2024, 12/9/2024
  std::optional<std::string> numeric(std::size_t i, std::size_t& next) const {
    if (!number(i) || !number(i + 2) || !number(i + 4) || !mark(i + 1, "-/.") || text(i + 1) != text(i + 3))
      return std::nullopt;
    if (at(i)->end != at(i + 1)->start || at(i + 3)->end != at(i + 4)->start) return std::nullopt;
    const int a = at(i)->value;
    const int b = at(i + 2)->value;
    const int c = at(i + 4)->value;
    next = i + 5;
    if (is_year(a) && text(i).size() == 4 && is_month(b) && is_day(c)) return iso_date(a, b, c);
    if (!is_year(c) || text(i + 4).size() != 4) return std::nullopt;
    const bool month_first = month_first_ && text(i + 1) != "." ? is_month(a) : !is_month(b);
    if (month_first && is_month(a) && is_day(b)) return iso_date(c, a, b);
    if (!month_first && is_day(a) && is_month(b)) return iso_date(c, b, a);
    return std::nullopt;
  }

  // 12 September 2024, 12th of Sept., 2024
  std::optional<std::string> day_month_year(std::size_t i, std::size_t& next) const {
    if (!number(i) || !is_day(at(i)->value) || text(i).size() > 2) return std::nullopt;
    const std::size_t m = skip(i + 1);
    if (month_name(m) == 0) return std::nullopt;
    const std::size_t y = skip(m + 1);
    if (!number(y) || !is_year(at(y)->value)) return std::nullopt;
    next = y + 1;
    return iso_date(at(y)->value, month_name(m), at(i)->value);
  }

  // September 12, 2024
  std::optional<std::string> month_day_year(std::size_t i, std::size_t& next) const {
    if (month_name(i) == 0) return std::nullopt;
    const std::size_t d = skip(i + 1);
    if (!number(d) || !is_day(at(d)->value) || text(d).size() > 2) return std::nullopt;
    const std::size_t y = skip(d + 1);
    if (!number(y) || !is_year(at(y)->value) || text(y).size() != 4) return std::nullopt;
    next = y + 1;
    return iso_date(at(y)->value, month_name(i), at(d)->value);
  }

  // 20240912, when it is a date at all
  std::optional<std::string> compact(std::size_t i, std::size_t& next) const {
    if (!number(i) || text(i).size() != 8) return std::nullopt;
    const int n = at(i)->value;
    if (!is_year(n / 10000) || !is_month(n / 100 % 100) || !is_day(n % 100)) return std::nullopt;
    next = i + 1;
    return iso_date(n / 10000, n / 100 % 100, n % 100);
  }

  std::string_view text_;
  const std::map<std::string, int, std::less<>>& months_;
  bool month_first_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<std::string_view> month_columns() { return {"month", "names"}; }

Result<DateReader> DateReader::from(const LexiconTable& table) {
  DateReader reader;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view number = table.field(row, 0);
    int month = 0;
    std::from_chars(number.data(), number.data() + number.size(), month);
    if (!is_month(month)) return Error{ErrorCode::bad_input, table.place(row) + ": month must be from 1 to 12"};
    for (const std::string_view name : table.list(row, 1)) reader.months_.emplace(fold_key(name), month);
  }
  return reader;
}

std::vector<FoundDate> DateReader::find(std::string_view text, bool month_first) const {
  return Scanner(text, months_, month_first).find();
}

}  // namespace claimgraph::extract
