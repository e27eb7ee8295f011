// Ids that cannot be mixed up: an Id128<Tag> is 128 bits of a content hash, written as 32 hexadecimal digits.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

// 128-bit XXH3 of the bytes, high word first (https://github.com/Cyan4973/xxHash, canonical form). Not cryptographic:
// ids are for identity, never for trust.
std::array<std::uint64_t, 2> hash128(std::string_view bytes);

std::string hex128(std::uint64_t high, std::uint64_t low);
// Exactly 32 hexadecimal digits of either case, else nothing.
std::optional<std::array<std::uint64_t, 2>> parse_hex128(std::string_view text);

template <class Tag>
struct Id128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  static Id128 of_bytes(std::string_view bytes) {
    const auto h = hash128(bytes);
    return {h[0], h[1]};
  }
  static std::optional<Id128> parse(std::string_view text) {
    const auto h = parse_hex128(text);
    if (!h) return std::nullopt;
    return Id128{(*h)[0], (*h)[1]};
  }
  std::string hex() const { return hex128(high, low); }
  bool is_null() const { return high == 0 && low == 0; }
  friend auto operator<=>(const Id128&, const Id128&) = default;
};

}  // namespace claimgraph

template <class Tag>
struct std::hash<claimgraph::Id128<Tag>> {
  std::size_t operator()(const claimgraph::Id128<Tag>& id) const noexcept {
    return id.high ^ (id.low * 0x9e3779b97f4a7c15U);
  }
};
