// The file of the converted language model: a header that tells what it is, and the checks on opening it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace claimgraph::extract {

inline constexpr std::string_view kModelMagic = "CGLANG\r\n";  // the line end shows a transfer that changed line ends
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelAlignment = 64;

// The first 64 bytes; numbers are little-endian. The checksum is the 128-bit XXH3 of all bytes behind the header.
struct ModelHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t reserved;
  std::uint64_t checksum[2];
  std::uint64_t message_bytes;  // Cap'n Proto message, right behind the header
  std::uint64_t weights_start;  // from the beginning of the file, a multiple of 64
  std::uint64_t weights_bytes;
  std::uint64_t unused;
};
static_assert(sizeof(ModelHeader) == kModelAlignment);

// The two parts of a model file, in memory that the holder keeps. Both are aligned to 8 bytes, the weights to 64.
struct ModelBytes {
  std::span<const std::byte> message;
  std::span<const float> weights;
};

// A model file mapped into memory, read only; shared by all threads and, through the page cache, by all processes.
class ModelFile {
 public:
  // Errors: io (missing file, with the way to build it), damaged (no model file, cut off, or its checksum is wrong),
  // version.
  static Result<std::unique_ptr<ModelFile>> open(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  ModelBytes bytes() const { return bytes_; }
  // 32 hexadecimal digits that change with the content.
  const std::string& checksum() const { return checksum_; }

 private:
  ModelFile(void* memory, std::size_t size) : memory_(memory), size_(size) {}

  void* memory_;
  std::size_t size_;
  ModelBytes bytes_;
  std::string checksum_;
};

// Finds the parts in the bytes of a whole file (aligned to 64). `name` is for messages. Verifies the checksum.
Result<ModelBytes> split_model(std::span<const std::byte> file, const std::string& name);

// The bytes of a whole file of these parts.
std::string join_model(std::span<const std::byte> message, std::span<const float> weights);

}  // namespace claimgraph::extract
