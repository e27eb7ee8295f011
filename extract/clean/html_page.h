// A page's segments with what is counted over them: prose, characters and links of any element, and what single
// segments are by their wording and place. Private to extract/clean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/words.h"
#include "extract/clean/html_segments.h"
#include "extract/clean/html_tree.h"
#include "extract/clean/knowledge.h"

namespace claimgraph::extract {

inline bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

// Characters that speak for an article: whole sentences, few of them links.
double prose_of(const Segment& segment);

// Borrows what it is made of.
class PageView {
 public:
  PageView(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& knowledge);

  std::size_t segment_from(std::uint32_t node) const;
  double prose_in(std::uint32_t node) const;
  std::uint64_t characters_in(std::uint32_t n) const;
  double link_share_in(std::uint32_t node) const;
  GumboTag heading_tag(std::uint32_t node) const;

  bool is_cell(const Segment& seg) const;
  // In a table or list.
  bool in_row(const Segment& seg) const;
  // A cell of a row of three and more: tables for layout have fewer.
  bool is_table_head(const Segment& seg) const;
  // A linked cell of a row that says more.
  bool is_data_cell(const Segment& seg) const;
  // A line of underscores between parts of a text, as wire stories have.
  static bool is_rule(const Segment& seg);
  static bool is_sentence(const Segment& seg) {
    return seg.sentence_end && seg.words >= 9 && seg.link_share() < 0.3 && seg.text.find(" | ") == std::string::npos;
  }
  // Furniture by its wording; the second kind may also be a long paragraph of the text.
  bool hard_noise(std::size_t s) const;
  bool soft_noise(std::size_t s) const;

 protected:
  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  const std::vector<Segment>& segments_;
  const Cleaner::Knowledge& know_;
  std::vector<std::string> keys_;                    // of each segment, as fold_key
  std::unordered_map<std::string_view, int> times_;  // how often the page says each of keys_
  std::vector<double> prose_;                        // before each segment, as the next two
  std::vector<std::uint64_t> characters_;            // visible ones
  std::vector<std::uint64_t> links_;                 // those of them in links
};

}  // namespace claimgraph::extract
