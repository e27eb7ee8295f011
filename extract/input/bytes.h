// Bytes of a file or the standard input, decompressed on the way, in bounded memory. Private to extract/input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct archive;

namespace claimgraph::extract {

// A buffered reader over libarchive: gz, bz2, xz and zstd are seen through; zip and tar are lists of entries, anything
// else is one entry.
class ByteSource {
 public:
  // `path` "-" is the standard input.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  const std::string& path() const { return path_; }
  // "path" or, in an archive, "path!entry": what messages and documents call the current entry.
  std::string name() const { return entry_.empty() ? path_ : path_ + "!" + entry_; }
  // How many bytes of the current entry, unpacked, have been read.
  std::uint64_t position() const { return filled_ - (buffer_.size() - at_); }
  // Goes to the next regular file in the input and gives its name; nothing at the end. The first entry of a file that
  // is no archive has an empty name. Errors: the archive is damaged here.
  Result<std::optional<std::string>> next_entry();

  // The unread bytes of the entry that are buffered, at least `wanted` unless the entry ends before. Valid until the
  // next call.
  std::string_view peek(std::size_t wanted);
  void skip(std::size_t n);
  // Puts bytes back before the unread ones.
  void unread(std::string_view bytes) { buffer_.replace(0, at_, bytes), at_ = 0; }
  // A line without its end, or nothing at the end. A longer line than `limit` is consumed, cut to `limit`, and
  // `truncated` says so.
  std::optional<std::string> read_line(std::size_t limit, bool& truncated);
  // All the rest, up to limit + 1 bytes.
  std::string read_rest(std::size_t limit);
  // What stopped the reading before the entry's end, if anything did.
  const std::string& failure() const { return failure_; }

  std::uint64_t raw_bytes_read() const;  // compressed

 private:
  explicit ByteSource(std::string path) : path_(std::move(path)) {}
  bool fill();

  std::string path_;
  std::string entry_;
  std::uint64_t filled_ = 0;  // bytes of the entry that came into the buffer
  ::archive* archive_ = nullptr;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = true;
  std::string failure_;
};

}  // namespace claimgraph::extract
