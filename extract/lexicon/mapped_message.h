// A data file of the build: a header of 24 bytes and one Cap'n Proto message, mapped into memory and read in place.
#pragma once

#include <capnp/serialize.h>
#include <xxhash.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace claimgraph::extract {

// 24 bytes before the message (which stays aligned to 8 bytes): 8 of magic, the last of them the format version; size
// of the message; 64-bit XXH3 of the message; integers in little-endian order.
constexpr std::size_t kMappedHeaderSize = 24;

// 64-bit XXH3 (https://github.com/Cyan4973/xxHash) of a key of such a file, or of its message.
inline std::uint64_t mapped_hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

// Index of the first of the ascending hashes that is not below `hash`, their number when there is none.
inline std::uint32_t first_not_below(capnp::List<std::uint64_t>::Reader hashes, std::uint64_t hash) {
  std::uint32_t begin = 0;
  std::uint32_t end = hashes.size();
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (hashes[middle] < hash) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

// The header in front of `message`; `magic` has 8 characters.
std::string mapped_header(std::string_view magic, std::string_view message);

// Writes header and message to `path`, by way of `path`.part. Errors: io.
Status write_mapped_message(const std::string& path, std::string_view magic, std::string_view message);

// Immutable after open(): readers of it serve any number of threads.
class MappedMessage {
 public:
  // `what` names the file's content in errors ("gazetteer"). Proves header and checksum. Errors: io, version (the same
  // magic with another last character), damaged.
  static Result<std::unique_ptr<MappedMessage>> open(const std::filesystem::path& file, std::string_view magic,
                                                     std::string_view what);
  ~MappedMessage();
  MappedMessage(const MappedMessage&) = delete;
  MappedMessage& operator=(const MappedMessage&) = delete;

  // The root, or kj::Exception when the message is of another shape.
  template <typename Schema>
  typename Schema::Reader root() {
    return message_->getRoot<Schema>();
  }

 private:
  MappedMessage() = default;
  Status map(const std::filesystem::path& file, std::string_view what);
  Status read(const std::string& file, std::string_view magic, std::string_view what);
  void* address_ = nullptr;
  std::size_t size_ = 0;
  std::unique_ptr<capnp::FlatArrayMessageReader> message_;
};

// "; build it again …": how a damaged file is mended.
std::string mapped_remedy();

}  // namespace claimgraph::extract
