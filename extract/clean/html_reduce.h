// Takes out of a page what no reader sees, before it is parsed: scripts, styles, comments, most attributes. Gumbo's
// time grows with the bytes, and with depth and attributes faster than with the bytes; what is left is bounded in both.
// Private to extract/clean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace claimgraph::extract {

class ReducedHtml {
 public:
  // Linear in the size of the page.
  static ReducedHtml from(std::string_view html);

  const std::string& bytes() const { return bytes_; }
  // Contents of <script type="application/ld+json">, in the page's own bytes.
  const std::vector<ByteSpan>& json_ld() const { return json_ld_; }

  // A run of reduced bytes that stand together in the page as well.
  struct Run {
    std::uint32_t reduced = 0;
    std::uint32_t raw = 0;
    std::uint32_t size = 0;
  };
  // The runs that make up the reduced bytes [start, end), in order.
  std::vector<Run> runs(std::uint32_t start, std::uint32_t end) const;

 private:
  friend class Reducer;
  std::string bytes_;
  std::vector<Run> runs_;
  std::vector<ByteSpan> json_ld_;
};

}  // namespace claimgraph::extract
