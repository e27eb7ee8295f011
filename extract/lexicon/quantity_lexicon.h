// Words of numbers and of time (quantities.tsv).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace claimgraph::extract {

enum class QuantityKind : std::uint8_t {
  unit,
  scale,
  vague,
  least,
  most,
  about,
  month,
  weekday,
  season,
  period,
  today,
  part,
  early,
  past,
  this_,
  next,
  ago,
  later,
  before,
  same,
  recent
};

class QuantityLexicon {
 public:
  static Result<QuantityLexicon> load(std::span<const std::filesystem::path> folders);

  // The value of a word (lower case) as this kind; nothing when it is none. Words without a value have 0.
  std::optional<std::int64_t> value(QuantityKind kind, std::string_view word) const;
  bool is(QuantityKind kind, std::string_view word) const { return value(kind, word).has_value(); }
  // The longest phrase of this kind has so many words.
  static constexpr std::size_t kLongestPhrase = 3;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  struct Meaning {
    QuantityKind kind;
    std::int64_t value;
  };
  std::unordered_map<std::string, std::vector<Meaning>, Hash, std::equal_to<>> words_;
};

}  // namespace claimgraph::extract
