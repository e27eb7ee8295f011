// Which line of scraped text is the headline. Private to extract/clean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/clean/text_lines.h"

namespace claimgraph::extract {

// The line with the most evidence: it shares words with the text that begins at line `body`, stands there twice, has a
// headline's length, and is no masthead. A line that is the `given` title, when there is one, is it in any case.
std::optional<std::size_t> find_title(const std::vector<TextLine>& lines, std::size_t body, const std::string& given);

// Furniture by its wording or shape.
bool is_noise(const TextLine& line);
// Credits, stamps and short lines with a date, which stand inside articles as well.
bool is_mark(const TextLine& line);

}  // namespace claimgraph::extract
