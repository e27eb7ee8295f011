// A parsed page as a flat list of nodes in document order: walks are loops, never recursions, whatever the depth.
// Private to extract/clean.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/clean/html_reduce.h"

namespace claimgraph::extract {

struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;  // UNKNOWN with is_text for text
  bool is_text = false;
  std::uint32_t parent = 0;         // index; the root is its own parent
  std::uint32_t end = 0;            // index behind the last descendant
  std::uint32_t reduced_start = 0;  // of text and of the start tag, in the reduced bytes
  std::uint32_t reduced_end = 0;
  const ReducedHtml::Tag* source = nullptr;  // of the start tag, null where the parser made it up
};

class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);  // the page's bytes, which must outlive the tree

  const ReducedHtml& source() const { return source_; }
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  // Value of an attribute as the page has it (references not decoded), empty when it is absent or empty.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  bool has_attribute(std::uint32_t node, std::string_view name) const;

 private:
  void flatten(const GumboNode* root);
  const ReducedHtml::Attribute* find(std::uint32_t node, std::string_view name) const;

  ReducedHtml source_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace claimgraph::extract
