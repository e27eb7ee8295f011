// The arithmetic of the networks, in variants for the machine at hand. All variants compute an output from its inputs
// in one fixed order, so a row's result does not depend on the rows computed with it.
//
// This header is included by files that are compiled for particular processors: only plain structs here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace claimgraph::extract {

inline constexpr std::size_t kWidth = 96;                    // of a token's vector
inline constexpr std::size_t kGroup = 24;                    // outputs that are computed together
inline constexpr std::size_t kMaxout = 288;                  // three pieces of a token's vector
inline constexpr std::size_t kHidden = 64;                   // of a transition network
inline constexpr std::size_t kBlock = kWidth + 3 * kMaxout;  // see Kernels::sum_layer

// weights is [groups][group_stride / 24 inputs][24], of which the first `inputs` are used; bias [groups][24], or null.
struct MatrixView {
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  std::size_t groups = 0;
  std::size_t group_stride = 0;
  const float* weights = nullptr;
  const float* bias = nullptr;
};

// The three pieces of outputs 8g..8g+7 are group g of the matrix.
struct LayerView {
  MatrixView matrix;
  const float* gain = nullptr;
  const float* shift = nullptr;
};

struct Kernels {
  const char* name;

  // out[r * out_stride + o] = bias[o] + sum over k of in[r * in_stride + k] * weights[o][k], for all groups * 24
  // outputs.
  void (*linear)(const MatrixView& matrix, const float* in, std::size_t in_stride, std::size_t rows, float* out,
                 std::size_t out_stride);
  // For each r of rows[0..count): out[r] = norm(max of the pieces of (in + r * in_stride)) + residual[r]; rows of out
  // and residual (may be null) are 96 wide.
  void (*layer)(const LayerView& layer, const float* in, std::size_t in_stride, const std::uint32_t* rows,
                std::size_t count, const float* residual, float* out);
  // As `layer` over windows of three tokens, from sums already at hand. A block is a token's vector (96) and the
  // products of the matrix's previous, current and next part with it (288 each): out[r] = norm(max of the pieces of
  // (bias + previous part of blocks[r] + current part of blocks[r + 1] + next part of blocks[r + 2])) + the vector of
  // blocks[r + 1].
  void (*sum_layer)(const LayerView& layer, const float* const* blocks, std::size_t rows, float* out);
  // out[o] = max over p of (bias[p * 64 + o] + sum over f of features[f][p * 64 + o]), o < 64, p < 2.
  void (*hidden)(const float* const* features, std::size_t count, const float* bias, float* out);
};

// Works everywhere.
const Kernels& portable_kernels();
// For processors with AVX2 and FMA; null where there are none.
const Kernels* avx2_kernels();
// The fastest of the above for this machine.
const Kernels& best_kernels();

}  // namespace claimgraph::extract
