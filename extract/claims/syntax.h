// The dependency tree of one annotation, with what the steps of claim extraction keep asking it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/annotation.h"

namespace claimgraph::extract {

// A view: the annotation must outlive it, unmoved. Built in linear time; every question is answered in the time of its
// answer. Token indexes are valid ones of the annotation.
class SyntaxTree {
 public:
  explicit SyntaxTree(const Annotation& annotation);

  const Annotation& annotation() const { return *annotation_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(annotation_->tokens.size()); }
  const Token& token(std::uint32_t i) const { return annotation_->tokens[i]; }
  std::string_view word(std::uint32_t i) const { return annotation_->word(i); }
  bool is_root(std::uint32_t i) const { return token(i).head == i; }

  // In the order of the text.
  std::span<const std::uint32_t> children(std::uint32_t i) const {
    return std::span(children_).subspan(first_child_[i], first_child_[i + 1] - first_child_[i]);
  }
  // The first child with the label.
  std::optional<std::uint32_t> child(std::uint32_t i, Dep dep) const;
  // From the first to the last token under i (tokens of others may lie between them in a crossing tree).
  TokenRange subtree(std::uint32_t i) const { return {left_[i], right_[i] + 1}; }
  // True when i is `ancestor` or lies under it.
  bool under(std::uint32_t i, std::uint32_t ancestor) const;
  // Index of the sentence that holds the token.
  std::uint32_t sentence_of(std::uint32_t i) const { return sentence_[i]; }
  TokenRange sentence(std::uint32_t i) const { return annotation_->sentences[sentence_[i]]; }

 private:
  const Annotation* annotation_;
  std::vector<std::uint32_t> first_child_;  // size()+1 offsets into children_
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> left_;
  std::vector<std::uint32_t> right_;
  std::vector<std::uint32_t> enter_;  // place in a depth-first walk, and after the last descendant's
  std::vector<std::uint32_t> leave_;
  std::vector<std::uint32_t> sentence_;
};

}  // namespace claimgraph::extract
