#include "extract/language/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimgraph::extract {

namespace {

void linear_row(const MatrixView& m, const float* in, float* out) {
  for (std::size_t g = 0; g < m.groups; ++g) {
    const float* w = m.weights + g * m.group_stride;
    std::array<float, kGroup> sum{};
    if (m.bias != nullptr) std::copy_n(m.bias + g * kGroup, kGroup, sum.begin());
    for (std::size_t k = 0; k < m.inputs; ++k, w += kGroup) {
      for (std::size_t j = 0; j < kGroup; ++j) sum[j] += in[k] * w[j];
    }
    std::copy_n(sum.begin(), kGroup, out + g * kGroup);
  }
}

void linear(const MatrixView& m, const float* in, std::size_t in_stride, std::size_t rows, float* out,
            std::size_t out_stride) {
  for (std::size_t r = 0; r < rows; ++r) linear_row(m, in + r * in_stride, out + r * out_stride);
}

// Maxout of 288 sums, then layer norm, plus the residual.
void finish(const LayerView& layer, const float* sums, const float* residual, float* out) {
  std::array<float, kWidth> y;
  float total = 0;
  for (std::size_t o = 0; o < kWidth; ++o) {
    const float* pieces = sums + o / 8 * kGroup + o % 8;
    y[o] = std::max(std::max(pieces[0], pieces[8]), pieces[16]);
    total += y[o];
  }
  const float mean = total / kWidth;
  float squares = 0;
  for (const float v : y) squares += (v - mean) * (v - mean);
  const float scale = 1.0F / std::sqrt(squares / kWidth + 1e-8F);
  for (std::size_t o = 0; o < kWidth; ++o) {
    const float v = (y[o] - mean) * scale * layer.gain[o] + layer.shift[o];
    out[o] = residual == nullptr ? v : residual[o] + v;
  }
}

void layer_rows(const LayerView& layer, const float* in, std::size_t in_stride, const std::uint32_t* rows,
                std::size_t count, const float* residual, float* out) {
  std::array<float, kMaxout> sums;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t r = rows[i];
    linear_row(layer.matrix, in + r * in_stride, sums.data());
    finish(layer, sums.data(), residual == nullptr ? nullptr : residual + r * kWidth, out + r * kWidth);
  }
}

void sum_layer(const LayerView& layer, const float* const* blocks, std::size_t rows, float* out) {
  std::array<float, kMaxout> sums;
  for (std::size_t r = 0; r < rows; ++r) {
    const float* previous = blocks[r] + kWidth;
    const float* current = blocks[r + 1] + kWidth + kMaxout;
    const float* next = blocks[r + 2] + kWidth + 2 * kMaxout;
    for (std::size_t j = 0; j < kMaxout; ++j) sums[j] = layer.matrix.bias[j] + previous[j] + current[j] + next[j];
    finish(layer, sums.data(), blocks[r + 1], out + r * kWidth);
  }
}

void hidden(const float* const* features, std::size_t count, const float* bias, float* out) {
  for (std::size_t o = 0; o < kHidden; ++o) {
    float a = bias[o];
    float b = bias[kHidden + o];
    for (std::size_t f = 0; f < count; ++f) {
      a += features[f][o];
      b += features[f][kHidden + o];
    }
    out[o] = std::max(a, b);
  }
}

}  // namespace

const Kernels& portable_kernels() {
  static constexpr Kernels kKernels{"portable", linear, layer_rows, sum_layer, hidden};
  return kKernels;
}

const Kernels& best_kernels() {
  const Kernels* fast = avx2_kernels();
  return fast != nullptr ? *fast : portable_kernels();
}

}  // namespace claimgraph::extract
