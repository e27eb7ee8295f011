// spaCy's named entity recogniser: a transition system with one move a token.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "extract/annotation.h"
#include "extract/language/model.h"
#include "extract/language/transitions.h"

namespace claimgraph::extract {

// Immutable; safe to use from several threads, each with its own scorer.
class NameFinder {
 public:
  // Errors: damaged (a move or label that is not known). The view and kernels must outlive the finder.
  static Result<NameFinder> create(const TransitionsView& view, const Kernels& kernels);

  // Appends the names of one text, whose tokens have their sentence starts; `lower` as for MoveScorer.
  void find(const float* lower, std::span<const std::uint8_t> space, std::span<const Token> tokens, MoveScorer& scorer,
            std::vector<EntitySpan>& out) const;

 private:
  enum Action : std::uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActions };
  struct LabelledMove {
    Action action = kOut;
    EntityLabel label = EntityLabel::none;
  };
  // What may follow: with a name open, what goes on with it or ends it; else what starts one.
  struct Situation {
    bool open = false;
    EntityLabel label = EntityLabel::none;
    bool space = false;
    bool next_in_sentence = false;
  };

  NameFinder(const TransitionsView& view, const Kernels& kernels) : view_(&view), kernels_(&kernels) {}
  static bool valid(const LabelledMove& move, const Situation& at);
  LabelledMove best_move(std::span<const float> scores, const Situation& at) const;

  const TransitionsView* view_;
  const Kernels* kernels_;
  std::vector<LabelledMove> moves_;
};

}  // namespace claimgraph::extract
