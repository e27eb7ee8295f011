// One input → one RawDocument: encoding, format, and a clear refusal of what is no document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "extract/document.h"

namespace claimgraph::extract {

struct ReadOptions {
  // Larger inputs are refused: nobody's article, and offsets are 32 bits.
  std::uint64_t max_bytes = 64U << 20U;
};

// What is known of the bytes from outside them.
struct InputHints {
  std::string charset;       // HTTP header, archive
  std::string content_type;  // "text/html", "text/plain"; empty when unknown
  RawDocument::Given given;
};

// Reads a file. Errors (one line each): cannot be opened, is a folder, is empty, is too large, is not text (the message
// names what it is where its first bytes tell).
Result<RawDocument> read_file(const std::filesystem::path& path, const ReadOptions& options = {});

// The same for bytes in memory; `path` only names them.
Result<RawDocument> read_bytes(std::string path, std::string bytes, const InputHints& hints = {},
                               const ReadOptions& options = {});

}  // namespace claimgraph::extract
