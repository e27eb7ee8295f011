// The kernels of the networks alone, in multiply-adds a second: how near the engine comes to what the machine can do.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "extract/language/kernels.h"

namespace {

using namespace claimgraph::extract;

// Small numbers that differ, so that no sum overflows or becomes subnormal.
std::vector<float> numbers(std::size_t n) {
  std::vector<float> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<float>(std::sin(static_cast<double>(i)) * 0.1);
  return out;
}

void convolution(benchmark::State& state, const Kernels* kernels) {
  if (kernels == nullptr) return state.SkipWithError("not on this processor");
  const auto rows = static_cast<std::size_t>(state.range(0));
  const auto weights = numbers(kMaxout * kMaxout);
  const auto bias = numbers(kMaxout);
  const auto in = numbers((rows + 2) * kWidth);
  std::vector<float> out(rows * kWidth);
  std::vector<std::uint32_t> numbers_of_rows(rows);
  std::iota(numbers_of_rows.begin(), numbers_of_rows.end(), 0U);
  const LayerView layer{
      {kMaxout, kMaxout, kMaxout / kGroup, kMaxout * kGroup, weights.data(), bias.data()}, bias.data(), bias.data()};
  for (auto _ : state) {
    kernels->layer(layer, in.data(), kWidth, numbers_of_rows.data(), rows, in.data() + kWidth, out.data());
    benchmark::DoNotOptimize(out.data());
  }
  state.counters["flops"] = benchmark::Counter(static_cast<double>(state.iterations() * rows * kMaxout * kMaxout * 2),
                                               benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(convolution, avx2, avx2_kernels())->Arg(8)->Arg(64)->Arg(264);
BENCHMARK_CAPTURE(convolution, portable, &portable_kernels())->Arg(264);

}  // namespace

BENCHMARK_MAIN();
