// Any bytes as extraction records: refused with a message, or read; what was read is written and read again the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "graph/interchange.h"

namespace {

// The records again; the program stops when they are not the ones written.
void round_trip(const claimgraph::Extraction& given) {
  std::string lines;
  claimgraph::append_jsonl(given, lines);
  std::istringstream again(lines);
  const auto reader = claimgraph::read_jsonl(again, "again");
  const auto back = reader->next();
  if (!back || !back.value() || *back.value() != given) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream input(std::string(reinterpret_cast<const char*>(data), size));
  const auto reader = claimgraph::read_jsonl(input, "input");
  while (true) {
    const auto next = reader->next();
    if (!next && next.error().message.empty()) std::abort();
    if (!next || !next.value()) return 0;
    round_trip(*next.value());
  }
}
