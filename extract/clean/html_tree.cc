#include "extract/clean/html_tree.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace claimgraph::extract {

namespace {

// Memory of one page's parse: handed out in pieces, given back as a whole. Gumbo's own destruction walks the tree by
// recursion and costs as much as the parse.
class Arena {
 public:
  ~Arena() {
    for (void* block : blocks_) std::free(block);
  }
  void* allocate(std::size_t size) {
    size = (size + 15U) & ~std::size_t{15U};
    if (size > left_) grow(std::max(size, block_size));
    void* p = next_;
    next_ += size;
    left_ -= size;
    return p;
  }
  static void* allocate_for(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
  static void release(void*, void*) {}

 private:
  static constexpr std::size_t block_size = 256 * 1024;
  void grow(std::size_t size) {
    void* block = std::malloc(size);
    if (block == nullptr) throw std::bad_alloc();
    blocks_.push_back(block);
    next_ = static_cast<char*>(block);
    left_ = size;
  }
  std::vector<void*> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace

HtmlTree::HtmlTree(std::string_view html) : source_(ReducedHtml::from(html)) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate_for;
  options.deallocator = &Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, source_.bytes().data(), source_.bytes().size());
  flatten(output->root);
}

void HtmlTree::flatten(const GumboNode* root) {
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next_child;
  };
  const char* base = source_.bytes().data();
  const auto add = [&](const GumboNode* node, std::uint32_t parent) {
    HtmlNode flat;
    flat.parent = parent;
    flat.is_text = node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE;
    const GumboStringPiece& piece = flat.is_text ? node->v.text.original_text : node->v.element.original_tag;
    if (piece.data != nullptr && piece.length > 0) {
      flat.reduced_start = static_cast<std::uint32_t>(piece.data - base);
      flat.reduced_end = flat.reduced_start + static_cast<std::uint32_t>(piece.length);
    }
    if (!flat.is_text) {
      flat.tag = node->v.element.tag;
      if (flat.reduced_end > 0) flat.source = source_.tag_at(flat.reduced_start);
    }
    flat.end = static_cast<std::uint32_t>(nodes_.size()) + 1;
    nodes_.push_back(flat);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  };
  std::vector<Open> open;
  open.push_back({root, add(root, 0), 0});
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next_child >= children.length) {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
    if (child->type == GUMBO_NODE_COMMENT || child->type == GUMBO_NODE_DOCUMENT) continue;
    const std::uint32_t index = add(child, top.index);
    if (!nodes_[index].is_text) open.push_back({child, index, 0});
  }
}

const ReducedHtml::Attribute* HtmlTree::find(std::uint32_t node, std::string_view name) const {
  if (nodes_[node].source == nullptr) return nullptr;
  for (const ReducedHtml::Attribute& a : source_.attributes(*nodes_[node].source)) {
    if (a.name == name) return &a;
  }
  return nullptr;
}

bool HtmlTree::has_attribute(std::uint32_t node, std::string_view name) const { return find(node, name) != nullptr; }

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const ReducedHtml::Attribute* found = find(node, name);
  return found == nullptr ? std::string_view() : found->value;
}

}  // namespace claimgraph::extract
