// Any bytes are annotated: tokens lie in order within the text, cover all but absorbed spaces, and heads lie in the
// text.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "extract/language/engine.h"

namespace {

using namespace claimgraph::extract;

const LanguageEngine& engine() {
  static const auto opened = [] {
    auto result = LanguageEngine::open(CLAIMGRAPH_BINARY_DIR "/data/language.cgm");
    if (!result) std::abort();
    return std::move(*result);
  }();
  return *opened;
}

void check(bool met) {
  if (!met) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Annotation a = std::move(engine().annotate(std::span(&text, 1)).front());
  std::uint32_t at = 0;
  for (const Token& t : a.tokens) {
    check(t.start == at && t.start < t.end && t.end <= text.size() && t.head < a.tokens.size());
    at = t.end + (t.space_after ? 1 : 0);
    check(!t.space_after || text[t.end] == ' ');
  }
  check(at == text.size());
  return 0;
}
