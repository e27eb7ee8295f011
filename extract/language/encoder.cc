#include "extract/language/encoder.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "extract/language/string_id.h"

namespace claimgraph::extract {

namespace {

constexpr std::size_t kSpacyColumn = 4;
constexpr std::size_t kIsSpaceColumn = 5;

std::uint64_t feature(const EncoderRow& row, std::size_t column) {
  if (column == kSpacyColumn) return row.space_after ? 1 : 0;
  if (column == kIsSpaceColumn) return row.word->space ? 1 : 0;
  return row.word->features[column];
}

}  // namespace

Encoder::Encoder(const EncoderView& view, const Kernels& kernels, bool names)
    : view_(view), kernels_(kernels), names_(names), uses_space_(false), empty_(kBlock, 0.0F) {
  for (const HashTableView& table : view.tables) uses_space_ |= table.column == kSpacyColumn;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    parts_[p] = view.layers[0].matrix;
    parts_[p].inputs = kWidth;
    parts_[p].weights += p * kWidth * kGroup;
    parts_[p].bias = nullptr;
  }
}

Variant Encoder::variant(const EncoderRow& row) const {
  if (names_) return Variant::name;
  return uses_space_ && row.space_after ? Variant::space_after : Variant::plain;
}

void Encoder::embed(const EncoderRow& row, float* out) const {
  for (const HashTableView& table : view_.tables) {
    const auto rows = embedding_rows(feature(row, table.column), table.seed, table.rows);
    std::array<const float*, 4> e{};
    for (std::size_t i = 0; i < e.size(); ++i) e[i] = table.weights + std::size_t{rows[i]} * kWidth;
    for (std::size_t k = 0; k < kWidth; ++k) out[k] = ((e[0][k] + e[1][k]) + e[2][k]) + e[3][k];
    out += kWidth;
  }
}

// Mixing layer, and the products with the three parts of the first convolution, of the rows that `missing` names.
void Encoder::compute_blocks(std::span<const EncoderRow> rows, WordStore& store, Workspace& work) const {
  const std::size_t n = work.missing.size();
  const std::size_t inputs = view_.mixer.matrix.inputs;
  work.concatenated.resize(n * inputs);
  work.mixed.resize(n * kWidth);
  work.fresh.resize(n * kBlock);
  for (std::size_t i = 0; i < n; ++i) embed(rows[work.missing[i]], work.concatenated.data() + i * inputs);
  work.needed.resize(n);
  std::iota(work.needed.begin(), work.needed.end(), 0U);
  kernels_.layer(view_.mixer, work.concatenated.data(), inputs, work.needed.data(), n, nullptr, work.mixed.data());
  for (std::size_t p = 0; p < parts_.size(); ++p)
    kernels_.linear(parts_[p], work.mixed.data(), kWidth, n, work.fresh.data() + kWidth + p * kMaxout, kBlock);
  for (std::size_t i = 0; i < n; ++i) {
    float* const block = work.fresh.data() + i * kBlock;
    std::copy_n(work.mixed.data() + i * kWidth, kWidth, block);
    const EncoderRow& row = rows[work.missing[i]];
    const float* kept = store.keep_block(*row.word, variant(row), block);
    work.blocks[work.missing[i]] = kept != nullptr ? kept : block;
  }
}

void Encoder::find_blocks(std::span<const EncoderRow> rows, WordStore& store, Workspace& work) const {
  work.missing.clear();
  work.blocks.assign(rows.size(), empty_.data());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].word == nullptr) continue;
    const auto& place = rows[i].word->blocks[static_cast<std::size_t>(variant(rows[i]))];
    work.blocks[i] = place.load(std::memory_order_acquire);
    if (work.blocks[i] == nullptr) work.missing.push_back(i);
  }
  if (!work.missing.empty()) compute_blocks(rows, store, work);
}

void Encoder::find_needed(std::span<const EncoderRow> rows, std::size_t reach, std::vector<std::uint32_t>& needed) {
  needed.clear();
  std::size_t next = 0;  // rows before it are listed or not needed
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].word == nullptr) continue;
    const std::size_t end = std::min(rows.size(), i + reach + 1);
    for (next = std::max(next, i >= reach ? i - reach : 0); next < end; ++next)
      needed.push_back(static_cast<std::uint32_t>(next));
  }
}

std::span<const float> Encoder::encode(std::span<const EncoderRow> rows, std::size_t begin, std::size_t end,
                                       WordStore& store, Workspace& work) const {
  assert(begin <= end && end <= rows.size() && end - begin <= kWindow);
  // The first layer looks one row beyond what the other three need: 3 + 1 to either side.
  const std::size_t first = begin >= kPadding ? begin - kPadding : 0;
  const std::size_t last = std::min(rows.size(), end + kPadding);
  find_blocks(rows.subspan(first, last - first), store, work);
  work.blocks.insert(work.blocks.begin(), empty_.data());
  work.blocks.push_back(empty_.data());
  const std::size_t n = last - first;
  // One zero row on either side, for the neighbours of the outermost rows.
  work.front.assign((n + 2) * kWidth, 0.0F);
  work.back.assign((n + 2) * kWidth, 0.0F);
  kernels_.sum_layer(view_.layers[0], work.blocks.data(), n, work.front.data() + kWidth);
  for (std::size_t l = 1; l < kEncoderLayers; ++l) {
    find_needed(rows.subspan(first, n), kEncoderLayers - 1 - l, work.needed);
    kernels_.layer(view_.layers[l], work.front.data(), kWidth, work.needed.data(), work.needed.size(),
                   work.front.data() + kWidth, work.back.data() + kWidth);
    std::swap(work.front, work.back);
  }
  return std::span<const float>(work.front).subspan((1 + begin - first) * kWidth, (end - begin) * kWidth);
}

}  // namespace claimgraph::extract
