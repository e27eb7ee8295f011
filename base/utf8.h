// UTF-8 well-formedness.
#pragma once

#include <string_view>

namespace claimgraph {

// Every byte is part of a well-formed code point (no surrogates, nothing overlong). Thread-safe.
bool is_valid_utf8(std::string_view text);

}  // namespace claimgraph
