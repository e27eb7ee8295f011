#include "resolve/copies.h"

namespace claimgraph::resolve {

namespace {

// Copies of one agency text share half of the shorter one's pairs of near words and more, reports of one event by two
// reporters a sixth at most, quotations included (docs/resolution.md).
constexpr double kCopies = 0.36;
// Texts of fewer pairs (a ticker's line) are too short to tell.
constexpr std::size_t kLeastPairs = 24;

}  // namespace

std::vector<std::string> copy_keys(const DocumentInfo& document) {
  std::vector<std::string> keys;
  for (const std::uint32_t sentence : document.signature.sentences) {
    std::string key;
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>((sentence >> shift) & 0xFF);
    keys.push_back(std::move(key));
  }
  return keys;
}

CopyJudgement judge_copies(const DocumentInfo& a, const DocumentInfo& b) {
  if (a.signature.sketch.size() < kLeastPairs || b.signature.sketch.size() < kLeastPairs)
    return {!a.signature.empty() && a.signature == b.signature, a.signature == b.signature ? 1.0 : 0.0};
  const double shared = shared_wording(a.signature, b.signature);
  return {shared >= kCopies, shared};
}

}  // namespace claimgraph::resolve
