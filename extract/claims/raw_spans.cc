#include "extract/claims/raw_spans.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {
// A sentence of thousands of words would stand whole beside each of its hundreds of events.
constexpr std::uint32_t kLongestEvidence = 160;  // tokens
}  // namespace

TextSpan RawSpans::of(const Mention& mention) const {
  const ByteSpan clean = discourse_->blocks[mention.block].bytes(mention.tokens);
  return of_raw(discourse_->document->blocks[mention.block].map.to_raw(clean));
}

TextSpan RawSpans::of_raw(ByteSpan raw) const { return {raw, raw_->bytes.substr(raw.start, raw.size())}; }

Mention RawSpans::sentence_of(const Mention& mention) const {
  const auto& sentences = discourse_->blocks[mention.block].sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), mention.head,
                                      [](std::uint32_t token, const TokenRange& s) { return token < s.begin; });
  if (after == sentences.begin() || !std::prev(after)->contains(mention.head)) return mention;
  TokenRange range = *std::prev(after);
  if (range.size() > kLongestEvidence) {
    const std::uint32_t half = kLongestEvidence / 2;
    range.begin = std::max(range.begin, mention.head > half ? mention.head - half : 0);
    range.end = std::min(range.end, mention.head + half);
  }
  return {mention.block, range, mention.head};
}

}  // namespace claimgraph::extract
