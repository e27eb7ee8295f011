// Any bytes under any declared encoding give valid UTF-8 or nothing.
#include "tests/fuzz/reading/cleaning.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph::extract;
  static const char* const declared[] = {"",       "utf-8", "windows-1251", "windows-1256", "iso-2022-jp",
                                         "utf-16", "gb2312"};
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (const auto decoded = decode(bytes, declared[data[0] % std::size(declared)]))
    check(claimgraph::is_valid_utf8(decoded->utf8));
  return 0;
}
