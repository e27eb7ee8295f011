// Which segments of a page are the article's own text. Private to extract/clean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/clean/html_metadata.h"
#include "extract/clean/html_segments.h"

namespace claimgraph::extract {

struct HtmlBody {
  std::optional<std::size_t> title;     // segment with the headline
  std::vector<std::size_t> standfirst;  // summary and key points between headline and text
  std::vector<std::size_t> segments;    // the body without the headline, in order
  std::uint32_t container = 0;          // the element that holds the article
};

// `meta`: its titles find the headline, its article text (structured data) is a guide to where the text is, never the
// text itself.
HtmlBody find_html_body(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& knowledge,
                        const HtmlMetadata& meta);

BlockKind block_kind(const HtmlTree& tree, const Segment& segment);

}  // namespace claimgraph::extract
