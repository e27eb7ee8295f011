// Calendar dates as news pages write them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

struct FoundDate {
  std::size_t start = 0;  // bytes of the text searched
  std::size_t end = 0;
  std::string iso;  // YYYY-MM-DD
};

// Immutable, thread safe.
class DateReader {
 public:
  // months.tsv
  static Result<DateReader> from(const LexiconTable& table);

  // The full dates (day, month and year) of a text, in order: "12 Sept 2024", "September 12, 2024", "2024-09-12",
  // "12/09/2024", "12.9.2024", "20240912T1040". 4/5/2024 is read month first where `month_first` says so, else day
  // first.
  std::vector<FoundDate> find(std::string_view text, bool month_first = false) const;

 private:
  std::map<std::string, int, std::less<>> months_;
};

std::vector<std::string_view> month_columns();

}  // namespace claimgraph::extract
