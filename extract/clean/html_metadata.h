// What a page says of itself in structured data and tags: JSON-LD, Open Graph, microdata, meta, <time>. Private to
// extract/clean.
#pragma once

#include <string>
#include <vector>

#include "extract/clean/html_segments.h"

namespace claimgraph::extract {

// Values in order of trust; empty where the page does not say.
struct HtmlMetadata {
  std::vector<std::string> titles;
  std::string published;  // ISO date
  std::vector<std::string> authors;
  std::string publisher;
  bool slogan = false;             // the publisher's name reads like no name
  std::vector<std::string> logos;  // texts of links to the front page
  std::string site_name;
  std::string url;
  std::string language;
  std::string article_text;  // JSON-LD articleBody
};

HtmlMetadata read_metadata(const HtmlTree& tree, const std::string& page, const Cleaner::Knowledge& knowledge);

}  // namespace claimgraph::extract
