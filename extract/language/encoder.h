// The vectors of words in their context: hash embeddings, a mixing layer, and four convolution layers (spaCy's
// Tok2Vec).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/model.h"
#include "extract/language/word.h"

namespace claimgraph::extract {

// A row of the sequence that is encoded: a word, or null for one of the four empty rows between two texts and at both
// ends. What lies outside the sequence counts as empty too.
struct EncoderRow {
  const Word* word = nullptr;
  bool space_after = false;
};

inline constexpr std::size_t kPadding = kEncoderLayers;  // empty rows between texts, so that they don't see each other

// Immutable; safe to use from several threads, each with its own workspace.
class Encoder {
 public:
  // Memory that is used again from call to call.
  struct Workspace {
    std::vector<const float*> blocks;
    std::vector<float> fresh, mixed, concatenated, front, back;
    std::vector<std::size_t> missing;
    std::vector<std::uint32_t> needed;
  };
  // Rows that one call computes; longer sequences are encoded window by window.
  static constexpr std::size_t kWindow = 256;

  // `view` and `kernels` must outlive the encoder. `names`: use the variant of blocks for names.
  Encoder(const EncoderView& view, const Kernels& kernels, bool names);

  // The vectors (96 floats each) of rows [begin, end), at most kWindow of them. They depend on the four rows to either
  // side only, and not on where windows begin. The result lives in the workspace until the next call. Blocks of words
  // are kept in `store`.
  std::span<const float> encode(std::span<const EncoderRow> rows, std::size_t begin, std::size_t end, WordStore& store,
                                Workspace& work) const;

 private:
  Variant variant(const EncoderRow& row) const;
  void embed(const EncoderRow& row, float* out) const;
  void find_blocks(std::span<const EncoderRow> rows, WordStore& store, Workspace& work) const;
  // The rows of a layer's output that the words still depend on: those at most `reach` rows from a word.
  static void find_needed(std::span<const EncoderRow> rows, std::size_t reach, std::vector<std::uint32_t>& needed);
  void compute_blocks(std::span<const EncoderRow> rows, WordStore& store, Workspace& work) const;

  const EncoderView& view_;
  const Kernels& kernels_;
  bool names_;
  bool uses_space_;  // a table looks at the space after a word
  std::array<MatrixView, 3> parts_;
  std::vector<float> empty_;  // block of an empty row
};

}  // namespace claimgraph::extract
