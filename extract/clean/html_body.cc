#include "extract/clean/html_body.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <unordered_map>

#include "extract/clean/html_guide.h"
#include "extract/clean/html_marks.h"
#include "extract/clean/html_places.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

class Finder : private MarkedPage {
 public:
  Finder(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& know,
         const HtmlMetadata& meta)
      : MarkedPage(tree, segments, know, meta), guide_(meta.article_text), places_(tree) {}

  HtmlBody find() {
    if (segments_.empty()) return {};
    body_.title = title_;
    find_container();
    select();
    find_standfirst();
    return std::move(body_);
  }

 private:
  bool counts(std::size_t s) const {
    const Noise n = noise_of(s);
    return n == Noise::none && !hard_noise(s) && (!title_ || s > *title_ || title_is_late_);
  }

  // The lowest element that holds most of the prose.
  void find_container() {
    std::vector<double> sum(segments_.size() + 1, 0.0);
    const auto fill = [&] {
      for (std::size_t s = 0; s < segments_.size(); ++s) sum[s + 1] = sum[s] + (counts(s) ? weight(s) : 0);
    };
    fill();
    double all = prose_.back();
    // A headline found behind the text is none, unless it is the page's own and a story of its own follows.
    if (sum.back() < 0.3 * all && !(title_is_sure_ && sum.back() >= 800)) {
      title_is_late_ = true;
      fill();
    }
    const auto in = [&](std::uint32_t n) { return sum[segment_from(nodes_[n].end)] - sum[segment_from(n)]; };
    std::uint32_t here = 0;
    for (bool down = true; down;) {
      down = false;
      const double mine = in(here);
      for (std::uint32_t c = here + 1; c < nodes_[here].end; c = nodes_[c].end) {
        if (!nodes_[c].is_text && mine > 0 && in(c) >= 0.8 * mine && is_container(c)) {
          here = c;
          down = true;
          break;
        }
      }
    }
    body_.container = with_siblings(here, in);
  }

  // Text is often cut into several like elements, with advertising or figures between them: where much of the text
  // that the way down left behind stands in elements like the one taken, their parent is the container.
  template <class F>
  std::uint32_t with_siblings(std::uint32_t container, F in) const {
    std::uint32_t best = container;
    std::uint32_t child = container;
    for (int up = 0; up < 4 && child != 0; ++up) {
      const std::uint32_t parent = nodes_[child].parent;
      double alike = 0;
      for (std::uint32_t c = parent + 1; c < nodes_[parent].end; c = nodes_[c].end) {
        if (c != child && nodes_[c].tag == nodes_[child].tag &&
            tree_.attribute(c, "class") == tree_.attribute(child, "class"))
          alike += in(c);
      }
      if (alike >= 0.05 * in(container) && alike >= 200) best = parent;
      child = parent;
    }
    return best;
  }

  double weight(std::size_t s) const {
    const double prose = prose_of(segments_[s]);
    if (guide_.empty()) return prose;
    return guide_.covers(keys_[s]) > 0.5 ? prose * 3 : prose * 0.4;
  }

  // Not the paragraph itself: its neighbours are wanted too.
  bool is_container(std::uint32_t n) const {
    const GumboTag tag = nodes_[n].tag;
    return is_block(tag) && tag != GUMBO_TAG_P && !is_heading(tag) && tag != GUMBO_TAG_LI &&
           tag != GUMBO_TAG_BLOCKQUOTE;
  }

  // Lists whose items are mostly links are menus or related stories.
  void judge_lists(std::size_t from, std::size_t to) {
    for (std::size_t s = from; s < to; ++s) {
      std::uint32_t n = segments_[s].node;
      while (n != 0 && nodes_[n].tag != GUMBO_TAG_UL && nodes_[n].tag != GUMBO_TAG_OL && nodes_[n].tag != GUMBO_TAG_DL)
        n = nodes_[n].parent;
      if (n == 0 || lists_.count(n) != 0) continue;
      double characters = 0;
      double links = 0;
      for (std::size_t k = segment_from(n); k < segments_.size() && segments_[k].first < nodes_[n].end; ++k) {
        characters += segments_[k].characters;
        links += segments_[k].link_characters;
      }
      lists_[n] = links > 0.6 * characters;
    }
  }
  bool in_link_list(std::size_t s) const {
    for (std::uint32_t n = segments_[s].node; n != 0; n = nodes_[n].parent) {
      const auto it = lists_.find(n);
      if (it != lists_.end()) return it->second;
    }
    return false;
  }

  // Few words in an element of their own with an invitation to subscribe: the rest of the invitation.
  bool in_promo_box(std::size_t s) const {
    const std::uint32_t box = nodes_[segments_[s].node].parent;
    if (!is_small_box(box)) return false;
    for (std::size_t k = segment_from(box); k < segments_.size() && segments_[k].first < nodes_[box].end; ++k) {
      const LineClasses& line = segments_[k].line;
      const bool invites = line.has(LineClass::subscribe) || line.has(LineClass::cookie) ||
                           (line.has(LineClass::appeal) && segments_[k].words > 1);  // a lone figure is an appeal's too
      if (invites && hard_noise(k)) return true;
    }
    return false;
  }

  // Few words in an element of their own with a picture: its caption.
  bool in_picture_box(std::size_t s) const {
    std::uint32_t box = segments_[s].node;
    for (int up = 0; up < 2; ++up, box = nodes_[box].parent) {
      if (!is_small_box(box) || characters_in(box) > 250) continue;
      if (segment_from(nodes_[box].end) - segment_from(box) > 2) continue;  // a small story with a picture
      for (std::uint32_t i = box; i < nodes_[box].end; ++i) {
        if (nodes_[i].tag == GUMBO_TAG_IMG) return true;
      }
    }
    return false;
  }
  bool is_small_box(std::uint32_t n) const {
    const GumboTag tag = nodes_[n].tag;
    const bool box = tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_CENTER;
    return box && n != body_.container && nodes_[n].end - n < 60 && characters_in(n) < 500 &&
           prose_in(n) < 0.2 * prose_.back() && !(n <= home_ && home_ < nodes_[n].end);
  }

  // What a page says again and again is furniture, the caption of every picture or the name over every post; but who
  // speaks in an interview is named again and again, and cells say the same.
  bool is_refrain(std::size_t s) const {
    const Segment& seg = segments_[s];
    if (in_row(seg) || seg.text.ends_with(':')) return false;
    return times_.at(keys_[s]) >= (seg.words >= 4 ? 3 : 5);
  }

  // A heading that is a link, yet stands among the paragraphs, with one of them next.
  bool heads_paragraph(std::size_t s) const {
    const std::uint32_t node = segments_[s].node;
    if (!is_heading(nodes_[node].tag) || s + 1 >= segments_.size()) return false;
    const std::uint32_t home = nodes_[home_].parent;
    const Segment& next = segments_[s + 1];
    return home_ != 0 && nodes_[node].parent == home && nodes_[next.node].parent == home && prose_of(next) > 0;
  }

  bool keeps(std::size_t s) const {
    const Segment& seg = segments_[s];
    if (noise_of(s) != Noise::none || seg.hidden || hard_noise(s) || is_title(s)) return false;
    if (soft_noise(s) && seg.characters < 220) return false;
    if (in_promo_box(s) || in_picture_box(s)) return false;
    if (keys_[s].empty()) return is_rule(seg);
    const bool prose = prose_of(seg) > 0;
    if (!prose && in_link_list(s)) return false;
    if (!prose && is_refrain(s)) return false;
    if (heads_paragraph(s) || is_data_cell(seg)) return true;
    if (seg.link_share() > 0.9 || (seg.link_share() > 0.75 && !(seg.sentence_end && seg.words > 8))) return false;
    return true;
  }

  void select() {
    const std::size_t from = segment_from(body_.container);
    const std::size_t to = segment_from(nodes_[body_.container].end);
    judge_lists(from, to);
    std::size_t start = from;
    if (title_ && *title_ < to && !title_is_late_ && (*title_ >= from || opening_apart(from))) start = *title_ + 1;
    std::size_t dropped = 0;  // segments since the last paragraph kept
    std::vector<std::size_t> kept;
    double prose = 0;
    find_home(from, to);
    bool related = false;
    for (std::size_t s = start; s < to; ++s) {
      const Segment& seg = segments_[s];
      if (seg.line.has(LineClass::comments) && !is_sentence(seg) && !is_table_head(seg) && prose > 250) break;
      if (noise_of(s) == Noise::none && opens_other_story(s)) related = true;
      ++dropped;
      if (!keeps(s)) continue;
      if (s < from && prose_of(seg) == 0) continue;
      if (kept.empty() && is_summary(s)) continue;
      if (related && !(prose_of(seg) > 50 && in_place(s))) continue;
      if (is_far(s, dropped, prose, prose_[to] - prose_[s])) {
        related = true;
        continue;
      }
      related = false;
      if (prose_of(seg) > 0 || in_place(s) || in_row(seg)) dropped = 0;
      kept.push_back(s);
      places_.add(seg.node, prose_of(seg) > 0);
      prose += prose_of(seg);
    }
    drop_labels(kept);
    trim_unguided(kept);
    trim_links(kept);
    trim_ends(kept);
    body_.segments = std::move(kept);
  }

  bool is_summary(std::size_t s) const {
    const std::uint32_t node = segments_[s].node;
    const std::uint32_t parent = nodes_[node].parent;
    const auto marked = [&](std::uint32_t n) {
      return classes_[n].has(ElementClass::standfirst) && prose_in(n) <= 600 && prose_in(n) < 0.4 * prose_.back();
    };
    return marked(node) || marked(parent);
  }

  // Sentences and key points between headline and text.
  void find_standfirst() {
    if (!title_ || body_.segments.empty()) return;
    for (std::size_t s = *title_ + 1; s < body_.segments.front(); ++s) {
      const Segment& seg = segments_[s];
      const bool told = (seg.words >= 5 && seg.characters >= 30) || block_kind(tree_, seg) == BlockKind::list_item;
      const Noise n = noise_of(s);
      if (!told || seg.hidden || seg.link_share() > 0.3 || hard_noise(s) || soft_noise(s) || is_title(s)) continue;
      if ((n == Noise::none || (n == Noise::meta && prose_of(seg) > 0)) && !in_link_list(s))
        body_.standfirst.push_back(s);
    }
    // A long way between the two is a page's front, not a summary.
    if (body_.standfirst.size() > 12) body_.standfirst.clear();
  }

  // Whether the article begins outside its container: more text than a standfirst stands between headline and
  // container.
  bool opening_apart(std::size_t from) const {
    double prose = 0;
    for (std::size_t s = *title_ + 1; s < from; ++s) {
      if (keeps(s) && nodes_[segments_[s].node].tag == GUMBO_TAG_P) prose += prose_of(segments_[s]);
    }
    return prose >= 500;
  }

  // More segments of furniture in a row than an article's insets have: what follows is another text.
  static constexpr std::size_t widest_gap = 14;
  bool is_far(std::size_t s, std::size_t gap, double before, double behind) const {
    if (in_place(s)) return false;
    return (gap > widest_gap && before > 600 && behind < before) ||
           (gap > 3 * widest_gap && before > 200 && title_is_sure_);
  }

  // Where paragraphs of the body stand; before there is one, in the element that holds most prose of those that are
  // nested like most prose.
  bool in_place(std::size_t s) const { return places_.has(segments_[s].node); }
  void find_home(std::size_t from, std::size_t to) {
    const auto is_text = [&](std::size_t s) { return noise_of(s) == Noise::none && !hard_noise(s); };
    const std::vector<std::uint64_t> paths = tag_paths();
    std::unordered_map<std::uint64_t, double> by_path;
    std::unordered_map<std::uint32_t, double> by_parent;
    std::uint64_t path = 0;
    double most = 0;
    for (std::size_t s = from; s < to; ++s) {
      if (!is_text(s)) continue;
      const std::uint64_t own = paths[segments_[s].node];
      if ((by_path[own] += prose_of(segments_[s])) > by_path[path]) path = own;
      most = std::max(most, by_parent[nodes_[segments_[s].node].parent] += prose_of(segments_[s]));
    }
    const bool scattered = by_path[path] > 2 * most;
    double best = 0;
    for (std::size_t s = from; s < to; ++s) {
      if (!is_text(s) || (scattered && paths[segments_[s].node] != path)) continue;
      const double sum = by_parent[nodes_[segments_[s].node].parent];
      if (sum > best) {
        best = sum;
        home_ = segments_[s].node;
      }
    }
    if (best > 0) places_.add(home_, true);
  }
  // Of each element a number for the tags from the root down to it: paragraphs that stand each in a box of its own
  // have one in common.
  std::vector<std::uint64_t> tag_paths() const {
    std::vector<std::uint64_t> paths(nodes_.size(), 1);
    for (std::size_t i = 1; i < nodes_.size(); ++i)
      paths[i] = (paths[nodes_[i].parent] + std::uint64_t(nodes_[i].tag) + 1) * 0x9E3779B97F4A7C15ULL;
    return paths;
  }

  bool opens_other_story(std::size_t s) const {
    const Segment& seg = segments_[s];
    if (is_sentence(seg)) return false;
    // "Read also" without a link is a heading over a box of links.
    if (seg.line.has(LineClass::link) && seg.link_characters == 0 && seg.characters <= 30 && !in_place(s)) return true;
    return seg.line.has(LineClass::related) && seg.link_share() < 0.9;
  }

  // Many scraps in a row are the labels of a chart or map, or the buttons of a tool.
  void drop_labels(std::vector<std::size_t>& kept) const {
    const auto scrap = [&](std::size_t s) {
      const Segment& seg = segments_[s];
      return seg.words <= 3 && !seg.sentence_end && !in_row(seg) && nodes_[seg.node].tag != GUMBO_TAG_DT &&
             !is_heading(heading_tag(seg.node)) && nodes_[seg.node].parent != nodes_[home_].parent;
    };
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < kept.size();) {
      std::size_t end = i;
      while (end < kept.size() && scrap(kept[end])) ++end;
      if (end - i < 6)
        end = std::max(end, i + 1),
        rest.insert(rest.end(), kept.begin() + std::ptrdiff_t(i), kept.begin() + std::ptrdiff_t(end));
      i = end;
    }
    kept = std::move(rest);
  }

  // Where the structured text says most of what is kept, and its last words are there, what follows them is not of it.
  void trim_unguided(std::vector<std::size_t>& kept) const {
    if (guide_.empty()) return;
    double told = 0;
    double all = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const double prose = prose_of(segments_[kept[i]]);
      all += prose;
      if (guide_.covers(keys_[kept[i]]) > 0.5) told += prose;
      if (guide_.ends_in(keys_[kept[i]])) end = i + 1;
    }
    if (end > 0 && told > 0.7 * all) kept.resize(end);
  }

  // A link of some words, then the rest without a gap: the headline of another story with its summary.
  bool opens_with_headline(const Segment& seg) const {
    constexpr std::uint32_t shortest = 15;  // characters
    if (seg.link_characters < shortest || places_.kind(nodes_[seg.node].parent) == places_.kind(nodes_[home_].parent))
      return false;
    std::uint32_t n = seg.first;
    while (n > seg.node && nodes_[n].tag != GUMBO_TAG_A) n = nodes_[n].parent;
    return nodes_[n].tag == GUMBO_TAG_A && !nodes_[n].is_text;
  }

  // Behind the text, short pieces with links in each are a list of other stories, whatever they are set in.
  void trim_links(std::vector<std::size_t>& kept) const {
    std::size_t end = kept.size();
    int linked = 0;
    while (end > 0) {
      const Segment& seg = segments_[kept[end - 1]];
      const bool link = (seg.link_share() > 0.25 || opens_with_headline(seg)) && seg.characters < 200;
      if (!link && prose_of(seg) > 0) break;
      linked += link ? 1 : 0;
      --end;
    }
    if (linked >= 3) kept.resize(end);
  }

  // A date and few words more.
  bool is_stamp(const Segment& seg) const {
    return seg.words <= 12 && !seg.sentence_end && prose_of(seg) == 0 && !know_.dates.find(seg.text).empty();
  }

  // "* * *", and the code of a story in the agency's own system.
  static bool has_letters(const Segment& seg) {
    return std::any_of(seg.text.begin(), seg.text.end(),
                       [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
  }

  // Short pieces before the first and behind the last real paragraph are furniture.
  void trim_ends(std::vector<std::size_t>& kept) const {
    std::set<std::pair<Places::Kind, Places::Kind>> paragraphs;  // kinds of parent and element
    const auto kinds = [&](std::size_t s, std::string_view name) {
      const std::uint32_t node = segments_[s].node;
      return std::pair(places_.kind(nodes_[node].parent), Places::Kind(nodes_[node].tag, 0, name));
    };
    const auto class_of = [&](std::size_t s) { return tree_.attribute(segments_[s].node, "class"); };
    for (const std::size_t s : kept) {
      if (prose_of(segments_[s]) > 0) paragraphs.insert(kinds(s, class_of(s)));
    }
    const auto substantial = [&](std::size_t s) {
      const Segment& seg = segments_[s];
      if (is_rule(seg) || !has_letters(seg)) return false;
      if (paragraphs.count(kinds(s, class_of(s))) != 0) return true;
      return prose_of(seg) > 0 || (seg.sentence_end && seg.words >= 4) || nodes_[seg.node].tag == GUMBO_TAG_LI;
    };
    while (!kept.empty() && !substantial(kept.back())) kept.pop_back();
    std::size_t first = 0;
    while (first < kept.size() && (!substantial(kept[first]) || is_stamp(segments_[kept[first]]))) ++first;
    while (first > 0 && is_heading(heading_tag(segments_[kept[first - 1]].node))) --first;
    kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(first));
  }

  StructuredText guide_;
  std::unordered_map<std::uint32_t, bool> lists_;
  Places places_;
  std::uint32_t home_ = 0;
  bool title_is_late_ = false;
  HtmlBody body_;
};

}  // namespace

HtmlBody find_html_body(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& know,
                        const HtmlMetadata& meta) {
  return Finder(tree, segments, know, meta).find();
}

BlockKind block_kind(const HtmlTree& tree, const Segment& segment) {
  std::uint32_t node = segment.node;
  for (int up = 0; up < 4; ++up) {
    const GumboTag tag = tree.nodes()[node].tag;
    if (is_heading(tag)) return BlockKind::heading;
    if (tag == GUMBO_TAG_LI) return BlockKind::list_item;
    if (tag == GUMBO_TAG_BLOCKQUOTE) return BlockKind::quotation;
    node = tree.nodes()[node].parent;
  }
  if (!segment.sentence_end && segment.characters <= 110 && segment.bold_characters >= segment.characters)
    return BlockKind::heading;
  return BlockKind::paragraph;
}

}  // namespace claimgraph::extract
