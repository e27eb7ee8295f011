// Byte ranges. Offsets are UTF-8 bytes, end exclusive, everywhere in claimgraph; a document is below 4 GiB.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace claimgraph {

struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - start; }
  bool empty() const { return end <= start; }
  bool contains(ByteSpan other) const { return start <= other.start && other.end <= end; }
  bool overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

// The smallest span that covers both.
inline ByteSpan cover(ByteSpan a, ByteSpan b) { return {std::min(a.start, b.start), std::max(a.end, b.end)}; }

}  // namespace claimgraph
