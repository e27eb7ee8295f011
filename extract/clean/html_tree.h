// A parsed page as a flat list of nodes in document order: walks are loops, never recursions, whatever the depth.
// Private to extract/clean.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
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
  const GumboNode* gumbo = nullptr;
};

class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);  // the page's bytes, which must outlive the tree
  ~HtmlTree();
  HtmlTree(HtmlTree&&) noexcept;

  const ReducedHtml& source() const { return source_; }
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  // Value of an attribute, empty when it is absent or empty. Valid as long as the tree.
  std::string_view attribute(std::uint32_t node, const char* name) const;
  bool has_attribute(std::uint32_t node, const char* name) const;

 private:
  class Arena;
  void flatten(const GumboNode* root);

  ReducedHtml source_;
  std::unique_ptr<Arena> arena_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace claimgraph::extract
