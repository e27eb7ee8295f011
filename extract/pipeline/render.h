// A cleaned document for people and programs: what `claimgraph clean` prints.
#pragma once

#include <string>

#include "extract/document.h"

namespace claimgraph::extract {

// The article's paragraphs, one a line; headline and standfirst are left out.
std::string body_text(const CleanDocument& document);

// One JSON object and a line end: path, title, published, authors, publisher, url, language, no_article, body_text,
// body (raw spans). What is unknown is left out; body_text is always there.
std::string render_jsonl(const RawDocument& raw, const CleanDocument& document);
// Headline, then paragraphs, an empty line between; documents end with a line of "---".
std::string render_text(const CleanDocument& document);
std::string render_markdown(const CleanDocument& document);

}  // namespace claimgraph::extract
