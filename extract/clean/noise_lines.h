// What a line or block is, by its wording: extract/lexicon/noise_lines.tsv.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/table.h"

namespace re2 {
class RE2;
}

namespace claimgraph::extract {

enum class LineClass : std::uint8_t {
  comments,
  related,
  link,
  share,
  subscribe,
  appeal,
  advert,
  legal,
  footer,
  tags,
  photo,
  byline,
  stamp,
  form,
  cookie,
  paywall,
  error,
  video,
};
inline constexpr std::size_t line_class_count = 18;

// A set of LineClass values.
class LineClasses {
 public:
  bool has(LineClass c) const { return (bits_ >> static_cast<unsigned>(c) & 1U) != 0; }
  bool any() const { return bits_ != 0; }
  void add(LineClass c) { bits_ |= 1U << static_cast<unsigned>(c); }

 private:
  std::uint32_t bits_ = 0;
};

// Immutable, thread safe.
class NoiseLines {
 public:
  static Result<NoiseLines> from(const LexiconTable& table);
  NoiseLines(NoiseLines&&) noexcept;
  NoiseLines& operator=(NoiseLines&&) noexcept;
  ~NoiseLines();

  // The classes of a line whose white space is folded.
  LineClasses classify(std::string_view line) const;

 private:
  struct Set;
  NoiseLines();
  std::unique_ptr<Set> set_;
};

std::vector<std::string_view> noise_line_columns();

}  // namespace claimgraph::extract
