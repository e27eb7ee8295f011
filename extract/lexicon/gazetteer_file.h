// The frame of the gazetteer file: what the converter writes and Gazetteer::open checks.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::extract {

// 24 bytes before the Cap'n Proto message (which stays aligned to 8 bytes): magic with the format version, size of the
// message, 64-bit XXH3 of the message; integers in little-endian order.
constexpr std::string_view kGazetteerMagic = "CGPLACE1";
constexpr std::size_t kGazetteerHeaderSize = 24;

// 64-bit XXH3 (https://github.com/Cyan4973/xxHash) of a folded name or of the message.
inline std::uint64_t gazetteer_hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

inline std::string gazetteer_header(std::string_view message) {
  std::string header(kGazetteerMagic);
  for (const std::uint64_t value : {std::uint64_t{message.size()}, gazetteer_hash(message)}) {
    for (int shift = 0; shift < 64; shift += 8) header += static_cast<char>((value >> shift) & 0xff);
  }
  return header;
}

}  // namespace claimgraph::extract
