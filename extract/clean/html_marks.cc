#include "extract/clean/html_marks.h"

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Share of common words, by the longer text; titles carry the site's name besides.
double similarity(const std::string& a, const std::string& b) {
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

// An id made from a heading's words says what the text is about, not what the element is.
bool is_sentence_id(const char* name, std::string_view value) {
  return name == std::string_view("id") && std::count(value.begin(), value.end(), '-') >= 3;
}

}  // namespace

MarkedPage::MarkedPage(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& knowledge,
                       const HtmlMetadata& meta)
    : PageView(tree, segments, knowledge) {
  for (const std::string& title : meta.titles) title_keys_.push_back(fold_key(title));
  for (const std::string& name : {meta.site_name, meta.publisher}) {
    if (!name.empty()) site_keys_.insert(fold_key(name));
  }
  noise_.assign(nodes_.size(), Noise::none);
  measure_likeness();
  find_title();  // by wording alone, for marking the noise
  mark_noise();
  find_title();
}

bool MarkedPage::is_title(std::size_t s) const {
  if (title_ && keys_[s] == keys_[*title_]) return true;
  return std::any_of(title_keys_.begin(), title_keys_.end(),
                     [&](const std::string& t) { return !t.empty() && t == keys_[s]; });
}

void MarkedPage::measure_likeness() {
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

void MarkedPage::find_title() {
  double best = 0;
  title_.reset();
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
      title_ = s;
      title_is_sure_ = score >= 1.2;  // an h1 that says what the page's title says
    }
  }
}

void MarkedPage::mark_noise() {
  read_names();
  sum_by_class();
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    noise_[i] = noise_[nodes_[i].parent];
    if (nodes_[i].is_text) continue;
    if (noise_[i] == Noise::embed && nodes_[i].tag == GUMBO_TAG_BLOCKQUOTE) noise_[i] = Noise::none;
    if (noise_[i] == Noise::none) noise_[i] = own_noise(i);
  }
}

void MarkedPage::read_names() {
  classes_.assign(nodes_.size(), {});
  std::unordered_map<std::string_view, ElementClasses> known;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].is_text) continue;
    for (const char* name : {"class", "id", "role", "itemprop"}) {
      const std::string_view value = tree_.attribute(i, name);
      if (value.empty() || is_sentence_id(name, value)) continue;
      const auto [it, fresh] = known.try_emplace(value);
      if (fresh) it->second = know_.classes.classify(value);
      classes_[i].add(it->second);
    }
  }
}

void MarkedPage::sum_by_class() {
  prose_by_class_.clear();
  for (const Segment& s : segments_) {
    if (prose_of(s) == 0) continue;
    for_words(tree_.attribute(s.node, "class"), [&](std::string_view name) { prose_by_class_[name] += prose_of(s); });
  }
  repeated_.clear();
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].is_text || !classes_[i].any() || prose_in(i) == 0) continue;
    Repeated& like = repeated_[tree_.attribute(i, "class")];
    if (i < like.end) continue;  // one within another
    like.end = nodes_[i].end;
    like.prose += prose_in(i);
    like.times += 1;
  }
}

// Much of the page's text stands in boxes of one name, one by one: they are its posts, whatever the name says.
bool MarkedPage::is_post(std::uint32_t i) const {
  const auto it = repeated_.find(tree_.attribute(i, "class"));
  return it != repeated_.end() && !it->first.empty() && it->second.times >= 3 && it->second.prose > 0.6 * prose_.back();
}

bool MarkedPage::is_common_class(std::uint32_t i) const {
  bool common = false;
  for_words(tree_.attribute(i, "class"), [&](std::string_view name) {
    const auto it = prose_by_class_.find(name);
    if (it != prose_by_class_.end() && it->second > 0.4 * prose_.back() && know_.classes.classify(name).any())
      common = true;
  });
  return common;
}

Noise MarkedPage::own_noise(std::uint32_t i) const {
  const GumboTag tag = nodes_[i].tag;
  const ElementClasses c = classes_[i];
  if (tag == GUMBO_TAG_FIGCAPTION) return Noise::caption;
  const bool by_tag = tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER ||
                      tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_FIGURE ||
                      tag == GUMBO_TAG_ADDRESS;
  // A quoted post of a social network is part of the text.
  if (tag == GUMBO_TAG_BLOCKQUOTE && !c.has(ElementClass::comments)) return Noise::none;
  const bool by_class = c.has(ElementClass::comments) || c.has(ElementClass::related) || c.has(ElementClass::share) ||
                        c.has(ElementClass::promo) || c.has(ElementClass::advert) || c.has(ElementClass::navigation) ||
                        c.has(ElementClass::furniture) || c.has(ElementClass::meta) || c.has(ElementClass::caption) ||
                        c.has(ElementClass::hidden);
  if (!by_tag && !by_class) return Noise::none;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN) return Noise::none;
  const double total = prose_.back();
  const double inside = prose_in(i);
  if (c.has(ElementClass::comments) && inside > 0) {
    const double before = prose_[segment_from(i)];
    if (before >= 250) return Noise::comments;
  }
  const bool others_text = c.has(ElementClass::comments) || c.has(ElementClass::related);
  if (!by_tag && !others_text && (is_common_class(i) || is_post(i))) return Noise::none;
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

bool MarkedPage::is_running_text(std::uint32_t i) const {
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

bool MarkedPage::holds_story(std::uint32_t i) const {
  if (!title_ || !title_is_sure_) return false;
  const Segment& title = segments_[*title_];
  return i <= title.first && title.first < nodes_[i].end &&
         prose_[segment_from(nodes_[i].end)] - prose_[*title_] >= 800;
}

bool MarkedPage::stands_apart(std::uint32_t i, ElementClasses c, double outside) const {
  const bool foot = nodes_[i].tag == GUMBO_TAG_FOOTER || nodes_[i].tag == GUMBO_TAG_NAV ||
                    nodes_[i].tag == GUMBO_TAG_ASIDE || c.has(ElementClass::furniture) ||
                    c.has(ElementClass::navigation) || c.has(ElementClass::related);
  if (!foot || !title_ || outside < 150) return false;
  // So much more text than elsewhere: that is the article.
  if (prose_in(i) > 2.5 * outside && is_running_text(i)) return false;
  const std::uint32_t title = segments_[*title_].node;
  return title < i && prose_[segment_from(i)] - prose_[*title_] >= 150;
}

}  // namespace claimgraph::extract
