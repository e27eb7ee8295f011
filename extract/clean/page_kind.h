// Pages that hold no article: lists of stories, videos, stubs for subscribers, errors. Private to extract/clean.
#pragma once

#include <string>
#include <vector>

#include "extract/clean/html_body.h"
#include "extract/clean/html_segments.h"
#include "extract/clean/html_tree.h"

namespace claimgraph::extract {

// Why the page has no article, or empty. `body`: what would be its text.
std::string why_no_article(const HtmlTree& tree, const std::vector<Segment>& segments, const HtmlBody& body);

}  // namespace claimgraph::extract
