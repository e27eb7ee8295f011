// Content encodings of HTTP: gzip, deflate, brotli, Zstandard. Private to extract/input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::extract {

// What a body unpacked to.
struct Unpacked {
  std::string bytes;   // at most limit + 1 of them
  bool whole = false;  // the packed data were read to their end, and nothing stood behind them
};

// Nothing when the data are not packed so; what there is when they are cut short.
std::optional<Unpacked> unpack_gzip(std::string_view packed, std::size_t limit);
// With zlib's frame, as the standard says, or without it, as some servers send it.
std::optional<Unpacked> unpack_deflate(std::string_view packed, std::size_t limit);
std::optional<Unpacked> unpack_brotli(std::string_view packed, std::size_t limit);
std::optional<Unpacked> unpack_zstd(std::string_view packed, std::size_t limit);

}  // namespace claimgraph::extract
