// The language model, checked and resolved: plain views into the memory of a ModelFile, which must outlive them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/language/kernels.h"
#include "extract/language/model_file.h"

namespace claimgraph::extract {

// Strings in mapped memory; find() needs them sorted by byte value.
class StringTable {
 public:
  StringTable() = default;
  StringTable(const std::uint32_t* ends, std::size_t size, const char* bytes)
      : ends_(ends), size_(size), bytes_(bytes) {}

  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t start = i == 0 ? 0 : ends_[i - 1];
    return {bytes_ + start, ends_[i] - start};
  }
  std::optional<std::size_t> find(std::string_view s) const;

 private:
  const std::uint32_t* ends_ = nullptr;
  std::size_t size_ = 0;
  const char* bytes_ = nullptr;
};

// Values of key i of a StringTable: [i == 0 ? 0 : ends[i-1], ends[i]) of some list.
struct Groups {
  std::span<const std::uint32_t> ends;
  std::uint32_t begin(std::size_t i) const { return i == 0 ? 0 : ends[i - 1]; }
  std::uint32_t end(std::size_t i) const { return ends[i]; }
};

struct HashTableView {
  std::uint32_t seed = 0;
  std::uint32_t rows = 0;
  std::uint8_t column = 0;         // which feature is looked up
  const float* weights = nullptr;  // rows x 96
};

inline constexpr std::size_t kFeatureColumns = 6;
inline constexpr std::size_t kEncoderLayers = 4;  // each looks one token to either side

struct EncoderView {
  std::vector<HashTableView> tables;
  LayerView mixer;
  std::array<LayerView, kEncoderLayers> layers;
};

struct Move {
  std::uint8_t action = 0;
  std::uint16_t label = 0;  // index into labels
};

struct TransitionsView {
  MatrixView lower;
  MatrixView affine;
  MatrixView upper;
  const float* pad = nullptr;   // slots x 128
  const float* bias = nullptr;  // 128
  std::size_t slots = 0;
  std::vector<Move> moves;
  StringTable labels;
};

struct TokenizerView {
  std::string_view prefix, suffix, infix, url;  // PCRE2 patterns
  StringTable exceptions;
  Groups exception_pieces;
  std::vector<std::uint32_t> piece_text;  // index into piece_texts
  std::vector<std::uint64_t> piece_norm;
  StringTable piece_texts;
};

struct TokenPatternView {
  std::vector<std::string_view> tags, deps, lowers;
  bool has_tags = false, has_deps = false, has_lowers = false;
  bool tags_excluded = false, deps_excluded = false;
  std::string_view lower_pattern;
  std::int8_t is_space = -1;  // -1: either
};

struct AttributeRuleView {
  std::vector<std::vector<TokenPatternView>> patterns;
  std::size_t target = 0;
  std::string_view pos, tag, dep, lemma;
  std::optional<std::string_view> morph;
};

struct LemmaTableView {
  std::string_view pos;
  std::vector<std::pair<std::string_view, std::string_view>> suffixes;  // old, new
  StringTable index;
  StringTable exceptions;
  Groups exception_forms;
  StringTable forms;
};

struct ModelView {
  std::string_view source;
  StringTable reserved;
  std::span<const std::uint64_t> reserved_ids;
  std::span<const std::uint64_t> norm_keys;  // sorted
  std::span<const std::uint64_t> norm_ids;
  TokenizerView tokenizer;
  EncoderView encoder;
  StringTable tags;
  MatrixView tagger;
  TransitionsView parser;
  EncoderView name_encoder;
  TransitionsView names;
  std::vector<AttributeRuleView> rules;
  std::vector<LemmaTableView> lemmas;
};

// Reads and checks every part, so that no later use can leave the memory of the model. `name` is for messages. Errors:
// damaged.
Result<ModelView> read_model(ModelBytes bytes, const std::string& name);

}  // namespace claimgraph::extract
