// A page as segments: the runs of text between the tags that begin a new line, each with what can be seen of it.
// Private to extract/clean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/clean/html_classes.h"
#include "extract/clean/html_tree.h"
#include "extract/clean/knowledge.h"
#include "extract/document.h"

namespace claimgraph::extract {

struct Segment {
  std::uint32_t node = 0;   // the element that the text is directly in, as far as line breaks go
  std::uint32_t first = 0;  // its first and last text node
  std::uint32_t last = 0;
  std::string text;
  OffsetMap map;
  std::uint32_t characters = 0;
  std::uint32_t words = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t bold_characters = 0;
  bool sentence_end = false;
  bool hidden = false;
  LineClasses line;  // by wording

  double link_share() const { return characters == 0 ? 0.0 : double(link_characters) / double(characters); }
};

std::vector<Segment> split_segments(const HtmlTree& tree, const Cleaner::Knowledge& knowledge);

// The text of a subtree, white space folded, with its map.
struct MappedText {
  std::string text;
  OffsetMap map;
};
MappedText text_of(const HtmlTree& tree, std::uint32_t node, const Cleaner::Knowledge& knowledge);

// Character references of a text decoded, white space folded, for values that are not in the text (JSON, attributes).
std::string decode_references(std::string_view text, const Cleaner::Knowledge& knowledge);

bool is_block(GumboTag tag);

}  // namespace claimgraph::extract
