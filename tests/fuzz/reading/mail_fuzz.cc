#include <cstdint>
#include <string_view>

#include "extract/input/mail.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view message(reinterpret_cast<const char*>(data), size);
  const auto mail = claimgraph::extract::read_mail(message);
  if (mail && mail->body.size() > size) __builtin_trap();  // decoding never makes a body longer
  return 0;
}
