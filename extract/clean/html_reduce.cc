#include "extract/clean/html_reduce.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <initializer_list>

namespace claimgraph::extract {

namespace {

// Deeper elements are taken for their parents' text: pages nest some dozens deep, and a parser's time for one tag grows
// with the depth.
constexpr int deepest = 400;
constexpr std::size_t most_attributes = 64;
constexpr std::size_t longest_value = 16 * 1024;
constexpr std::size_t longest_front_link = 40;  // bytes of the address of a site's front page
constexpr char text_mark = 'x';

// Elements that a parser opens again in every paragraph behind them until they are closed.
constexpr int most_formatting = 24;

// What the reducer asks of a tag.
enum Trait : std::uint8_t {
  unseen = 1,      // no reader sees what is in it
  childless = 2,   // has no end tag
  open_ended = 4,  // its end tag may be left out: such elements do not nest by being left open
  formatting = 8,
  speechless = 16,  // without text, and read for no attribute
};

using Traits = std::array<std::uint8_t, GUMBO_TAG_LAST + 1>;

constexpr Traits make_traits() {
  Traits traits{};
  const auto set = [&](Trait trait, std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) traits[tag] |= trait;
  };
  set(unseen, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_SVG, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
               GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_MATH, GUMBO_TAG_CANVAS, GUMBO_TAG_SELECT, GUMBO_TAG_OPTION,
               GUMBO_TAG_TEXTAREA, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_XMP, GUMBO_TAG_DATALIST});
  set(childless, {GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BR, GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_HR,
                  GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,
                  GUMBO_TAG_TRACK, GUMBO_TAG_WBR, GUMBO_TAG_KEYGEN});
  set(open_ended, {GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR, GUMBO_TAG_DD, GUMBO_TAG_DT,
                   GUMBO_TAG_OPTION, GUMBO_TAG_THEAD, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT, GUMBO_TAG_HTML, GUMBO_TAG_HEAD,
                   GUMBO_TAG_BODY, GUMBO_TAG_OPTGROUP});
  set(formatting,
      {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_S,
       GUMBO_TAG_NOBR, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
  set(speechless, {GUMBO_TAG_INPUT, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK});
  return traits;
}
constexpr Traits traits = make_traits();

struct TagName {
  std::string_view text;  // as written
  GumboTag tag = GUMBO_TAG_UNKNOWN;

  bool is(int some) const { return (traits[tag] & some) != 0; }
};

using namespace std::string_view_literals;
// Attributes that any element is read for, and those of single elements.
constexpr std::array common_attributes = {"class"sv, "id"sv,     "itemprop"sv, "role"sv,
                                          "style"sv, "hidden"sv, "datetime"sv, "content"sv};
constexpr std::array head_attributes = {"property"sv, "name"sv, "rel"sv, "href"sv, "lang"sv, "type"sv};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_alpha(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == y; });
}

// The attribute's name if anything reads it, else empty.
std::string_view known_attribute(const TagName& element, std::string_view name) {
  const auto same = [&](std::string_view known) { return equal_ignoring_case(known, name); };
  if (const auto it = std::find_if(common_attributes.begin(), common_attributes.end(), same);
      it != common_attributes.end())
    return *it;
  const GumboTag tag = element.tag;
  const bool of_head =
      tag == GUMBO_TAG_META || tag == GUMBO_TAG_LINK || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_HTML;
  if (of_head) {
    const auto it = std::find_if(head_attributes.begin(), head_attributes.end(), same);
    return it == head_attributes.end() ? std::string_view() : *it;
  }
  if (tag == GUMBO_TAG_A && same("href"sv)) return "href"sv;
  if (tag == GUMBO_TAG_IMG && same("alt"sv)) return "alt"sv;
  return same("rel"sv) ? "rel"sv : std::string_view();
}

}  // namespace

class Reducer {
 public:
  explicit Reducer(std::string_view html) : html_(html) { out_.page_ = html; }

  ReducedHtml run() {
    out_.bytes_.reserve(html_.size() / 8);
    while (at_ < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at_), html_.size());
      keep_text(at_, open);
      at_ = open;
      if (at_ < html_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  using Attribute = ReducedHtml::Attribute;

  char peek(std::size_t i) const { return i < html_.size() ? html_[i] : '\0'; }

  // White space stays white space: where a parser puts text depends on it.
  void keep_text(std::size_t start, std::size_t end) {
    if (end <= start) return;
    const bool blank =
        std::all_of(html_.begin() + std::ptrdiff_t(start), html_.begin() + std::ptrdiff_t(end), is_space);
    const auto raw = static_cast<std::uint32_t>(start);
    const auto size = static_cast<std::uint32_t>(end - start);
    if (!out_.runs_.empty()) {
      ReducedHtml::Run& last = out_.runs_.back();
      if (last.reduced + 1 == out_.bytes_.size() && last.raw + last.size == raw) {
        last.size += size;
        if (!blank) out_.bytes_.back() = text_mark;
        return;
      }
    }
    out_.runs_.push_back({static_cast<std::uint32_t>(out_.bytes_.size()), raw, size});
    out_.bytes_ += blank ? ' ' : text_mark;
  }

  void markup() {
    const char next = peek(at_ + 1);
    if (next == '!' || next == '?') return declaration();
    const bool closing = next == '/';
    const std::size_t name_at = at_ + (closing ? 2 : 1);
    if (!is_alpha(peek(name_at))) {
      if (closing) return skip_past('>');
      keep_text(at_, at_ + 1);  // a bare "<" is text
      ++at_;
      return;
    }
    std::size_t end = name_at;
    while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>' && html_[end] != '/') ++end;
    const TagName name = tag_name(html_.substr(name_at, end - name_at));
    if (closing) return end_tag(name, end);
    start_tag(name, end);
  }

  void skip_past(char c) {
    const std::size_t end = html_.find(c, at_);
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
  }

  void declaration() {
    if (html_.substr(at_).starts_with("<!--")) {
      const std::size_t end = comments_end_ ? html_.find("-->", at_ + 4) : std::string_view::npos;
      comments_end_ = end != std::string_view::npos;
      // A comment that never ends hides the rest in a browser; here it is a stray mark and the rest is read.
      at_ = end == std::string_view::npos ? at_ + 4 : end + 3;
      return;
    }
    skip_past('>');
  }

  static TagName tag_name(std::string_view text) {
    constexpr std::size_t longest = 64;
    return {text, gumbo_tagn_enum(text.data(), static_cast<unsigned>(std::min(text.size(), longest)))};
  }

  void end_tag(const TagName& name, std::size_t end) {
    at_ = end;
    skip_past('>');
    if (!name.is(open_ended | childless)) {
      if (depth_ > 0) --depth_;
      if (depth_ >= deepest) return;
      if (name.is(formatting)) {
        if (formatting_ > 0) --formatting_;
        if (formatting_ >= most_formatting) return;
      }
    }
    out_.bytes_.append("</").append(name.text) += '>';
  }

  void start_tag(const TagName& name, std::size_t end) {
    const std::size_t start = at_;
    const std::size_t first = out_.attributes_.size();
    at_ = end;
    const bool self_closing = read_attributes(name);
    if (!is_kept(name, first)) {
      if (name.is(unseen)) skip_element(name, first, self_closing);
      out_.attributes_.resize(first);
      return;
    }
    out_.tags_.push_back({static_cast<std::uint32_t>(out_.bytes_.size()),
                          {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)},
                          static_cast<std::uint32_t>(first),
                          static_cast<std::uint32_t>(out_.attributes_.size() - first)});
    out_.bytes_.append("<").append(name.text) += '>';
  }

  bool is_kept(const TagName& name, std::size_t first_attribute) {
    if (name.is(unseen | speechless)) return false;
    // Of links in the head only one is read.
    if (name.tag == GUMBO_TAG_LINK &&
        std::none_of(out_.attributes_.begin() + std::ptrdiff_t(first_attribute), out_.attributes_.end(),
                     [](const Attribute& a) { return a.name == "rel" && a.value == "canonical"; }))
      return false;
    if (!name.is(open_ended | childless) && ++depth_ >= deepest) return false;
    return !name.is(formatting) || ++formatting_ <= most_formatting;
  }

  // Leaves at_ behind the tag.
  bool read_attributes(const TagName& element) {
    const std::size_t first = out_.attributes_.size();
    bool self_closing = false;
    while (at_ < html_.size() && html_[at_] != '>') {
      if (is_space(html_[at_]) || html_[at_] == '/') {
        self_closing = html_[at_] == '/' && peek(at_ + 1) == '>';
        ++at_;
        continue;
      }
      const std::size_t start = at_;
      Attribute a = read_attribute();
      if (out_.attributes_.size() - first >= most_attributes || at_ - start > longest_value) continue;
      a.name = known_attribute(element, a.name);
      if (is_wanted(element, a)) out_.attributes_.push_back(a);
    }
    if (at_ < html_.size()) ++at_;
    return self_closing;
  }

  static bool is_wanted(const TagName& element, Attribute& a) {
    if (a.name.empty()) return false;
    if (a.name == "style")
      return a.value.find("none") != std::string_view::npos || a.value.find("hidden") != std::string_view::npos;
    // Of an anchor it is asked whether it is a link, and whether it leads to the front page.
    if (element.tag == GUMBO_TAG_A && a.name == "href" && a.value.size() > longest_front_link) a.value = {};
    const bool of_head = element.tag == GUMBO_TAG_META || element.tag == GUMBO_TAG_LINK ||
                         element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_HTML;
    return a.name != "rel" || of_head || a.value == "author";
  }

  Attribute read_attribute() {
    Attribute a;
    const std::size_t start = at_;
    ++at_;  // at least one character, so that the reading goes on
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' && html_[at_] != '/')
      ++at_;
    a.name = html_.substr(start, at_ - start);
    std::size_t value = at_;
    while (is_space(peek(value))) ++value;
    if (peek(value) != '=') return a;
    ++value;
    while (is_space(peek(value))) ++value;
    const char quote = peek(value);
    if (quote == '"' || quote == '\'') {
      const std::size_t end = html_.find(quote, value + 1);
      if (end == std::string_view::npos) {  // an open quote takes no more than its tag
        at_ = std::min(html_.find('>', value), html_.size());
        return a;
      }
      a.value = html_.substr(value + 1, end - value - 1);
      at_ = end + 1;
    } else {
      at_ = value;
      while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
      a.value = html_.substr(value, at_ - value);
    }
    return a;
  }

  void skip_element(const TagName& name, std::size_t first_attribute, bool self_closing) {
    const GumboTag tag = name.tag;
    if (self_closing && tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE && tag != GUMBO_TAG_TEXTAREA) return;
    const std::size_t start = at_;
    const std::size_t end = find_end(name);
    if (end == std::string_view::npos) {
      // A browser would hide the rest of the page; only for scripts and styles is that what the page means.
      if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) at_ = html_.size();
      return;
    }
    const bool json_ld = std::any_of(
        out_.attributes_.begin() + std::ptrdiff_t(first_attribute), out_.attributes_.end(),
        [](const Attribute& a) { return a.name == "type" && a.value.find("ld+json") != std::string_view::npos; });
    if (tag == GUMBO_TAG_SCRIPT && json_ld)
      out_.json_ld_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    at_ = end;
    skip_past('>');
    out_.bytes_ += ' ';
  }

  // Where </name begins; remembers that there is none, so that many unclosed ones cost one search.
  std::size_t find_end(const TagName& name) {
    if (!ends_[name.tag]) return std::string_view::npos;
    const std::size_t size = name.text.size();
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      if (equal_ignoring_case(html_.substr(at + 2, size), name.text) && !is_alpha(peek(at + 2 + size))) return at;
    }
    ends_.reset(name.tag);
    return std::string_view::npos;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int formatting_ = 0;
  bool comments_end_ = true;  // some comment ahead may have its end
  std::bitset<GUMBO_TAG_LAST + 1> ends_ = std::bitset<GUMBO_TAG_LAST + 1>().set();  // of each tag, the same
  ReducedHtml out_;
};

ReducedHtml ReducedHtml::from(std::string_view html) { return Reducer(html).run(); }

std::span<const ReducedHtml::Run> ReducedHtml::runs(std::uint32_t start, std::uint32_t end) const {
  const auto before = [](const Run& r, std::uint32_t at) { return r.reduced < at; };
  const auto first = std::lower_bound(runs_.begin(), runs_.end(), start, before);
  auto last = first;
  while (last != runs_.end() && last->reduced < end) ++last;
  return {first, last};
}

const ReducedHtml::Tag* ReducedHtml::tag_at(std::uint32_t reduced) const {
  const auto before = [](const Tag& t, std::uint32_t at) { return t.reduced < at; };
  const auto found = std::lower_bound(tags_.begin(), tags_.end(), reduced, before);
  return found == tags_.end() || found->reduced != reduced ? nullptr : &*found;
}

std::span<const ReducedHtml::Attribute> ReducedHtml::attributes(const Tag& tag) const {
  return std::span(attributes_).subspan(tag.first_attribute, tag.attributes);
}

}  // namespace claimgraph::extract
