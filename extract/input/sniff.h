// What bytes are, by their beginning.
#pragma once

#include <string_view>

#include "extract/document.h"

namespace claimgraph::extract {

// The kind of a binary file whose first bytes tell it ("a PDF document"), or empty.
std::string_view binary_kind(std::string_view bytes);

// Whether control characters that no text has make up more than one byte in 100 of the first 64 KiB. The bytes are
// UTF-8.
bool looks_binary(std::string_view utf8);

// HTML when the content type, the beginning, or the density of tags says so.
InputFormat sniff_format(std::string_view utf8, std::string_view content_type);

}  // namespace claimgraph::extract
