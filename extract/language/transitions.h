// What parser and name finder share: a network that scores the moves of a transition system from a few tokens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/kernels.h"
#include "extract/language/model.h"

namespace claimgraph::extract {

inline constexpr std::int32_t kNoToken = -1;
inline constexpr std::size_t kLowerStride =
    72;  // floats of a token's input to the network: 64, and padding of the kernel
inline constexpr std::size_t kMostSlots = 8;

// Scores the moves for the tokens of one sequence. One for each thread; reset for each sequence.
class MoveScorer {
 public:
  // `lower` holds kLowerStride floats a token, the output of the network's lower layer; all must outlive the scorer's
  // use.
  void reset(const TransitionsView& view, const Kernels& kernels, const float* lower, std::size_t tokens);

  // Scores of all moves, from the tokens in the feature slots (kNoToken: none). Valid until the next call.
  std::span<const float> score(std::span<const std::int32_t> slots);

 private:
  void compute_ahead(std::size_t token);
  const float* features(std::size_t token, std::size_t slot);

  static constexpr std::size_t kRing = 64;   // tokens whose features are kept
  static constexpr std::size_t kAhead = 32;  // tokens computed together

  const TransitionsView* view_ = nullptr;
  const Kernels* kernels_ = nullptr;
  const float* lower_ = nullptr;
  std::size_t tokens_ = 0;
  std::size_t stride_ = 0;
  std::size_t computed_ = 0;  // the features of tokens [computed - kRing, computed) are in the ring
  std::vector<float> ring_;
  std::vector<float> far_;  // of one token for each slot, for those that have left the ring
  std::array<std::size_t, kMostSlots> far_token_{};
  std::array<float, kHidden> hidden_{};
  std::vector<float> scores_;
};

}  // namespace claimgraph::extract
