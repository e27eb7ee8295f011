#include "extract/language/transitions.h"

#include <algorithm>
#include <cassert>

namespace claimgraph::extract {

void MoveScorer::reset(const TransitionsView& view, const Kernels& kernels, const float* lower, std::size_t tokens) {
  view_ = &view;
  kernels_ = &kernels;
  lower_ = lower;
  tokens_ = tokens;
  stride_ = view.affine.groups * kGroup;
  computed_ = 0;
  ring_.resize(kRing * stride_);
  far_.resize(view.slots * stride_);
  far_token_.fill(tokens);
  scores_.resize(view.upper.groups * kGroup);
}

// Fills the ring up to a multiple of kAhead behind the token. A block of rows never wraps: kAhead divides kRing.
void MoveScorer::compute_ahead(std::size_t token) {
  while (computed_ <= token) {
    const std::size_t n = std::min(kAhead, tokens_ - computed_);
    kernels_->linear(view_->affine, lower_ + computed_ * kLowerStride, kLowerStride, n,
                     ring_.data() + computed_ % kRing * stride_, stride_);
    computed_ += n;
  }
}

const float* MoveScorer::features(std::size_t token, std::size_t slot) {
  // After the last, shorter block the ring's oldest rows may be those that it would have overwritten: count it as
  // whole.
  const std::size_t behind = (computed_ + kAhead - 1) / kAhead * kAhead;
  if (token + kRing >= behind) return ring_.data() + token % kRing * stride_ + slot * 2 * kHidden;
  // Only the groups that hold the slot's features.
  const std::size_t first = slot * 2 * kHidden / kGroup;
  float* const row = far_.data() + slot * stride_;
  if (far_token_[slot] != token) {
    MatrixView part = view_->affine;
    part.weights += first * part.group_stride;
    part.groups = ((slot + 1) * 2 * kHidden + kGroup - 1) / kGroup - first;
    kernels_->linear(part, lower_ + token * kLowerStride, kLowerStride, 1, row + first * kGroup, stride_);
    far_token_[slot] = token;
  }
  return row + slot * 2 * kHidden;
}

std::span<const float> MoveScorer::score(std::span<const std::int32_t> slots) {
  assert(slots.size() == view_->slots && slots.size() <= kMostSlots);
  const std::int32_t furthest = *std::max_element(slots.begin(), slots.end());
  if (furthest >= 0) compute_ahead(static_cast<std::size_t>(furthest));
  std::array<const float*, kMostSlots> parts{};
  for (std::size_t f = 0; f < slots.size(); ++f) {
    parts[f] = slots[f] == kNoToken ? view_->pad + f * 2 * kHidden : features(static_cast<std::size_t>(slots[f]), f);
  }
  kernels_->hidden(parts.data(), slots.size(), view_->bias, hidden_.data());
  kernels_->linear(view_->upper, hidden_.data(), kHidden, 1, scores_.data(), scores_.size());
  return std::span<const float>(scores_).first(view_->moves.size());
}

}  // namespace claimgraph::extract
