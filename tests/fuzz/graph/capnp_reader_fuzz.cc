// Any bytes as a Cap'n Proto stream: refused with a message, or read; what was read encodes to what decodes the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "graph/extraction_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream input(std::string(reinterpret_cast<const char*>(data), size));
  const auto reader = claimgraph::read_capnp(input, "input");
  while (true) {
    const auto next = reader->next();
    if (!next && next.error().message.empty()) std::abort();
    if (!next || !next.value()) return 0;
    const std::string bytes = claimgraph::encode_extraction(*next.value());
    const auto back = claimgraph::decode_extraction(bytes);
    // By bytes: a confidence may be NaN, which equals nothing.
    if (!back || claimgraph::encode_extraction(back.value()) != bytes) std::abort();
  }
}
