#include "extract/claims/syntax.h"

#include <algorithm>

namespace claimgraph::extract {

SyntaxTree::SyntaxTree(const Annotation& annotation) : annotation_(&annotation) {
  const std::uint32_t n = size();
  first_child_.assign(n + 1, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!is_root(i)) ++first_child_[token(i).head + 1];
  }
  for (std::uint32_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[n]);
  std::vector<std::uint32_t> fill(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!is_root(i)) children_[fill[token(i).head]++] = i;
  }

  // Depth first, without recursion: a list of ten thousand names is a chain of ten thousand heads.
  left_.resize(n);
  right_.resize(n);
  enter_.assign(n, 0);
  leave_.assign(n, 0);
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> stack;
  order.reserve(n);
  for (std::uint32_t root = 0; root < n; ++root) {
    if (!is_root(root)) continue;
    stack.push_back(root);
    while (!stack.empty()) {
      const std::uint32_t i = stack.back();
      stack.pop_back();
      enter_[i] = static_cast<std::uint32_t>(order.size());
      order.push_back(i);
      const auto kids = children(i);
      stack.insert(stack.end(), kids.rbegin(), kids.rend());
    }
  }
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const std::uint32_t i = *it;
    left_[i] = right_[i] = i;
    leave_[i] = enter_[i] + 1;
    for (const std::uint32_t kid : children(i)) {
      left_[i] = std::min(left_[i], left_[kid]);
      right_[i] = std::max(right_[i], right_[kid]);
      leave_[i] = std::max(leave_[i], leave_[kid]);
    }
  }

  sentence_.assign(n, 0);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    const TokenRange r = annotation.sentences[s];
    for (std::uint32_t i = r.begin; i < r.end && i < n; ++i) sentence_[i] = s;
  }
}

std::optional<std::uint32_t> SyntaxTree::child(std::uint32_t i, Dep dep) const {
  for (const std::uint32_t kid : children(i)) {
    if (token(kid).dep == dep) return kid;
  }
  return std::nullopt;
}

bool SyntaxTree::under(std::uint32_t i, std::uint32_t ancestor) const {
  return enter_[ancestor] <= enter_[i] && enter_[i] < leave_[ancestor];
}

}  // namespace claimgraph::extract
