#include "extract/language/tree.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

// Each token widens the edges of its head: once from left to right, once back.
void widen(std::span<const ParsedToken> tokens, std::vector<std::uint32_t>& left, std::vector<std::uint32_t>& right) {
  const auto widen_head = [&](std::size_t i) {
    const std::uint32_t head = tokens[i].head;
    left[head] = std::min(left[head], left[i]);
    right[head] = std::max(right[head], right[i]);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) widen_head(i);
  for (std::size_t i = tokens.size(); i-- > 0;) widen_head(i);
}

// Whether each head lies in the sentence of its token. The last token of a sentence is not looked at, as in spaCy.
bool heads_inside(std::span<const ParsedToken> tokens, const std::vector<std::uint32_t>& left) {
  std::vector<bool> start(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head == i) start[left[i]] = true;
  }
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!(i > 0 && start[i]) && i + 1 != tokens.size()) continue;
    for (std::size_t j = sentence; j < i; ++j) {
      if (tokens[j].head < sentence || tokens[j].head > i) return false;
    }
    sentence = i;
  }
  return true;
}

// The nearest token below `from` with this label, breadth first, left to right; `from` if there is none.
std::uint32_t find_labelled(std::span<const ParsedToken> tokens, std::span<const std::uint8_t> space,
                            std::uint32_t from, std::uint32_t token, Dep dep, Parser::Workspace& work) {
  work.queue.assign(1, from);
  while (!work.queue.empty()) {
    work.next_queue.clear();
    for (const std::uint32_t parent : work.queue) {
      for (std::uint32_t c = work.left_edge[parent]; c <= work.right_edge[parent]; ++c) {
        if (c == parent || tokens[c].head != parent || space[c] != 0 || c == token) continue;
        if (!tokens[c].label.decorated && tokens[c].label.dep == dep) return c;
        work.next_queue.push_back(c);
      }
    }
    std::swap(work.queue, work.next_queue);
  }
  return from;
}

}  // namespace

void find_edges(std::span<const ParsedToken> tokens, std::vector<std::uint32_t>& left,
                std::vector<std::uint32_t>& right) {
  constexpr int kMostPasses = 11;
  left.resize(tokens.size());
  right.resize(tokens.size());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) left[i] = right[i] = i;
  for (int pass = 0; pass <= kMostPasses; ++pass) {
    widen(tokens, left, right);
    if (heads_inside(tokens, left)) return;
  }
}

void deprojectivize(std::span<ParsedToken> tokens, std::span<const std::uint8_t> space, Parser::Workspace& work) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    ParsedToken& token = tokens[i];
    if (!token.label.decorated) continue;
    token.head = find_labelled(tokens, space, token.head, i, token.label.of_head, work);
    token.label.decorated = false;
  }
}

void set_sentence_starts(std::span<ParsedToken> tokens, std::span<const std::uint32_t> left) {
  for (ParsedToken& token : tokens) token.sentence_start = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head == i) tokens[left[i]].sentence_start = true;
  }
}

}  // namespace claimgraph::extract
