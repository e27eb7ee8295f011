// Any bytes as each of the keys and of the values of fixed size: refused, or read and built again to the same bytes.
#include <cstdint>
#include <cstdlib>

#include "store/layout.h"

using namespace claimgraph;
using namespace claimgraph::store;

namespace {

void expect(bool good) {
  if (!good) std::abort();
}

void ids_and_members(std::string_view bytes) {
  if (const auto id = parse_id_key<NodeTag>(bytes)) expect(id_key(*id) == bytes);
  if (const auto member = parse_member_key(bytes)) expect(member_key(*member) == bytes);
  NodeId a;
  NodeId b;
  MemberKey member;
  if (parse_id_member_key(bytes, a, member)) expect(id_member_key(a, member) == bytes);
  if (parse_pair_key(bytes, a, b)) expect(pair_key(a, b) == bytes);
  std::string text;
  if (parse_text_id_key(bytes, text, a)) expect(text_id_key(text, a) == bytes);
}

void rows(std::string_view bytes) {
  if (const auto edge = parse_edge_key(bytes)) {
    expect(edge_key(*edge) == bytes);
    expect(reversed(reversed(*edge)) == *edge);
  }
  if (const auto number = parse_decision_key(bytes)) expect(decision_key(*number) == bytes);
  if (const auto row = parse_member_row(bytes)) expect(encode(*row) == bytes);
  if (const auto count = parse_profile_count(bytes)) expect(encode(*count) == bytes);
  if (const auto row = parse_path_row(bytes)) expect(encode(*row) == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ids_and_members(bytes);
  rows(bytes);
  return 0;
}
