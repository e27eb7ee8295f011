// Reads members of a zip file (a Python wheel is one), for the converters of the build.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph {

// The content of each wanted member, in the order asked, in one pass over the file. A member is named by the end of its
// path ("parser/model" is the first member whose path is that or ends in "/parser/model"), so that the version folder
// of a wheel need not be known. Errors: io (no such file), damaged (no zip, bad checksum), bad_input (a member is
// missing or above 1 GiB). Safe to call from several threads.
Result<std::vector<std::string>> read_zip_members(const std::filesystem::path& file,
                                                  std::span<const std::string_view> members);

// One member, as above.
Result<std::string> read_zip_member(const std::filesystem::path& file, std::string_view member);

}  // namespace claimgraph
