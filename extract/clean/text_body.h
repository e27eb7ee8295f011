// Which lines of scraped text are the article. Private to extract/clean.
#pragma once

#include <optional>
#include <vector>

#include "extract/clean/text_lines.h"

namespace claimgraph::extract {

struct TextBody {
  std::optional<std::size_t> title;  // line
  std::vector<std::size_t> lines;    // the body without the title, in order
  std::size_t first = 0;             // the run of lines that the body lies in, end exclusive
  std::size_t end = 0;
};

// `given_title`: a title known from elsewhere, or empty.
TextBody find_text_body(const std::vector<TextLine>& lines, const std::string& given_title);

}  // namespace claimgraph::extract
