#include "extract/clean/html_body.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

// Characters that speak for an article: whole sentences, few of them links.
double prose_of(const Segment& s) {
  if (s.hidden || s.link_share() > 0.5) return 0;
  const bool sentence = s.sentence_end && s.characters >= 50;
  return sentence || s.characters >= 160 ? s.characters * (1.0 - s.link_share()) : 0;
}

// The noise that the nearest marked element around a node is.
// `embed`: noise but for the quotation it may hold, as around posts of social networks.
enum class Noise : std::uint8_t { none, comments, related, caption, meta, embed, other };

// Where the paragraphs of the body stand: what comes later is judged by whether it stands there too.
class Places {
 public:
  explicit Places(const HtmlTree& tree) : tree_(tree) {}

  void add(std::uint32_t node, bool prose) {
    const std::uint32_t parent = tree_.nodes()[node].parent;
    nodes_.insert(node);
    nodes_.insert(parent);
    if (prose) kinds_.insert(kind(parent));
  }
  // What an element is: its tag, and its class or, without one, its parent.
  using Kind = std::tuple<GumboTag, std::uint32_t, std::string_view>;
  Kind kind(std::uint32_t n) const {
    const std::string_view name = tree_.attribute(n, "class");
    return {tree_.nodes()[n].tag, name.empty() ? tree_.nodes()[n].parent : 0, name};
  }
  // In the same element, or in one beside it or of the same class where another paragraph stands.
  bool has(std::uint32_t node) const {
    const std::uint32_t parent = tree_.nodes()[node].parent;
    return nodes_.count(parent) != 0 || nodes_.count(node) != 0 || kinds_.count(kind(parent)) != 0;
  }

 private:
  const HtmlTree& tree_;
  std::unordered_set<std::uint32_t> nodes_;
  std::set<Kind> kinds_;
};

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& know,
         const HtmlMetadata& meta)
      : tree_(tree), nodes_(tree.nodes()), segments_(segments), know_(know), places_(tree) {
    for (const std::string& title : meta.titles) title_keys_.push_back(fold_key(title));
    for (const Segment& s : segments_) keys_.push_back(fold_key(s.text));
    for (const std::string& key : keys_) ++times_[key];
    guide(meta.article_text);
    for (const std::string& name : {meta.site_name, meta.publisher}) {
      if (!name.empty()) site_keys_.insert(fold_key(name));
    }
  }

  HtmlBody find() {
    if (segments_.empty()) return {};
    sum_prose();
    noise_.assign(nodes_.size(), Noise::none);
    measure_likeness();
    find_title();  // by wording alone, for marking the noise
    mark_noise();
    find_title();
    find_container();
    select();
    find_standfirst();
    return std::move(body_);
  }

 private:
  // Prose before each segment, summed: the prose of a subtree is a difference.
  void sum_prose() {
    prose_.assign(1, 0.0);
    characters_.assign(1, 0);
    links_.assign(1, 0);
    for (const Segment& s : segments_) {
      prose_.push_back(prose_.back() + prose_of(s));
      characters_.push_back(characters_.back() + (s.hidden ? 0 : s.characters));
      links_.push_back(links_.back() + (s.hidden ? 0 : s.link_characters));
    }
  }
  double link_share_in(std::uint32_t node) const {
    const std::size_t from = segment_from(node);
    const std::size_t to = segment_from(nodes_[node].end);
    const auto all = characters_[to] - characters_[from];
    return all == 0 ? 0.0 : double(links_[to] - links_[from]) / double(all);
  }
  std::size_t segment_from(std::uint32_t node) const {
    return static_cast<std::size_t>(std::lower_bound(segments_.begin(), segments_.end(), node,
                                                     [](const Segment& s, std::uint32_t n) { return s.first < n; }) -
                                    segments_.begin());
  }
  double prose_in(std::uint32_t node) const {
    return prose_[segment_from(nodes_[node].end)] - prose_[segment_from(node)];
  }

  void mark_noise() {
    noise_.assign(nodes_.size(), Noise::none);
    classes_.assign(nodes_.size(), {});
    std::unordered_map<std::string_view, ElementClasses> known;
    sum_by_class();
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      noise_[i] = noise_[nodes_[i].parent];
      if (nodes_[i].is_text) continue;
      for (const char* name : {"class", "id", "role", "itemprop"}) {
        const std::string_view value = tree_.attribute(i, name);
        if (value.empty() || is_sentence_id(name, value)) continue;
        const auto [it, fresh] = known.try_emplace(value);
        if (fresh) it->second = know_.classes.classify(value);
        classes_[i].add(it->second);
      }
      if (noise_[i] == Noise::embed && nodes_[i].tag == GUMBO_TAG_BLOCKQUOTE) noise_[i] = Noise::none;
      if (noise_[i] == Noise::none) noise_[i] = own_noise(i);
    }
  }

  // An id made from a heading's words says what the text is about, not what the element is.
  static bool is_sentence_id(const char* name, std::string_view value) {
    return name == std::string_view("id") && std::count(value.begin(), value.end(), '-') >= 3;
  }

  // Prose in the paragraphs of each class name: one that most paragraphs bear speaks against none of them.
  void sum_by_class() {
    prose_by_class_.clear();
    for (const Segment& s : segments_) {
      if (prose_of(s) == 0) continue;
      for_words(tree_.attribute(s.node, "class"), [&](std::string_view name) { prose_by_class_[name] += prose_of(s); });
    }
  }
  bool is_common_class(std::uint32_t i) const {
    bool common = false;
    for_words(tree_.attribute(i, "class"), [&](std::string_view name) {
      const auto it = prose_by_class_.find(name);
      if (it != prose_by_class_.end() && it->second > 0.4 * prose_.back() && is_noise_name(name)) common = true;
    });
    return common;
  }
  bool is_noise_name(std::string_view name) const { return know_.classes.classify(name).any(); }

  Noise own_noise(std::uint32_t i) const {
    const GumboTag tag = nodes_[i].tag;
    const ElementClasses c = classes_[i];
    if (tag == GUMBO_TAG_FIGCAPTION) return Noise::caption;
    const bool by_tag = tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER ||
                        tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_FIGURE ||
                        tag == GUMBO_TAG_ADDRESS;
    // A quoted post of a social network is part of the text.
    if (tag == GUMBO_TAG_BLOCKQUOTE && !c.has(ElementClass::comments)) return Noise::none;
    const bool by_class = c.has(ElementClass::comments) || c.has(ElementClass::related) || c.has(ElementClass::share) ||
                          c.has(ElementClass::promo) || c.has(ElementClass::advert) ||
                          c.has(ElementClass::navigation) || c.has(ElementClass::furniture) ||
                          c.has(ElementClass::meta) || c.has(ElementClass::caption) || c.has(ElementClass::hidden);
    if (!by_tag && !by_class) return Noise::none;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN) return Noise::none;
    const double total = prose_.back();
    const double inside = prose_in(i);
    if (c.has(ElementClass::comments) && inside > 0) {
      const double before = prose_[segment_from(i)];
      if (before >= 250) return Noise::comments;
    }
    const bool others_text = c.has(ElementClass::comments) || c.has(ElementClass::related);
    if (!by_tag && !others_text && is_common_class(i)) return Noise::none;
    // Such names are also given to parts of a text: tabs, sections "sharing-...", what unfolds at "read more".
    const bool may_be_text = !by_tag && !c.has(ElementClass::comments) && !c.has(ElementClass::promo) &&
                             !c.has(ElementClass::advert) && !c.has(ElementClass::furniture) &&
                             !c.has(ElementClass::hidden);
    if (may_be_text && is_running_text(i)) return Noise::none;
    // A name speaks against most of the page's text only where the headline and other text stand elsewhere.
    if (inside > 0.4 * total && inside > 0 && !stands_apart(i, c, total - inside)) return Noise::none;
    if (c.has(ElementClass::content) && inside > 0.2 * total) return Noise::none;
    if (holds_story(i)) return Noise::none;
    if (c.has(ElementClass::comments)) return Noise::comments;
    if (c.has(ElementClass::related)) return Noise::related;
    if (c.has(ElementClass::caption) || tag == GUMBO_TAG_FIGURE) return Noise::caption;
    const bool only_meta = c.has(ElementClass::meta) && !by_tag && !c.has(ElementClass::share) &&
                           !c.has(ElementClass::promo) && !c.has(ElementClass::advert) &&
                           !c.has(ElementClass::navigation) && !c.has(ElementClass::furniture);
    if (only_meta) return inside > 300 ? Noise::none : Noise::meta;
    const bool only_share = c.has(ElementClass::share) && !by_tag && !c.has(ElementClass::promo) &&
                            !c.has(ElementClass::advert) && !c.has(ElementClass::navigation) &&
                            !c.has(ElementClass::furniture);
    return only_share ? Noise::embed : Noise::other;
  }

  // Paragraphs side by side with hardly a link: boxes of other stories are made of links, galleries of single captions.
  bool is_running_text(std::uint32_t i) const {
    if (prose_in(i) < 500 || link_share_in(i) > 0.08) return false;
    std::uint32_t parent = 0;
    int together = 0;
    for (std::size_t s = segment_from(i); s < segments_.size() && segments_[s].first < nodes_[i].end; ++s) {
      if (prose_of(segments_[s]) == 0) continue;
      together = nodes_[segments_[s].node].parent == parent ? together + 1 : 1;
      parent = nodes_[segments_[s].node].parent;
      if (together == 3) return true;
    }
    return false;
  }

  // The page's own headline with a story below it, as in a pop-up over a list of stories.
  bool holds_story(std::uint32_t i) const {
    if (!body_.title || !title_is_sure_) return false;
    const Segment& title = segments_[*body_.title];
    return i <= title.first && title.first < nodes_[i].end &&
           prose_[segment_from(nodes_[i].end)] - prose_[*body_.title] >= 800;
  }

  bool stands_apart(std::uint32_t i, ElementClasses c, double outside) const {
    const bool foot = nodes_[i].tag == GUMBO_TAG_FOOTER || nodes_[i].tag == GUMBO_TAG_NAV ||
                      nodes_[i].tag == GUMBO_TAG_ASIDE || c.has(ElementClass::furniture) ||
                      c.has(ElementClass::navigation) || c.has(ElementClass::related);
    if (!foot || !body_.title || outside < 150) return false;
    // So much more text than elsewhere: that is the article.
    if (prose_in(i) > 2.5 * outside && is_running_text(i)) return false;
    const std::uint32_t title = segments_[*body_.title].node;
    return title < i && prose_[segment_from(i)] - prose_[*body_.title] >= 150;
  }

  Noise noise_of(std::size_t s) const { return noise_[segments_[s].node]; }

  // How much each segment is like one of the page's titles, 0 below 0.6.
  void measure_likeness() {
    likeness_.assign(segments_.size(), 0);
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      if (segments_[s].hidden || segments_[s].characters > 300) continue;
      for (const std::string& title : title_keys_) {
        // Texts of very different length have few words in common.
        if (keys_[s].size() * 5 >= title.size() && keys_[s].size() <= title.size() * 4)
          likeness_[s] = std::max(likeness_[s], similarity(keys_[s], title));
      }
      if (likeness_[s] < 0.6) likeness_[s] = 0;
    }
  }

  // The heading that says what the page's title says; else the first h1 that is not noise.
  void find_title() {
    double best = 0;
    body_.title.reset();
    title_is_sure_ = false;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      const Segment& seg = segments_[s];
      if (seg.hidden || seg.characters > 300 || keys_[s].empty() || site_keys_.count(keys_[s]) != 0) continue;
      const GumboTag tag = heading_tag(seg.node);
      double score = likeness_[s];
      if (score == 0 && tag != GUMBO_TAG_H1) continue;
      if (tag == GUMBO_TAG_H1) score += 0.5;
      if (tag == GUMBO_TAG_H2) score += 0.15;
      if (noise_of(s) != Noise::none && noise_of(s) != Noise::meta) score -= 0.45;
      if (seg.words < 3) score -= 0.4;
      if (score > best + 0.01) {
        best = score;
        body_.title = s;
        title_is_sure_ = score >= 1.2;  // an h1 that says what the page's title says
      }
    }
  }

  GumboTag heading_tag(std::uint32_t node) const {
    for (int up = 0; up < 4; ++up) {
      if (is_heading(nodes_[node].tag)) return nodes_[node].tag;
      node = nodes_[node].parent;
    }
    return GUMBO_TAG_UNKNOWN;
  }

  // Share of common words, by the longer text; titles carry the site's name besides.
  static double similarity(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return 0;
    if (a == b) return 1;
    const std::string& small = a.size() < b.size() ? a : b;
    const std::string& large = a.size() < b.size() ? b : a;
    if (small.size() >= 15 && large.find(small) != std::string::npos)
      return 0.7 + 0.3 * double(small.size()) / double(large.size());
    std::unordered_set<std::string_view> words;
    for_words(small, [&](std::string_view w) { words.insert(w); });
    std::size_t common = 0;
    std::size_t all = 0;
    for_words(large, [&](std::string_view w) {
      ++all;
      common += words.count(w);
    });
    return all == 0 ? 0 : double(common) / double(all);
  }

  template <class F>
  static void for_words(std::string_view text, F f) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end > at) f(text.substr(at, end - at));
      at = end + 1;
    }
  }

  // Runs of four words of the structured article text, by hash.
  void guide(const std::string& article) {
    if (count_characters(article) < 300) return;
    for_runs(fold_key(article), [&](std::size_t h) {
      guide_.insert(h);
      guide_end_ = h;
    });
  }
  template <class F>
  static void for_runs(std::string_view key, F f) {
    std::vector<std::string_view> words;
    for_words(key, [&](std::string_view w) { words.push_back(w); });
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
      const char* start = words[i].data();
      f(std::hash<std::string_view>()(
          {start, static_cast<std::size_t>(words[i + 3].data() + words[i + 3].size() - start)}));
    }
  }
  double guided(std::size_t s) const {
    std::size_t all = 0;
    std::size_t hit = 0;
    for_runs(keys_[s], [&](std::size_t h) {
      ++all;
      hit += guide_.count(h);
    });
    return all == 0 ? -1 : double(hit) / double(all);
  }

  bool counts(std::size_t s) const {
    const Noise n = noise_of(s);
    return n == Noise::none && !hard_noise(s) && (!body_.title || s > *body_.title || title_is_late_);
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
    return guided(s) > 0.5 ? prose * 3 : prose * 0.4;
  }

  // Not the paragraph itself: its neighbours are wanted too.
  bool is_container(std::uint32_t n) const {
    const GumboTag tag = nodes_[n].tag;
    return is_block(tag) && tag != GUMBO_TAG_P && !is_heading(tag) && tag != GUMBO_TAG_LI &&
           tag != GUMBO_TAG_BLOCKQUOTE;
  }

  // Wording that whole sentences may have by chance.
  static bool is_weak(LineClass c) {
    return c == LineClass::share || c == LineClass::footer || c == LineClass::form || c == LineClass::video ||
           c == LineClass::link || c == LineClass::related || c == LineClass::error || c == LineClass::comments;
  }
  bool is_sentence(const Segment& seg) const { return seg.sentence_end && seg.words >= 9 && seg.link_share() < 0.3; }

  // A cell of a row of three and more: tables for layout have fewer.
  bool is_table_head(const Segment& seg) const {
    if (!is_cell(seg)) return false;
    std::uint32_t row = seg.node;
    while (row != 0 && nodes_[row].tag != GUMBO_TAG_TR) row = nodes_[row].parent;
    int cells = 0;
    for (std::uint32_t c = row + 1; c < nodes_[row].end; c = nodes_[c].end) cells += nodes_[c].is_text ? 0 : 1;
    return cells >= 3;
  }
  // In a table or list.
  bool in_row(const Segment& seg) const {
    std::uint32_t n = seg.node;
    for (int up = 0; up < 3; ++up, n = nodes_[n].parent) {
      const GumboTag tag = nodes_[n].tag;
      if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_LI) return true;
    }
    return false;
  }
  bool is_cell(const Segment& seg) const {
    const GumboTag tag = nodes_[seg.node].tag;
    const GumboTag above = nodes_[nodes_[seg.node].parent].tag;
    return seg.words <= 3 &&
           (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || above == GUMBO_TAG_TD || above == GUMBO_TAG_TH);
  }

  bool hard_noise(std::size_t s) const {
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

  bool soft_noise(std::size_t s) const {
    const LineClasses& line = segments_[s].line;
    return line.has(LineClass::photo) || line.has(LineClass::byline) || line.has(LineClass::stamp);
  }

  // Lists whose items are mostly links are menus or related stories.
  void judge_lists(std::size_t from, std::size_t to) {
    for (std::size_t s = from; s < to; ++s) {
      std::uint32_t n = segments_[s].node;
      while (n != 0 && nodes_[n].tag != GUMBO_TAG_UL && nodes_[n].tag != GUMBO_TAG_OL && nodes_[n].tag != GUMBO_TAG_DL)
        n = nodes_[n].parent;
      if (n == 0 || !nodes_[n].gumbo || lists_.count(n) != 0) continue;
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

  bool is_title(std::size_t s) const {
    if (body_.title && keys_[s] == keys_[*body_.title]) return true;
    return std::any_of(title_keys_.begin(), title_keys_.end(),
                       [&](const std::string& t) { return !t.empty() && t == keys_[s]; });
  }

  // Few words in an element of their own with an invitation to subscribe: the rest of the invitation.
  bool in_promo_box(std::size_t s) const {
    const std::uint32_t box = nodes_[segments_[s].node].parent;
    if (!is_small_box(box)) return false;
    for (std::size_t k = segment_from(box); k < segments_.size() && segments_[k].first < nodes_[box].end; ++k) {
      const LineClasses& line = segments_[k].line;
      const bool invites = line.has(LineClass::subscribe) || line.has(LineClass::appeal) || line.has(LineClass::cookie);
      if (invites && segments_[k].words > 1 && hard_noise(k)) return true;
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
  std::uint64_t characters_in(std::uint32_t n) const {
    return characters_[segment_from(nodes_[n].end)] - characters_[segment_from(n)];
  }

  // A heading that is a link, yet stands among the paragraphs, with one of them next.
  bool heads_paragraph(std::size_t s) const {
    const std::uint32_t node = segments_[s].node;
    if (!is_heading(nodes_[node].tag) || s + 1 >= segments_.size()) return false;
    const std::uint32_t home = nodes_[home_].parent;
    const Segment& next = segments_[s + 1];
    return home_ != 0 && nodes_[node].parent == home && nodes_[next.node].parent == home && prose_of(next) > 0;
  }
  // A linked cell of a row that says more.
  bool is_data_cell(const Segment& seg) const {
    std::uint32_t row = seg.node;
    for (int up = 0; up < 3 && nodes_[row].tag != GUMBO_TAG_TR; ++up) row = nodes_[row].parent;
    if (nodes_[row].tag != GUMBO_TAG_TR || characters_in(row) > 400 || link_share_in(row) > 0.7) return false;
    return segment_from(nodes_[row].end) - segment_from(row) >= 3;
  }

  // A line of underscores between parts of a text, as wire stories have.
  static bool is_rule(const Segment& seg) {
    return seg.text.size() >= 3 && seg.text.find_first_not_of('_') == std::string::npos;
  }

  bool keeps(std::size_t s) const {
    const Segment& seg = segments_[s];
    if (noise_of(s) != Noise::none || seg.hidden || hard_noise(s) || is_title(s)) return false;
    if (soft_noise(s) && seg.characters < 220) return false;
    if (in_promo_box(s) || in_picture_box(s)) return false;
    if (keys_[s].empty()) return is_rule(seg);
    const bool prose = prose_of(seg) > 0;
    if (!prose && in_link_list(s)) return false;
    // What a page says again and again is furniture or the caption of every picture.
    if (!prose && seg.words >= 4 && times_.at(keys_[s]) >= 3 && !in_row(seg)) return false;
    if (heads_paragraph(s) || is_data_cell(seg)) return true;
    if (seg.link_share() > 0.9 || (seg.link_share() > 0.75 && !(seg.sentence_end && seg.words > 8))) return false;
    return true;
  }

  void select() {
    const std::size_t from = segment_from(body_.container);
    const std::size_t to = segment_from(nodes_[body_.container].end);
    judge_lists(from, to);
    std::size_t start = from;
    if (body_.title && *body_.title < to && !title_is_late_ && (*body_.title >= from || opening_apart(from)))
      start = *body_.title + 1;
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
    if (!body_.title || body_.segments.empty()) return;
    for (std::size_t s = *body_.title + 1; s < body_.segments.front(); ++s) {
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
    for (std::size_t s = *body_.title + 1; s < from; ++s) {
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

  // Where paragraphs of the body stand; before there is one, in the element that holds most prose of any.
  bool in_place(std::size_t s) const { return places_.has(segments_[s].node); }
  void find_home(std::size_t from, std::size_t to) {
    std::unordered_map<std::uint32_t, double> sums;
    std::uint32_t home = 0;
    for (std::size_t s = from; s < to; ++s) {
      if (noise_of(s) != Noise::none || hard_noise(s)) continue;
      const std::uint32_t parent = nodes_[segments_[s].node].parent;
      double& sum = sums[parent];
      sum += prose_of(segments_[s]);
      if (sum > sums[home]) {
        home = parent;
        home_ = segments_[s].node;
      }
    }
    if (home != 0) places_.add(home_, true);
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
      if (guided(kept[i]) > 0.5) told += prose;
      bool last = false;
      for_runs(keys_[kept[i]], [&](std::size_t h) { last = last || h == guide_end_; });
      if (last) end = i + 1;
    }
    if (end > 0 && told > 0.7 * all) kept.resize(end);
  }

  // Behind the text, short pieces with links in each are a list of other stories, whatever they are set in.
  void trim_links(std::vector<std::size_t>& kept) const {
    std::size_t end = kept.size();
    int linked = 0;
    while (end > 0) {
      const Segment& seg = segments_[kept[end - 1]];
      const bool link = seg.link_share() > 0.25 && seg.characters < 200;
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
      if (is_rule(seg)) return false;
      if (paragraphs.count(kinds(s, class_of(s))) != 0) return true;
      return prose_of(seg) > 0 || (seg.sentence_end && seg.words >= 4) || nodes_[seg.node].tag == GUMBO_TAG_LI;
    };
    while (!kept.empty() && !substantial(kept.back())) kept.pop_back();
    std::size_t first = 0;
    while (first < kept.size() && (!substantial(kept[first]) || is_stamp(segments_[kept[first]]))) ++first;
    while (first > 0 && is_heading(heading_tag(segments_[kept[first - 1]].node))) --first;
    kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(first));
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  const std::vector<Segment>& segments_;
  const Cleaner::Knowledge& know_;
  std::vector<std::string> title_keys_;
  std::vector<std::string> keys_;
  std::vector<double> likeness_;
  std::unordered_map<std::string_view, int> times_;  // how often the page says each of keys_
  std::unordered_set<std::string> site_keys_;        // names of the site: never the headline
  std::unordered_set<std::size_t> guide_;
  std::size_t guide_end_ = 0;              // its last run
  std::vector<double> prose_;              // before each segment, as the next two
  std::vector<std::uint64_t> characters_;  // visible ones
  std::vector<std::uint64_t> links_;       // those of them in links
  std::unordered_map<std::string_view, double> prose_by_class_;
  std::vector<Noise> noise_;
  std::vector<ElementClasses> classes_;
  std::unordered_map<std::uint32_t, bool> lists_;
  Places places_;
  std::uint32_t home_ = 0;
  bool title_is_late_ = false;
  bool title_is_sure_ = false;
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
