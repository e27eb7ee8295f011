// spaCy's greedy arc-eager parser: heads, labels, and sentence starts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "extract/annotation.h"
#include "extract/language/model.h"
#include "extract/language/transitions.h"

namespace claimgraph::extract {

// A dependency label; decorated ("prep||dobj") where the parser means the child with that label of the head it names.
struct ArcLabel {
  Dep dep = Dep::root;
  bool decorated = false;
  Dep of_head = Dep::root;
};

struct ParsedToken {
  std::uint32_t head = 0;  // itself for a root
  ArcLabel label;
  bool sentence_start = false;
};

// Immutable; safe to use from several threads, each with its own workspace.
class Parser {
 public:
  // Memory that is used again from call to call.
  struct Workspace {
    MoveScorer scorer;
    std::vector<std::int32_t> head, stack, again, last_left, last_right, before, after;
    std::vector<std::uint8_t> label, starts, unshiftable;
    std::vector<std::uint32_t> left_edge, right_edge, queue, next_queue;
  };

  // Errors: damaged (a move or label that is not known). The view and kernels must outlive the parser.
  static Result<Parser> create(const TransitionsView& view, const Kernels& kernels);

  // Parses one text; `lower` as for MoveScorer, `space` tells the tokens of white space. Fills `out`, as long as
  // `space`.
  void parse(const float* lower, std::span<const std::uint8_t> space, Workspace& work,
             std::span<ParsedToken> out) const;

 private:
  enum Action : std::uint8_t { kShift, kReduce, kLeft, kRight, kBreak };
  static constexpr std::size_t kActions = 5;
  struct ActionRange {
    std::size_t begin = 0, end = 0;
  };
  class State;

  Parser(const TransitionsView& view, const Kernels& kernels) : view_(&view), kernels_(&kernels) {}

  std::size_t best_move(std::span<const float> scores, const std::array<bool, kActions>& valid) const;

  const TransitionsView* view_;
  const Kernels* kernels_;
  std::array<ActionRange, kActions> ranges_;  // moves are sorted by action
  std::vector<ArcLabel> labels_;              // of moves
};

}  // namespace claimgraph::extract
