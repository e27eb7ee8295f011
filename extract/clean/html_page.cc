#include "extract/clean/html_page.h"

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Wording that whole sentences may have by chance.
bool is_weak(LineClass c) {
  return c == LineClass::share || c == LineClass::footer || c == LineClass::form || c == LineClass::video ||
         c == LineClass::link || c == LineClass::related || c == LineClass::error || c == LineClass::comments;
}

}  // namespace

double prose_of(const Segment& s) {
  if (s.hidden || s.link_share() > 0.5) return 0;
  const bool sentence = s.sentence_end && s.characters >= 50;
  return sentence || s.characters >= 160 ? s.characters * (1.0 - s.link_share()) : 0;
}

PageView::PageView(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& knowledge)
    : tree_(tree), nodes_(tree.nodes()), segments_(segments), know_(knowledge) {
  // Sums before each segment: what is in a subtree is a difference.
  prose_.assign(1, 0.0);
  characters_.assign(1, 0);
  links_.assign(1, 0);
  for (const Segment& s : segments_) {
    keys_.push_back(fold_key(s.text));
    prose_.push_back(prose_.back() + prose_of(s));
    characters_.push_back(characters_.back() + (s.hidden ? 0 : s.characters));
    links_.push_back(links_.back() + (s.hidden ? 0 : s.link_characters));
  }
  for (const std::string& key : keys_) ++times_[key];
}

std::size_t PageView::segment_from(std::uint32_t node) const {
  return static_cast<std::size_t>(std::lower_bound(segments_.begin(), segments_.end(), node,
                                                   [](const Segment& s, std::uint32_t n) { return s.first < n; }) -
                                  segments_.begin());
}

double PageView::prose_in(std::uint32_t node) const {
  return prose_[segment_from(nodes_[node].end)] - prose_[segment_from(node)];
}

std::uint64_t PageView::characters_in(std::uint32_t n) const {
  return characters_[segment_from(nodes_[n].end)] - characters_[segment_from(n)];
}

double PageView::link_share_in(std::uint32_t node) const {
  const std::size_t from = segment_from(node);
  const std::size_t to = segment_from(nodes_[node].end);
  const auto all = characters_[to] - characters_[from];
  return all == 0 ? 0.0 : double(links_[to] - links_[from]) / double(all);
}

GumboTag PageView::heading_tag(std::uint32_t node) const {
  for (int up = 0; up < 4; ++up) {
    if (is_heading(nodes_[node].tag)) return nodes_[node].tag;
    node = nodes_[node].parent;
  }
  return GUMBO_TAG_UNKNOWN;
}

bool PageView::is_cell(const Segment& seg) const {
  const GumboTag tag = nodes_[seg.node].tag;
  const GumboTag above = nodes_[nodes_[seg.node].parent].tag;
  return seg.words <= 3 &&
         (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || above == GUMBO_TAG_TD || above == GUMBO_TAG_TH);
}

bool PageView::in_row(const Segment& seg) const {
  std::uint32_t n = seg.node;
  for (int up = 0; up < 3; ++up, n = nodes_[n].parent) {
    const GumboTag tag = nodes_[n].tag;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_LI) return true;
  }
  return false;
}

bool PageView::is_table_head(const Segment& seg) const {
  if (!is_cell(seg)) return false;
  std::uint32_t row = seg.node;
  while (row != 0 && nodes_[row].tag != GUMBO_TAG_TR) row = nodes_[row].parent;
  int cells = 0;
  for (std::uint32_t c = row + 1; c < nodes_[row].end && cells < 3; c = nodes_[c].end)
    cells += nodes_[c].is_text ? 0 : 1;
  return cells >= 3;
}

bool PageView::is_data_cell(const Segment& seg) const {
  std::uint32_t row = seg.node;
  for (int up = 0; up < 3 && nodes_[row].tag != GUMBO_TAG_TR; ++up) row = nodes_[row].parent;
  if (nodes_[row].tag != GUMBO_TAG_TR || characters_in(row) > 400 || link_share_in(row) > 0.7) return false;
  return segment_from(nodes_[row].end) - segment_from(row) >= 3;
}

bool PageView::is_rule(const Segment& seg) {
  return seg.text.size() >= 3 && seg.text.find_first_not_of('_') == std::string::npos;
}

bool PageView::hard_noise(std::size_t s) const {
  const Segment& seg = segments_[s];
  const LineClasses& line = seg.line;
  if (!line.any()) return false;
  if (is_cell(seg)) return false;  // figures of a table
  const bool sentence = is_sentence(seg);
  for (const LineClass c :
       {LineClass::share, LineClass::subscribe, LineClass::appeal, LineClass::advert, LineClass::legal,
        LineClass::footer, LineClass::tags, LineClass::form, LineClass::cookie, LineClass::paywall, LineClass::video,
        LineClass::link, LineClass::related, LineClass::comments, LineClass::error}) {
    if (line.has(c) && !(sentence && is_weak(c))) return true;
  }
  return false;
}

bool PageView::soft_noise(std::size_t s) const {
  const LineClasses& line = segments_[s].line;
  return line.has(LineClass::photo) || line.has(LineClass::byline) || line.has(LineClass::stamp);
}

}  // namespace claimgraph::extract
