#include "extract/clean/html_reduce.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace claimgraph::extract {

namespace {

// Deeper elements are taken for their parents' text: pages nest some dozens deep, and a parser's time for one tag grows
// with the depth.
constexpr int deepest = 400;
constexpr std::size_t most_attributes = 64;
constexpr std::size_t longest_value = 16 * 1024;
constexpr std::size_t longest_front_link = 40;  // bytes of the address of a site's front page

using namespace std::string_view_literals;
constexpr std::array unseen = {"script"sv,  "style"sv,    "svg"sv,    "noscript"sv, "template"sv, "iframe"sv,
                               "object"sv,  "math"sv,     "canvas"sv, "select"sv,   "option"sv,   "textarea"sv,
                               "noembed"sv, "noframes"sv, "xmp"sv,    "datalist"sv};
constexpr std::array childless = {"area"sv, "base"sv, "br"sv,    "col"sv,    "embed"sv, "hr"sv,  "img"sv,   "input"sv,
                                  "link"sv, "meta"sv, "param"sv, "source"sv, "track"sv, "wbr"sv, "keygen"sv};
// Elements whose end tag may be left out: they do not nest by being left open.
constexpr std::array open_ended = {"p"sv,     "li"sv,   "td"sv,     "th"sv,    "tr"sv,
                                   "dd"sv,    "dt"sv,   "option"sv, "thead"sv, "tbody"sv,
                                   "tfoot"sv, "html"sv, "head"sv,   "body"sv,  "optgroup"sv};
// Elements that a parser opens again in every paragraph behind them until they are closed.
constexpr int most_formatting = 24;
constexpr std::array formatting = {"a"sv, "b"sv,    "big"sv,   "code"sv,   "em"sv,     "font"sv, "i"sv,
                                   "s"sv, "nobr"sv, "small"sv, "strike"sv, "strong"sv, "tt"sv,   "u"sv};
constexpr std::array kept_attributes = {"class"sv,     "id"sv,          "itemprop"sv,   "itemtype"sv, "role"sv,
                                        "style"sv,     "hidden"sv,      "datetime"sv,   "content"sv,  "property"sv,
                                        "name"sv,      "rel"sv,         "href"sv,       "lang"sv,     "type"sv,
                                        "itemscope"sv, "aria-hidden"sv, "http-equiv"sv, "alt"sv};

template <class List>
bool among(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_alpha(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == y; });
}

}  // namespace

class Reducer {
 public:
  explicit Reducer(std::string_view html) : html_(html) {}

  ReducedHtml run() {
    out_.bytes_.reserve(html_.size() / 2);
    while (at_ < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at_), html_.size());
      keep(at_, open);
      at_ = open;
      if (at_ < html_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  struct Attribute {
    std::size_t start = 0;
    std::size_t end = 0;  // of the whole, quotes included
    std::string name;
    std::string_view value;
  };

  char peek(std::size_t i) const { return i < html_.size() ? html_[i] : '\0'; }

  void keep(std::size_t start, std::size_t end) {
    if (end <= start) return;
    const auto reduced = static_cast<std::uint32_t>(out_.bytes_.size());
    const auto raw = static_cast<std::uint32_t>(start);
    const auto size = static_cast<std::uint32_t>(end - start);
    out_.bytes_.append(html_.substr(start, end - start));
    if (!out_.runs_.empty() && out_.runs_.back().reduced + out_.runs_.back().size == reduced &&
        out_.runs_.back().raw + out_.runs_.back().size == raw) {
      out_.runs_.back().size += size;
    } else {
      out_.runs_.push_back({reduced, raw, size});
    }
  }

  void markup() {
    const char next = peek(at_ + 1);
    if (next == '!' || next == '?') return declaration();
    const bool closing = next == '/';
    const std::size_t name_at = at_ + (closing ? 2 : 1);
    if (!is_alpha(peek(name_at))) {
      if (closing) return skip_past('>');
      keep(at_, at_ + 1);  // a bare "<" is text
      ++at_;
      return;
    }
    std::size_t end = name_at;
    while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>' && html_[end] != '/') ++end;
    const std::string name = lowered(html_.substr(name_at, std::min<std::size_t>(end - name_at, 64)));
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

  void end_tag(const std::string& name, std::size_t end) {
    const std::size_t start = at_;
    at_ = end;
    skip_past('>');
    if (!among(open_ended, name) && !among(childless, name)) {
      if (depth_ > 0) --depth_;
      if (depth_ >= deepest) return;
      if (among(formatting, name)) {
        if (formatting_ > 0) --formatting_;
        if (formatting_ >= most_formatting) return;
      }
    }
    keep(start, std::min(end, html_.size()));
    out_.bytes_ += '>';
  }

  void start_tag(const std::string& name, std::size_t end) {
    const std::size_t start = at_;
    std::vector<Attribute> attributes;
    at_ = end;
    const bool self_closing = read_attributes(name, attributes);
    if (among(unseen, name)) return skip_element(name, attributes, self_closing);
    if (says_nothing(name, attributes)) return;
    if (!among(open_ended, name) && !among(childless, name) && ++depth_ >= deepest) return;
    if (among(formatting, name) && ++formatting_ > most_formatting) return;
    keep(start, end);
    for (const Attribute& a : attributes) {
      out_.bytes_ += ' ';
      // Of an anchor it is asked whether it is a link, and whether it leads to the front page.
      const bool long_link = name == "a" && a.name == "href" && a.value.size() > longest_front_link;
      keep(a.start, long_link ? a.start + a.name.size() : a.end);
    }
    out_.bytes_ += '>';
  }

  // Elements without text that are read for one attribute, and don't have it.
  static bool says_nothing(std::string_view name, const std::vector<Attribute>& attributes) {
    if (name == "input" || name == "source" || name == "track") return true;
    if (name != "link") return false;
    return std::none_of(attributes.begin(), attributes.end(),
                        [](const Attribute& a) { return a.name == "rel" && a.value == "canonical"; });
  }

  // Only a few elements say something by attributes other than their class and kind.
  static bool is_kept(std::string_view element, std::string_view attribute) {
    if (!among(kept_attributes, attribute)) return false;
    if (attribute == "class" || attribute == "id" || attribute == "itemprop" || attribute == "role" ||
        attribute == "style" || attribute == "hidden" || attribute == "datetime" || attribute == "content")
      return true;
    return element == "meta" || element == "link" || element == "script" || element == "html" ||
           (element == "a" && attribute == "href") || (element == "img" && attribute == "alt");
  }

  // Leaves at_ behind the tag.
  bool read_attributes(std::string_view name, std::vector<Attribute>& attributes) {
    bool self_closing = false;
    while (at_ < html_.size() && html_[at_] != '>') {
      if (is_space(html_[at_]) || html_[at_] == '/') {
        self_closing = html_[at_] == '/' && peek(at_ + 1) == '>';
        ++at_;
        continue;
      }
      Attribute a = read_attribute();
      const bool wanted = attributes.size() < most_attributes && a.end - a.start <= longest_value &&
                          (is_kept(name, a.name) || (a.name == "rel" && a.value == "author")) &&
                          (a.name != "style" || a.value.find("none") != std::string_view::npos ||
                           a.value.find("hidden") != std::string_view::npos);
      if (wanted) attributes.push_back(std::move(a));
    }
    if (at_ < html_.size()) ++at_;
    return self_closing;
  }

  Attribute read_attribute() {
    Attribute a;
    a.start = at_;
    ++at_;  // at least one character, so that the reading goes on
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' && html_[at_] != '/')
      ++at_;
    a.name = lowered(html_.substr(a.start, std::min<std::size_t>(at_ - a.start, 64)));
    a.end = at_;
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
        a.end = a.start + a.name.size();
        return a;
      }
      a.value = html_.substr(value + 1, end - value - 1);
      at_ = end + 1;
    } else {
      at_ = value;
      while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
      a.value = html_.substr(value, at_ - value);
    }
    a.end = at_;
    return a;
  }

  void skip_element(const std::string& name, const std::vector<Attribute>& attributes, bool self_closing) {
    if (self_closing && name != "script" && name != "style" && name != "textarea") return;
    const std::size_t start = at_;
    const std::size_t end = find_end(name);
    if (end == std::string_view::npos) {
      // A browser would hide the rest of the page; only for scripts and styles is that what the page means.
      if (name == "script" || name == "style") at_ = html_.size();
      return;
    }
    for (const Attribute& a : attributes) {
      if (name == "script" && a.name == "type" && a.value.find("ld+json") != std::string_view::npos)
        out_.json_ld_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    }
    at_ = end;
    skip_past('>');
    out_.bytes_ += ' ';
  }

  // Where </name begins; remembers that there is none, so that many unclosed ones cost one search.
  std::size_t find_end(const std::string& name) {
    const auto known = last_end_.find(name);
    if (known != last_end_.end() && (known->second == std::string_view::npos)) return std::string_view::npos;
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      if (equal_ignoring_case(html_.substr(at + 2, name.size()), name) && !is_alpha(peek(at + 2 + name.size())))
        return at;
    }
    last_end_[name] = std::string_view::npos;
    return std::string_view::npos;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int formatting_ = 0;
  bool comments_end_ = true;  // some comment ahead may have its end
  std::map<std::string, std::size_t> last_end_;
  ReducedHtml out_;
};

ReducedHtml ReducedHtml::from(std::string_view html) { return Reducer(html).run(); }

std::vector<ReducedHtml::Run> ReducedHtml::runs(std::uint32_t start, std::uint32_t end) const {
  std::vector<Run> found;
  auto it =
      std::upper_bound(runs_.begin(), runs_.end(), start, [](std::uint32_t s, const Run& r) { return s < r.reduced; });
  if (it != runs_.begin()) --it;
  for (; it != runs_.end() && it->reduced < end; ++it) {
    const std::uint32_t from = std::max(start, it->reduced);
    const std::uint32_t to = std::min(end, it->reduced + it->size);
    if (from < to) found.push_back({from, it->raw + (from - it->reduced), to - from});
  }
  return found;
}

}  // namespace claimgraph::extract
