#include "extract/clean/html_byline.h"

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

constexpr std::size_t longest_byline = 120;  // bytes
constexpr std::uint32_t widest_gap = 40;     // elements between two names of one byline

bool says_author(const HtmlTree& tree, std::uint32_t node, const Cleaner::Knowledge& know) {
  if (tree.attribute(node, "rel") == "author") return true;
  ElementClasses kinds;
  for (const char* name : {"itemprop", "class", "id"}) kinds.add(know.classes.classify(tree.attribute(node, name)));
  return kinds.has(ElementClass::author) && !kinds.has(ElementClass::comments) && !kinds.has(ElementClass::related);
}

// "Ann Lee lives in Lindholm.", but not "Ann Lee Jr.".
bool is_sentence(std::string_view text) { return ends_sentence(text) && text.size() - text.rfind(' ') > 4; }

}  // namespace

std::vector<std::string> marked_authors(const HtmlTree& tree, std::uint32_t first, std::uint32_t last,
                                        const Cleaner::Knowledge& know) {
  std::vector<std::string> found;
  std::uint32_t previous = 0;
  for (std::uint32_t i = first; i <= last && i < tree.nodes().size(); ++i) {
    if (!found.empty() && i > previous + widest_gap) break;
    if (tree.nodes()[i].is_text || tree.nodes()[i].end > i + widest_gap || !says_author(tree, i, know)) continue;
    const std::string text = text_of(tree, i, know).text;
    if (text.empty() || text.size() > longest_byline) continue;
    std::vector<std::string> names = byline_authors(text, know.credits, know.agencies);
    const bool person = looks_like_person(text) && !names_office(text, know.credits, know.agencies);
    if (names.empty() && person && !is_sentence(text)) names.push_back(text);
    for (std::string& name : names) {
      previous = i;
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
    }
  }
  return found;
}

}  // namespace claimgraph::extract
