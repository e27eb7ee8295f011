// What is kept of an article's wording, so that copies of one report are known again without the text: a sketch of its
// pairs of near words, and keys of its sentences that bring likely copies together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

// Both sorted, each value once. Equal texts have equal signatures; a reworded or shortened one shares a part.
struct TextSignature {
  // The smallest hashes (at most 128) of the pairs of words that stand near each other in one sentence, whatever their
  // order: rewording keeps many of them. Sketches of two texts estimate how much of the shorter one the other holds.
  std::vector<std::uint32_t> sketch;
  // The smallest (at most 64) keys of its sentences: two texts that share a sentence nearly word for word share a key.
  std::vector<std::uint32_t> sentences;

  bool empty() const { return sketch.empty(); }
  friend bool operator==(const TextSignature&, const TextSignature&) = default;
};

// `blocks`: the paragraphs of the article's own text, UTF-8, in order (without its headline, which editors change).
// Pure; thread safe.
TextSignature text_signature(std::span<const std::string_view> blocks);

// Share of the shorter text's pairs that the longer one has as well, 0 to 1, as the sketches estimate it.
double shared_wording(const TextSignature& a, const TextSignature& b);

// As the interchange writes it: hexadecimal digits, eight a value, the sketch and the sentences parted by a full stop.
std::string to_text(const TextSignature& signature);
std::optional<TextSignature> parse_text_signature(std::string_view text);

}  // namespace claimgraph
