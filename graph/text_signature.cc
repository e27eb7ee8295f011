#include "graph/text_signature.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/fold_name.h"
#include "base/words.h"

namespace claimgraph {

namespace {

constexpr std::size_t kSketchSize = 128;
constexpr std::size_t kSentenceKeys = 64;
constexpr std::size_t kWindow = 4;       // a word is paired with the next three
constexpr std::size_t kWordLetters = 4;  // shorter words (function words, most of them) say little of the wording
constexpr std::size_t kStemLetters = 6;  // what is left of a word, so that endings do not count
constexpr std::size_t kKeyHashes = 4;    // a sentence has a key for each two of its smallest hashes

std::uint32_t hash32(std::string_view bytes) {
  return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

// The words that count, as hashes of their beginnings. Letters are counted in bytes: in other scripts words are longer.
std::vector<std::uint32_t> word_hashes(std::string_view sentence) {
  std::vector<std::uint32_t> hashes;
  const std::string folded = fold_name(sentence);
  for_words(folded, [&](std::string_view word) {
    const bool figure = std::isdigit(static_cast<unsigned char>(word[0])) != 0;
    if (word.size() >= kWordLetters || figure) hashes.push_back(hash32(word.substr(0, kStemLetters)));
  });
  return hashes;
}

std::vector<std::uint32_t> pair_hashes(std::string_view sentence) {
  const std::vector<std::uint32_t> words = word_hashes(sentence);
  std::vector<std::uint32_t> pairs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(words.size(), i + kWindow); ++j) {
      if (words[i] == words[j]) continue;
      const std::uint32_t pair[] = {std::min(words[i], words[j]), std::max(words[i], words[j])};
      pairs.push_back(static_cast<std::uint32_t>(XXH3_64bits(pair, sizeof pair)));
    }
  }
  return pairs;
}

void sort_once(std::vector<std::uint32_t>& values, std::size_t most) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() > most) values.resize(most);
}

void add_sentence_keys(std::vector<std::uint32_t> pairs, std::vector<std::uint32_t>& keys) {
  sort_once(pairs, kKeyHashes);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      const std::uint32_t two[] = {pairs[i], pairs[j]};
      keys.push_back(static_cast<std::uint32_t>(XXH3_64bits(two, sizeof two)));
    }
  }
}

// Sentences as far as wording needs them: parted at full stops, question and exclamation marks before a space, and
// lines.
std::vector<std::string_view> rough_sentences(std::string_view block) {
  std::vector<std::string_view> out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const char c = block[i];
    const bool before_space = i + 1 == block.size() || block[i + 1] == ' ' || block[i + 1] == '\n';
    if (c != '\n' && !((c == '.' || c == '!' || c == '?' || c == '"') && before_space)) continue;
    out.push_back(block.substr(start, i + 1 - start));
    start = i + 1;
  }
  if (start < block.size()) out.push_back(block.substr(start));
  return out;
}

void append_hex(std::string& out, std::uint32_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (int shift = 28; shift >= 0; shift -= 4) out += digits[(value >> shift) & 0xF];
}

std::optional<std::vector<std::uint32_t>> parse_values(std::string_view text) {
  if (text.size() % 8 != 0) return std::nullopt;
  std::vector<std::uint32_t> values;
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 8, value, 16);
    if (error != std::errc{} || end != text.data() + i + 8) return std::nullopt;
    if (!values.empty() && value <= values.back()) return std::nullopt;
    values.push_back(value);
  }
  return values;
}

}  // namespace

TextSignature text_signature(std::span<const std::string_view> blocks) {
  TextSignature signature;
  for (const std::string_view block : blocks) {
    for (const std::string_view sentence : rough_sentences(block)) {
      std::vector<std::uint32_t> pairs = pair_hashes(sentence);
      signature.sketch.insert(signature.sketch.end(), pairs.begin(), pairs.end());
      add_sentence_keys(std::move(pairs), signature.sentences);
    }
  }
  sort_once(signature.sketch, kSketchSize);
  sort_once(signature.sentences, kSentenceKeys);
  return signature;
}

double shared_wording(const TextSignature& a, const TextSignature& b) {
  if (a.empty() || b.empty()) return 0;
  // A full sketch knows all pairs of its text up to its last hash only.
  std::uint32_t known = 0xFFFFFFFF;
  for (const TextSignature* s : {&a, &b})
    if (s->sketch.size() == kSketchSize) known = std::min(known, s->sketch.back());
  const auto end_a = std::upper_bound(a.sketch.begin(), a.sketch.end(), known);
  const auto end_b = std::upper_bound(b.sketch.begin(), b.sketch.end(), known);
  const auto shorter = std::min(end_a - a.sketch.begin(), end_b - b.sketch.begin());
  if (shorter == 0) return 0;
  std::vector<std::uint32_t> shared;
  std::set_intersection(a.sketch.begin(), end_a, b.sketch.begin(), end_b, std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(shorter);
}

std::string to_text(const TextSignature& signature) {
  std::string out;
  for (const std::uint32_t value : signature.sketch) append_hex(out, value);
  out += '.';
  for (const std::uint32_t value : signature.sentences) append_hex(out, value);
  return out;
}

std::optional<TextSignature> parse_text_signature(std::string_view text) {
  const std::size_t stop = text.find('.');
  if (stop == std::string_view::npos) return std::nullopt;
  auto sketch = parse_values(text.substr(0, stop));
  auto sentences = parse_values(text.substr(stop + 1));
  if (!sketch || !sentences || sketch->size() > kSketchSize || sentences->size() > kSentenceKeys) return std::nullopt;
  return TextSignature{std::move(*sketch), std::move(*sentences)};
}

}  // namespace claimgraph
