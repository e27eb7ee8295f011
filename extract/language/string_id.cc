#include "extract/language/string_id.h"

#include <bit>
#include <cstring>

namespace claimgraph::extract {

namespace {

std::uint64_t mix(std::uint64_t k) {
  k ^= k >> 33U;
  k *= 0xff51afd7ed558ccdU;
  k ^= k >> 33U;
  k *= 0xc4ceb9fe1a85ec53U;
  return k ^ (k >> 33U);
}

}  // namespace

std::uint64_t hash_of(std::string_view s) {
  constexpr std::uint64_t m = 0xc6a4a7935bd1e995U;
  constexpr unsigned r = 47;
  if (s.empty()) return 0;
  std::uint64_t h = 1 ^ (s.size() * m);
  while (s.size() >= 8) {
    std::uint64_t k = 0;
    std::memcpy(&k, s.data(), 8);
    s.remove_prefix(8);
    k *= m;
    k ^= k >> r;
    h = (h ^ (k * m)) * m;
  }
  if (!s.empty()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, s.data(), s.size());
    h = (h ^ tail) * m;
  }
  h = (h ^ (h >> r)) * m;
  return h ^ (h >> r);
}

std::array<std::uint32_t, 4> embedding_rows(std::uint64_t id, std::uint32_t seed, std::uint32_t rows) {
  std::uint64_t h1 = std::rotl(id * 0x87c37b91114253d5U, 31) * 0x4cf5ad432745937fU;
  h1 ^= seed;
  h1 ^= 8;
  std::uint64_t h2 = seed ^ 8U;
  h1 += h2;
  h2 += h1;
  h1 = mix(h1);
  h2 = mix(h2);
  h1 += h2;
  h2 += h1;
  const auto low = [](std::uint64_t h) { return static_cast<std::uint32_t>(h); };
  return {low(h1) % rows, low(h1 >> 32U) % rows, low(h2) % rows, low(h2 >> 32U) % rows};
}

}  // namespace claimgraph::extract
