#include "tests/fuzz/reading/cleaning.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  claimgraph::extract::fuzz_stream(data, size, ".jsonl");
  return 0;
}
