#include "extract/clean/html_segments.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>

#include "extract/clean/text_builder.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Windows-1252 characters that numeric references of 128 to 159 mean (HTML Standard, 13.2.5.80).
constexpr char32_t low_references[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                         0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

struct Reference {
  std::string text;
  std::size_t size = 0;  // bytes of the reference, 0 when it is none
};

Reference numeric_reference(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t digits = hexadecimal ? 3 : 2;
  if (digits >= text.size()) return {};
  std::uint32_t code = 0;
  const auto parsed = std::from_chars(
      text.data() + digits, text.data() + std::min<std::size_t>(text.size(), digits + 8), code, hexadecimal ? 16 : 10);
  if (parsed.ec != std::errc()) return {};
  Reference found;
  found.size = static_cast<std::size_t>(parsed.ptr - text.data());
  if (found.size < text.size() && text[found.size] == ';') ++found.size;
  char32_t c = code;
  if (c >= 0x80 && c < 0xA0) c = low_references[c - 0x80];
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  append_utf8(c, found.text);
  return found;
}

Reference reference_at(std::string_view text, const Cleaner::Knowledge& know) {
  if (text.size() > 1 && text[1] == '#') return numeric_reference(text);
  std::size_t end = 1;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  while (end < text.size() && end < 33 && letter(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const auto it = know.entities.find(text.substr(1, end)); it != know.entities.end())
      return {it->second, end + 1};
  }
  // Some old names work without their semicolon, the longest first.
  for (std::size_t n = std::min<std::size_t>(end, 8); n > 2; --n) {
    if (const auto it = know.entities.find(text.substr(1, n - 1)); it != know.entities.end()) return {it->second, n};
  }
  return {};
}

// Adds the text of nodes to the builder, references decoded.
class TextDecoder {
 public:
  TextDecoder(const HtmlTree& tree, const Cleaner::Knowledge& know) : tree_(tree), know_(know) {}

  void add_node(std::uint32_t index, TextBuilder& out) const {
    const HtmlNode& node = tree_.nodes()[index];
    for (const ReducedHtml::Run& run : tree_.source().runs(node.reduced_start, node.reduced_end))
      add_run(tree_.source().page().substr(run.raw, run.size), run.raw, out);
  }

  void add_run(std::string_view text, std::uint32_t raw, TextBuilder& out) const {
    std::size_t start = 0;
    const auto at = [&](std::size_t n) { return raw + static_cast<std::uint32_t>(n); };
    for (std::size_t i = 0; (i = text.find('&', i)) != std::string_view::npos;) {
      const Reference reference = reference_at(text.substr(i), know_);
      if (reference.size == 0) {
        ++i;
        continue;
      }
      out.add(text.substr(start, i - start), at(start));
      if (!reference.text.empty()) out.add_as(reference.text, at(i), static_cast<std::uint32_t>(reference.size));
      i += reference.size;
      start = i;
    }
    out.add(text.substr(start), at(start));
  }

 private:
  const HtmlTree& tree_;
  const Cleaner::Knowledge& know_;
};

bool is_bold(GumboTag tag) {
  return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6);
}

class Splitter {
 public:
  Splitter(const HtmlTree& tree, const Cleaner::Knowledge& know) : tree_(tree), know_(know), decoder_(tree, know) {}

  std::vector<Segment> run() {
    const auto& nodes = tree_.nodes();
    link_.assign(nodes.size(), false);
    bold_.assign(nodes.size(), false);
    hidden_.assign(nodes.size(), false);
    block_.assign(nodes.size(), 0);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      close_ended(i);
      inherit(i);
      visit(i);
    }
    flush();
    return std::move(segments_);
  }

 private:
  void inherit(std::uint32_t i) {
    const HtmlNode& node = tree_.nodes()[i];
    const std::uint32_t p = node.parent;
    link_[i] = link_[p] || (node.tag == GUMBO_TAG_A && tree_.has_attribute(i, "href")) || node.tag == GUMBO_TAG_BUTTON;
    bold_[i] = bold_[p] || is_bold(node.tag);
    hidden_[i] = hidden_[p] || is_hidden(i);
    block_[i] = !node.is_text && is_block(node.tag) ? i : block_[p];
  }

  bool is_hidden(std::uint32_t i) const {
    const GumboTag tag = tree_.nodes()[i].tag;
    if (tree_.nodes()[i].is_text) return false;
    if (tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TITLE) return true;
    if (tree_.has_attribute(i, "hidden")) return true;
    const std::string_view style = tree_.attribute(i, "style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
  }

  // A block that ended before node i ends the segment as well.
  void close_ended(std::uint32_t i) {
    while (!open_.empty() && tree_.nodes()[open_.back()].end <= i) {
      flush();
      open_.pop_back();
    }
  }

  void visit(std::uint32_t i) {
    const HtmlNode& node = tree_.nodes()[i];
    if (node.is_text) return add_text(i);
    if (node.tag == GUMBO_TAG_BR) return line_break(i);
    if (is_block(node.tag)) {
      flush();
      open_.push_back(i);
    }
  }

  void add_text(std::uint32_t i) {
    const std::size_t before = builder_.text().size();
    decoder_.add_node(i, builder_);
    const std::string_view added = std::string_view(builder_.text()).substr(before);
    if (added.empty()) return;
    breaks_ = 0;
    const auto characters = static_cast<std::uint32_t>(count_letters(added));
    if (current_.characters == 0) {
      current_.node = block_[i];
      current_.first = i;
      current_.hidden = hidden_[i];
    }
    current_.last = i;
    current_.characters += characters;
    if (link_[i]) current_.link_characters += characters;
    if (bold_[i]) current_.bold_characters += characters;
  }

  // Two line breaks make a paragraph.
  void line_break(std::uint32_t i) {
    if (++breaks_ >= 2) return flush();
    if (const ReducedHtml::Tag* source = tree_.nodes()[i].source)
      builder_.add_space(source->raw.start, source->raw.size());
  }

  void flush() {
    if (!builder_.empty()) {
      std::tie(current_.text, current_.map) = builder_.take();
      current_.sentence_end = ends_sentence(current_.text);
      const std::string_view text = current_.text;
      current_.words = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' ') + 1 + count_wide(text) / 2);
      current_.line = line_classes(current_.text);
      segments_.push_back(std::move(current_));
    }
    current_ = Segment();
    builder_.clear();
    breaks_ = 0;
  }

  // Menus stand on a page several times.
  LineClasses line_classes(const std::string& text) {
    const auto [it, fresh] = classes_.try_emplace(text);
    if (fresh) it->second = know_.noise.classify(text);
    return it->second;
  }

  const HtmlTree& tree_;
  const Cleaner::Knowledge& know_;
  TextDecoder decoder_;
  std::unordered_map<std::string, LineClasses> classes_;
  std::vector<bool> link_, bold_, hidden_;
  std::vector<std::uint32_t> block_;  // nearest element that begins a new line
  std::vector<std::uint32_t> open_;
  TextBuilder builder_;
  Segment current_;
  int breaks_ = 0;
  std::vector<Segment> segments_;
};

}  // namespace

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP:
      return false;
    default:
      return true;
  }
}

std::vector<Segment> split_segments(const HtmlTree& tree, const Cleaner::Knowledge& know) {
  return Splitter(tree, know).run();
}

MappedText text_of(const HtmlTree& tree, std::uint32_t node, const Cleaner::Knowledge& know) {
  const TextDecoder decoder(tree, know);
  TextBuilder builder;
  for (std::uint32_t i = node; i < tree.nodes()[node].end; ++i) {
    if (tree.nodes()[i].is_text) decoder.add_node(i, builder);
  }
  auto [text, map] = builder.take();
  return {std::move(text), std::move(map)};
}

std::string decode_references(std::string_view text, const Cleaner::Knowledge& know) {
  TextBuilder builder;
  std::size_t start = 0;
  for (std::size_t i = 0; (i = text.find('&', i)) != std::string_view::npos;) {
    const Reference reference = reference_at(text.substr(i), know);
    if (reference.size == 0) {
      ++i;
      continue;
    }
    builder.add(text.substr(start, i - start), static_cast<std::uint32_t>(start));
    builder.add_as(reference.text, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(reference.size));
    i += reference.size;
    start = i;
  }
  builder.add(text.substr(start), static_cast<std::uint32_t>(start));
  return builder.text();
}

}  // namespace claimgraph::extract
