#include "extract/language/word.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

constexpr std::size_t kSlab = 64;  // blocks allocated at once

}  // namespace

Word::~Word() {
  for (const LemmaNode* node = lemmas.load(); node != nullptr;) {
    const std::unique_ptr<const LemmaNode> dead(node);
    node = dead->next;
  }
}

const Word* WordStore::find_word(std::string_view text, std::uint64_t hash, std::uint64_t own_norm) const {
  return words_.find(hash, [&](const Word& w) { return w.own_norm == own_norm && w.text == text; });
}

const Word* WordStore::word(std::string_view text, std::uint64_t hash, std::uint64_t own_norm,
                            const std::function<std::unique_ptr<Word>()>& make) {
  if (const Word* known = find_word(text, hash, own_norm)) return known;
  auto made = make();
  const std::lock_guard lock(mutex_);
  if (const Word* known = find_word(text, hash, own_norm)) return known;
  return words_.full() ? nullptr : words_.add(std::move(made));
}

const Chunk* WordStore::find_chunk(std::string_view text, std::uint64_t hash) const {
  return chunks_.find(hash, [&](const Chunk& c) { return c.text == text; });
}

void WordStore::keep_chunk(std::unique_ptr<Chunk> chunk) {
  const std::lock_guard lock(mutex_);
  if (!chunks_.full() && find_chunk(chunk->text, chunk->hash) == nullptr) chunks_.add(std::move(chunk));
}

const float* WordStore::keep_block(const Word& word, Variant variant, const float* block) {
  auto& place = word.blocks[static_cast<std::size_t>(variant)];
  const std::lock_guard lock(mutex_);
  if (const float* known = place.load(std::memory_order_relaxed)) return known;
  if (blocks_ >= limits_.blocks) return nullptr;
  if (blocks_ % kSlab == 0) slabs_.push_back(std::make_unique_for_overwrite<float[]>(kSlab * kBlock));
  float* copy = slabs_.back().get() + blocks_ % kSlab * kBlock;
  ++blocks_;
  std::copy_n(block, kBlock, copy);
  place.store(copy, std::memory_order_release);
  return copy;
}

const LemmaNode* find_lemma(const Word& word, std::uint8_t key) {
  const LemmaNode* node = word.lemmas.load(std::memory_order_acquire);
  while (node != nullptr && node->key != key) node = node->next;
  return node;
}

const LemmaNode* add_lemma(const Word& word, std::unique_ptr<LemmaNode> node) {
  node->next = word.lemmas.load(std::memory_order_relaxed);
  const LemmaNode* added = node.release();  // the word's from now on
  auto* writable = const_cast<LemmaNode*>(added);
  while (
      !word.lemmas.compare_exchange_weak(writable->next, added, std::memory_order_release, std::memory_order_relaxed)) {
  }
  return added;
}

}  // namespace claimgraph::extract
