// Word types, and what is known of them however often they occur: kept across documents and shared by all threads.
#pragma once

#include <array>
#include <atomic>
#include <bitset>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/kernels.h"

namespace claimgraph::extract {

// What a lemma is made of, so that it can be given without a copy where the text or a table of the model has it.
struct Lemma {
  enum class Source : std::uint8_t { start_of_text, model, own } source = Source::start_of_text;
  std::string_view text;  // start_of_text: only its length counts
};

struct LemmaNode {
  std::uint8_t key = 0;
  Lemma lemma;
  std::string own;  // what lemma.text views if it is `own`
  const LemmaNode* next = nullptr;
};

// The encoders read a word's vector in three variants.
enum class Variant : std::uint8_t { plain, space_after, name };
inline constexpr std::size_t kVariants = 3;

inline constexpr std::size_t kMostConditions = 256;

// Immutable but for the two caches, which only ever gain entries.
struct Word {
  std::string text;
  std::string lower;
  std::uint64_t hash = 0;                   // of text
  std::uint64_t own_norm = 0;               // given by a tokenizer exception; 0 for none
  std::array<std::uint64_t, 4> features{};  // ids of norm, prefix, suffix, shape
  bool space = false;                       // all white space
  std::uint32_t special = 0;                // Tokenizer: which multi-token exceptions start with it, plus one
  std::bitset<kMostConditions> conditions;  // AttributeRules: conditions on the lower-case text that it meets
  std::vector<std::uint16_t> rules;         // AttributeRules: those that such a condition opens
  mutable std::atomic<const LemmaNode*> lemmas{nullptr};
  mutable std::array<std::atomic<const float*>, kVariants> blocks{};  // kBlock floats each, see Kernels::sum_layer

  Word() = default;
  ~Word();
  Word(const Word&) = delete;
  Word& operator=(const Word&) = delete;
};

// How a run of text without white space (or of white space) is cut into tokens; offsets in the run.
struct Chunk {
  struct Piece {
    const Word* word = nullptr;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
  };
  std::string text;
  std::uint64_t hash = 0;
  std::vector<Piece> pieces;
};

// A hash table that only grows, up to a fixed size: readers never wait. Entry has a member `hash`.
template <class Entry>
class GrowingTable {
 public:
  explicit GrowingTable(std::size_t most) : most_(most), slots_(std::size_t{1} << bits_for(most)) {}

  template <class Same>
  const Entry* find(std::uint64_t hash, const Same& same) const {
    for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
      const Entry* entry = slots_[i].load(std::memory_order_acquire);
      if (entry == nullptr || (entry->hash == hash && same(*entry))) return entry;
    }
  }
  bool full() const { return entries_.size() >= most_; }
  // The caller holds the lock of the writers, has looked for the entry, and knows that the table is not full.
  const Entry* add(std::unique_ptr<Entry> entry) {
    std::size_t i = entry->hash & mask();
    while (slots_[i].load(std::memory_order_relaxed) != nullptr) i = (i + 1) & mask();
    slots_[i].store(entry.get(), std::memory_order_release);
    entries_.push_back(std::move(entry));
    return entries_.back().get();
  }

 private:
  static unsigned bits_for(std::size_t n) {
    unsigned bits = 1;
    while ((std::size_t{1} << bits) < 2 * n) ++bits;
    return bits;
  }
  std::size_t mask() const { return slots_.size() - 1; }

  std::size_t most_;
  std::vector<std::atomic<const Entry*>> slots_;
  std::deque<std::unique_ptr<Entry>> entries_;
};

// Words, chunks and vector blocks, up to fixed numbers. Any number of threads.
class WordStore {
 public:
  struct Limits {
    std::size_t words = 32 * 1024;
    std::size_t chunks = 32 * 1024;
    std::size_t blocks = 12 * 1024;  // of 3.8 kB
  };
  explicit WordStore(Limits limits) : limits_(limits), words_(limits.words), chunks_(limits.chunks) {}

  const Word* find_word(std::string_view text, std::uint64_t hash, std::uint64_t own_norm) const;
  // The word, made by `make` if it is new; null when the store is full.
  const Word* word(std::string_view text, std::uint64_t hash, std::uint64_t own_norm,
                   const std::function<std::unique_ptr<Word>()>& make);
  const Chunk* find_chunk(std::string_view text, std::uint64_t hash) const;
  // Keeps the chunk unless the store is full or has it.
  void keep_chunk(std::unique_ptr<Chunk> chunk);
  // Keeps a copy of kBlock floats as the word's block, unless there is one or the store is full. Null when it is not
  // kept.
  const float* keep_block(const Word& word, Variant variant, const float* block);

  // Counts words and chunks that found no place; when they are many, the store should make way for a new one.
  void count_miss() { misses_.fetch_add(1, std::memory_order_relaxed); }
  bool worn_out() const { return misses_.load(std::memory_order_relaxed) > 16 * limits_.words; }

 private:
  Limits limits_;
  std::mutex mutex_;
  GrowingTable<Word> words_;
  GrowingTable<Chunk> chunks_;
  std::vector<std::unique_ptr<float[]>> slabs_;
  std::size_t blocks_ = 0;
  std::atomic<std::size_t> misses_{0};
};

// The lemma under a key, if the word has one; and a way to add one. Thread-safe.
const LemmaNode* find_lemma(const Word& word, std::uint8_t key);
const LemmaNode* add_lemma(const Word& word, std::unique_ptr<LemmaNode> node);

}  // namespace claimgraph::extract
