// How this folder writes and reads Cap'n Proto messages: one flat unpacked message a value.
#pragma once

#include <capnp/message.h>
#include <capnp/serialize.h>
#include <kj/exception.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "store/values.capnp.h"

namespace claimgraph::store {

// Writes one message: `fill` gets its root. A first segment on the stack spares the heap for small values.
template <class Root, class Fill>
std::string write_message(Fill&& fill) {
  capnp::word scratch[256] = {};
  capnp::MallocMessageBuilder message(kj::ArrayPtr<capnp::word>(scratch, 256));
  fill(message.initRoot<Root>());
  const auto segments = message.getSegmentsForOutput();
  if (segments.size() == 1) {  // the common case, without another copy: the segment table is "one segment of n words"
    const auto bytes = segments[0].asBytes();
    std::string out(8 + bytes.size(), '\0');
    const auto words = static_cast<std::uint32_t>(segments[0].size());
    for (int i = 0; i < 4; ++i) out[4 + i] = static_cast<char>((words >> (8 * i)) & 0xFFU);
    std::memcpy(out.data() + 8, bytes.begin(), bytes.size());
    return out;
  }
  const auto flat = capnp::messageToFlatArray(segments);
  const auto bytes = flat.asBytes();
  return {reinterpret_cast<const char*>(bytes.begin()), bytes.size()};
}

// Reads one message in place where the bytes are aligned, else from a copy. False when `bytes` are no such message (or
// `use` says so); nothing is trusted, and a message may not unfold to more than eight times its size.
template <class Root, class Use>
bool read_message(std::string_view bytes, Use&& use) {
  if (bytes.empty() || bytes.size() % sizeof(capnp::word) != 0) return false;
  const std::size_t count = bytes.size() / sizeof(capnp::word);
  std::unique_ptr<capnp::word[]> copy;
  const auto* words = reinterpret_cast<const capnp::word*>(bytes.data());
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(capnp::word) != 0) {
    copy = std::make_unique<capnp::word[]>(count);
    std::memcpy(copy.get(), bytes.data(), bytes.size());
    words = copy.get();
  }
  capnp::ReaderOptions options;
  options.traversalLimitInWords = 8 * count + 64;
  options.nestingLimit = 8;
  bool good = false;
  const auto problem = kj::runCatchingExceptions([&] {
    capnp::FlatArrayMessageReader message(kj::ArrayPtr<const capnp::word>(words, count), options);
    good = use(message.getRoot<Root>());
  });
  return good && problem == nullptr;
}

inline capnp::Text::Reader text_of(const std::string& s) { return {s.c_str(), s.size()}; }
inline std::string string_of(capnp::Text::Reader text) { return {text.cStr(), text.size()}; }

inline void fill(capnp::List<capnp::Text>::Builder list, const std::vector<std::string>& from) {
  for (unsigned i = 0; i < list.size(); ++i) list.set(i, text_of(from[i]));
}
inline std::vector<std::string> strings_of(capnp::List<capnp::Text>::Reader list) {
  std::vector<std::string> out;
  out.reserve(list.size());
  for (const auto text : list) out.push_back(string_of(text));
  return out;
}

template <class Tag>
void fill(schema::Id::Builder to, const Id128<Tag>& id) {
  to.setHigh(id.high);
  to.setLow(id.low);
}
template <class Tag>
Id128<Tag> id_of(schema::Id::Reader from) {
  return {from.getHigh(), from.getLow()};
}

inline void fill(schema::TextSpan::Builder to, const TextSpan& from) {
  to.setStart(from.span.start);
  to.setEnd(from.span.end);
  to.setText(text_of(from.text));
}
inline TextSpan span_of(schema::TextSpan::Reader from) {
  return {{from.getStart(), from.getEnd()}, string_of(from.getText())};
}

// An enumerator stored as its number; false when this program does not know it.
template <class E>
bool enum_of(std::uint8_t number, E last, E& out) {
  if (number > static_cast<std::uint8_t>(last)) return false;
  out = static_cast<E>(number);
  return true;
}

}  // namespace claimgraph::store
