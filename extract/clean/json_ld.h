// schema.org articles in a page's JSON-LD. Private to extract/clean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::extract {

struct JsonLdArticle {
  std::string headline;
  std::string published;
  std::vector<std::string> authors;
  std::string publisher;
  std::string url;
  std::string text;
  std::string site_name;  // of a WebSite or the publishing organisation beside the article
};

// Merges what one script block says into `article`; the first value of each kind stays. Broken JSON adds nothing.
void read_json_ld(std::string_view json, JsonLdArticle& article);

}  // namespace claimgraph::extract
