// Any bytes as each of the stored values: refused, or read; what was read encodes to what decodes to the same bytes.
// The first byte says which value.
#include <cstdint>
#include <cstdlib>

#include "store/values.h"

using namespace claimgraph;
using namespace claimgraph::store;

namespace {

template <class Decode>
void round_trip(std::string_view bytes, Decode decode) {
  const auto value = decode(bytes);
  if (!value) return;
  const std::string once = encode(*value);
  const auto again = decode(once);
  if (!again || encode(*again) != once) std::abort();
}

std::optional<Edge> decode_whole_edge(std::string_view bytes) {
  Edge edge;
  return decode_edge(bytes, edge) ? std::optional(edge) : std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 7) {
    case 0:
      round_trip(bytes, decode_document);
      break;
    case 1:
      round_trip(bytes, decode_profile);
      break;
    case 2:
      round_trip(bytes, decode_judgement);
      break;
    case 3:
      round_trip(bytes, decode_entity);
      break;
    case 4:
      round_trip(bytes, decode_mentions);
      break;
    case 5:
      round_trip(bytes, decode_whole_edge);
      break;
    default:
      round_trip(bytes, decode_decision);
  }
  return 0;
}
