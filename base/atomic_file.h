// A file that is there whole or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>

#include "base/result.h"

namespace claimgraph {

// Runs `write` on a stream to a temporary file beside `path`, and renames it to `path` when all bytes are on the disk;
// what was there before stays until then, and for good when anything fails (a full disk, say: the error names the file
// and the cause). Symbolic links are followed; a path that is no regular file (/dev/stdout, a pipe) is written
// directly. The error of `write` comes first. Not safe for two writers of one path in one process.
Status write_file_atomically(const std::filesystem::path& path, const std::function<Status(std::ostream&)>& write);

}  // namespace claimgraph
