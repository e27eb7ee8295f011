// What of a page its parser needs: the tags, bare, with one character for each run of text. Scripts, styles and
// comments go; attributes and text stay where they are and are found by the place of their tag or character. Gumbo's
// time grows with the bytes, and with depth and attributes faster than with the bytes; what is left is bounded in both.
// Private to extract/clean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace claimgraph::extract {

class ReducedHtml {
 public:
  // Linear in the size of the page, whose bytes are borrowed and must outlive the object.
  static ReducedHtml from(std::string_view html);

  const std::string& bytes() const { return bytes_; }
  std::string_view page() const { return page_; }
  // Contents of <script type="application/ld+json">, in the page's own bytes.
  const std::vector<ByteSpan>& json_ld() const { return json_ld_; }

  // One reduced byte that stands for a run of text.
  struct Run {
    std::uint32_t reduced = 0;
    std::uint32_t raw = 0;
    std::uint32_t size = 0;  // of the raw bytes
  };
  // The runs of the reduced bytes [start, end), in order.
  std::span<const Run> runs(std::uint32_t start, std::uint32_t end) const;

  struct Attribute {
    std::string_view name;   // small letters
    std::string_view value;  // as the page has it, references not decoded
  };
  // A start tag without its attributes, in the page's bytes, and its attributes of those that anything reads.
  struct Tag {
    std::uint32_t reduced = 0;
    ByteSpan raw;
    std::uint32_t first_attribute = 0;
    std::uint32_t attributes = 0;
  };
  // Null for one that the parser made up.
  const Tag* tag_at(std::uint32_t reduced) const;
  std::span<const Attribute> attributes(const Tag& tag) const;

 private:
  friend class Reducer;
  std::string_view page_;
  std::string bytes_;
  std::vector<Run> runs_;
  std::vector<Tag> tags_;
  std::vector<Attribute> attributes_;
  std::vector<ByteSpan> json_ld_;
};

}  // namespace claimgraph::extract
