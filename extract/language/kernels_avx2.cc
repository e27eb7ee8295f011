// Compiled with AVX2 and FMA switched on: includes nothing with inline functions that other files could end up sharing.
#include "extract/language/kernels.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace claimgraph::extract {

namespace {

// Sums of one group for R rows: 3 R registers hold them while the weights stream by once. Four rows use 12 of the 16
// registers, and do 12 multiply-adds for 7 loads.
template <int R>
struct GroupSums {
  __m256 sum[R][3];

  [[gnu::always_inline]] void step(const float* const* in, std::size_t k, const float* w) {
    const __m256 w0 = _mm256_loadu_ps(w);
    const __m256 w1 = _mm256_loadu_ps(w + 8);
    const __m256 w2 = _mm256_loadu_ps(w + 16);
    for (int r = 0; r < R; ++r) {
      const __m256 v = _mm256_broadcast_ss(in[r] + k);
      sum[r][0] = _mm256_fmadd_ps(v, w0, sum[r][0]);
      sum[r][1] = _mm256_fmadd_ps(v, w1, sum[r][1]);
      sum[r][2] = _mm256_fmadd_ps(v, w2, sum[r][2]);
    }
  }

  // in[r] is the beginning of row r. `inputs` is a multiple of 4: unrolling by hand doubles the speed.
  [[gnu::always_inline]] void run(const MatrixView& m, std::size_t group, const float* const* in) {
    for (int r = 0; r < R; ++r) {
      for (int p = 0; p < 3; ++p)
        sum[r][p] = m.bias == nullptr ? _mm256_setzero_ps() : _mm256_loadu_ps(m.bias + group * kGroup + p * 8);
    }
    const float* w = m.weights + group * m.group_stride;
    for (std::size_t k = 0; k < m.inputs; k += 4, w += 4 * kGroup) {
      step(in, k, w);
      step(in, k + 1, w + kGroup);
      step(in, k + 2, w + 2 * kGroup);
      step(in, k + 3, w + 3 * kGroup);
    }
  }
};

template <int R>
void linear_block(const MatrixView& m, std::size_t group, const float* in, std::size_t in_stride, float* out,
                  std::size_t out_stride) {
  const float* row[R];
  for (int r = 0; r < R; ++r) row[r] = in + r * in_stride;
  GroupSums<R> sums;
  sums.run(m, group, row);
  for (int r = 0; r < R; ++r) {
    for (int p = 0; p < 3; ++p) _mm256_storeu_ps(out + r * out_stride + p * 8, sums.sum[r][p]);
  }
}

template <int R>
void maxout_block(const MatrixView& m, std::size_t group, const float* in, std::size_t in_stride,
                  const std::uint32_t* rows, float* out) {
  const float* row[R];
  for (int r = 0; r < R; ++r) row[r] = in + rows[r] * in_stride;
  GroupSums<R> sums;
  sums.run(m, group, row);
  for (int r = 0; r < R; ++r) {
    _mm256_storeu_ps(out + rows[r] * kWidth + group * 8,
                     _mm256_max_ps(_mm256_max_ps(sums.sum[r][0], sums.sum[r][1]), sums.sum[r][2]));
  }
}

// One row: G groups at once, so that their sums do not wait for each other. The order within a sum is that of the
// blocks.
template <int G>
void linear_row(const MatrixView& m, std::size_t group, const float* in, float* out) {
  __m256 sum[G][3];
  for (int g = 0; g < G; ++g) {
    for (int p = 0; p < 3; ++p)
      sum[g][p] = m.bias == nullptr ? _mm256_setzero_ps() : _mm256_loadu_ps(m.bias + (group + g) * kGroup + p * 8);
  }
  const float* w = m.weights + group * m.group_stride;
  for (std::size_t k = 0; k < m.inputs; ++k, w += kGroup) {
    const __m256 v = _mm256_broadcast_ss(in + k);
    for (int g = 0; g < G; ++g) {
      for (int p = 0; p < 3; ++p)
        sum[g][p] = _mm256_fmadd_ps(v, _mm256_loadu_ps(w + g * m.group_stride + p * 8), sum[g][p]);
    }
  }
  for (int g = 0; g < G; ++g) {
    for (int p = 0; p < 3; ++p) _mm256_storeu_ps(out + (group + g) * kGroup + p * 8, sum[g][p]);
  }
}

void one_row(const MatrixView& m, const float* in, float* out) {
  std::size_t g = 0;
  for (; g + 5 <= m.groups; g += 5) linear_row<5>(m, g, in, out);
  for (; g + 2 <= m.groups; g += 2) linear_row<2>(m, g, in, out);
  for (; g < m.groups; ++g) linear_row<1>(m, g, in, out);
}

void linear(const MatrixView& m, const float* in, std::size_t in_stride, std::size_t rows, float* out,
            std::size_t out_stride) {
  if (rows == 1) return one_row(m, in, out);
  for (std::size_t g = 0; g < m.groups; ++g) {
    float* o = out + g * kGroup;
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) linear_block<4>(m, g, in + r * in_stride, in_stride, o + r * out_stride, out_stride);
    if (rows - r == 3) linear_block<3>(m, g, in + r * in_stride, in_stride, o + r * out_stride, out_stride);
    if (rows - r == 2) linear_block<2>(m, g, in + r * in_stride, in_stride, o + r * out_stride, out_stride);
    if (rows - r == 1) linear_block<1>(m, g, in + r * in_stride, in_stride, o + r * out_stride, out_stride);
  }
}

float total(__m256 v) {
  __m128 x = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  x = _mm_add_ps(x, _mm_movehl_ps(x, x));
  return _mm_cvtss_f32(_mm_add_ss(x, _mm_shuffle_ps(x, x, 1)));
}

// Layer norm of y, which is in registers or cache, plus the residual.
[[gnu::always_inline]] inline void norm(const LayerView& layer, const __m256* y, const float* residual, float* out) {
  constexpr int n = kWidth / 8;
  __m256 sum = _mm256_setzero_ps();
  for (int i = 0; i < n; ++i) sum = _mm256_add_ps(sum, y[i]);
  const __m256 mean = _mm256_set1_ps(total(sum) / kWidth);
  __m256 squares = _mm256_setzero_ps();
  for (int i = 0; i < n; ++i) {
    const __m256 d = _mm256_sub_ps(y[i], mean);
    squares = _mm256_fmadd_ps(d, d, squares);
  }
  const __m128 variance = _mm_set_ss(total(squares) / kWidth + 1e-8F);
  const __m256 scale = _mm256_set1_ps(1.0F / _mm_cvtss_f32(_mm_sqrt_ss(variance)));
  for (int i = 0; i < n; ++i) {
    const __m256 d = _mm256_mul_ps(_mm256_sub_ps(y[i], mean), scale);
    __m256 v = _mm256_fmadd_ps(d, _mm256_loadu_ps(layer.gain + i * 8), _mm256_loadu_ps(layer.shift + i * 8));
    if (residual != nullptr) v = _mm256_add_ps(_mm256_loadu_ps(residual + i * 8), v);
    _mm256_storeu_ps(out + i * 8, v);
  }
}

void layer_rows(const LayerView& layer, const float* in, std::size_t in_stride, const std::uint32_t* rows,
                std::size_t count, const float* residual, float* out) {
  for (std::size_t g = 0; g < layer.matrix.groups; ++g) {
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) maxout_block<4>(layer.matrix, g, in, in_stride, rows + i, out);
    if (count - i == 3) maxout_block<3>(layer.matrix, g, in, in_stride, rows + i, out);
    if (count - i == 2) maxout_block<2>(layer.matrix, g, in, in_stride, rows + i, out);
    if (count - i == 1) maxout_block<1>(layer.matrix, g, in, in_stride, rows + i, out);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t r = rows[i];
    __m256 y[kWidth / 8];
    for (std::size_t k = 0; k < kWidth / 8; ++k) y[k] = _mm256_loadu_ps(out + r * kWidth + k * 8);
    norm(layer, y, residual == nullptr ? nullptr : residual + r * kWidth, out + r * kWidth);
  }
}

void sum_layer(const LayerView& layer, const float* const* blocks, std::size_t rows, float* out) {
  for (std::size_t r = 0; r < rows; ++r) {
    const float* previous = blocks[r] + kWidth;
    const float* current = blocks[r + 1] + kWidth + kMaxout;
    const float* next = blocks[r + 2] + kWidth + 2 * kMaxout;
    const auto sum = [&](std::size_t j) {
      const __m256 a = _mm256_add_ps(_mm256_loadu_ps(layer.matrix.bias + j), _mm256_loadu_ps(previous + j));
      return _mm256_add_ps(_mm256_add_ps(a, _mm256_loadu_ps(current + j)), _mm256_loadu_ps(next + j));
    };
    __m256 y[kWidth / 8];
    for (std::size_t i = 0; i < kWidth / 8; ++i) {
      const std::size_t j = i * kGroup;
      y[i] = _mm256_max_ps(_mm256_max_ps(sum(j), sum(j + 8)), sum(j + 16));
    }
    norm(layer, y, blocks[r + 1], out + r * kWidth);
  }
}

void hidden(const float* const* features, std::size_t count, const float* bias, float* out) {
  __m256 sum[2 * kHidden / 8];
  for (std::size_t i = 0; i < 16; ++i) sum[i] = _mm256_loadu_ps(bias + i * 8);
  for (std::size_t f = 0; f < count; ++f) {
    for (std::size_t i = 0; i < 16; ++i) sum[i] = _mm256_add_ps(sum[i], _mm256_loadu_ps(features[f] + i * 8));
  }
  for (std::size_t i = 0; i < 8; ++i) _mm256_storeu_ps(out + i * 8, _mm256_max_ps(sum[i], sum[i + 8]));
}

constexpr Kernels kKernels{"AVX2", linear, layer_rows, sum_layer, hidden};

}  // namespace

const Kernels* avx2_kernels() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kKernels : nullptr;
}

}  // namespace claimgraph::extract

#else

namespace claimgraph::extract {

const Kernels* avx2_kernels() { return nullptr; }

}  // namespace claimgraph::extract

#endif
