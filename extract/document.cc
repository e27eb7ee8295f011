#include "extract/document.h"

#include <algorithm>
#include <cassert>

namespace claimgraph::extract {

void OffsetMap::append(std::uint32_t raw, std::uint32_t clean_size, std::uint32_t raw_size) {
  const std::uint32_t clean = this->clean_size();
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    assert(raw >= last.raw + last.raw_size);
    const bool both_exact = last.clean_size == last.raw_size && clean_size == raw_size;
    if (both_exact && raw == last.raw + last.raw_size) {
      last.clean_size += clean_size;
      last.raw_size += raw_size;
      return;
    }
  }
  pieces_.push_back({clean, raw, clean_size, raw_size});
}

std::uint32_t OffsetMap::clean_size() const {
  return pieces_.empty() ? 0 : pieces_.back().clean + pieces_.back().clean_size;
}

ByteSpan OffsetMap::to_raw(ByteSpan clean) const {
  if (clean.empty() || pieces_.empty()) return {};
  assert(clean.end <= clean_size());
  const auto piece_at = [this](std::uint32_t offset) {
    return std::prev(std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::uint32_t o, const Piece& p) { return o < p.clean; }));
  };
  const auto first = piece_at(clean.start);
  const auto last = piece_at(clean.end - 1);
  const bool first_exact = first->clean_size == first->raw_size;
  const bool last_exact = last->clean_size == last->raw_size;
  return {first_exact ? first->raw + (clean.start - first->clean) : first->raw,
          last_exact ? last->raw + (clean.end - last->clean) : last->raw + last->raw_size};
}

}  // namespace claimgraph::extract
