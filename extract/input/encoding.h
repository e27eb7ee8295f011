// Bytes of any encoding → UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::extract {

struct Decoded {
  std::string utf8;      // valid UTF-8
  std::string encoding;  // what the bytes were: "UTF-8", "windows-1251", ...
};

// Order of trust: byte order mark; UTF-8 wherever the bytes are valid UTF-8 (no other encoding looks like it by
// chance); mostly valid UTF-8, each broken byte replaced by one SUB (0x1A), so that every offset stays that of the
// file; `declared` (HTTP header or meta tag); the bytes' own statistics (uchardet); windows-1252. Nothing when the
// bytes are no text in any of them. Linear in the size.
std::optional<Decoded> decode(std::string bytes, std::string_view declared);

// The charset that an HTML page declares in its first 4 KiB (meta charset, http-equiv, XML declaration), or empty.
std::string declared_charset(std::string_view html);

}  // namespace claimgraph::extract
