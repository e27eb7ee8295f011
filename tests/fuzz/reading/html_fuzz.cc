#include "tests/fuzz/reading/cleaning.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  claimgraph::extract::fuzz_document(data, size, claimgraph::extract::InputFormat::html);
  return 0;
}
