// Which language a text is in (cld2).
#pragma once

#include <string>
#include <string_view>

namespace claimgraph::extract {

// ISO 639-1 code, or empty when the text is too short or too mixed to tell.
std::string identify_language(std::string_view utf8);

}  // namespace claimgraph::extract
