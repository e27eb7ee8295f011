// The places of a body's paragraphs. Private to extract/clean.
#pragma once

#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>

#include "extract/clean/html_tree.h"

namespace claimgraph::extract {

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
  // What an element is: its tag, and its class or, without one, the element around it that holds others as well.
  using Kind = std::tuple<GumboTag, std::uint64_t, std::string_view>;
  Kind kind(std::uint32_t n) const {
    const std::string_view name = tree_.attribute(n, "class");
    return {tree_.nodes()[n].tag, name.empty() ? around(n) : 0, name};
  }
  // In the same element, or in one beside it or of the same class where another paragraph stands.
  bool has(std::uint32_t node) const {
    const std::uint32_t parent = tree_.nodes()[node].parent;
    return nodes_.count(parent) != 0 || nodes_.count(node) != 0 || kinds_.count(kind(parent)) != 0;
  }

 private:
  // That element, and how many boxes stand between.
  std::uint64_t around(std::uint32_t n) const {
    const auto& nodes = tree_.nodes();
    std::uint64_t boxes = 0;
    for (; nodes[n].parent + 1 == n && nodes[nodes[n].parent].end == nodes[n].end && n > 1; n = nodes[n].parent)
      ++boxes;
    return boxes << 32 | nodes[n].parent;
  }

  const HtmlTree& tree_;
  std::unordered_set<std::uint32_t> nodes_;
  std::set<Kind> kinds_;
};

}  // namespace claimgraph::extract
