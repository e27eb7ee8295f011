// SHA-256, for the pins of what the build fetches from outside.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

// 64 lower-case hexadecimal digits, as sha256sum prints them.
std::string sha256_hex(std::string_view bytes);

}  // namespace claimgraph
