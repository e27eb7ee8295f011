#include "base/zip_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace claimgraph {

namespace {

constexpr std::int64_t kLargestMember = std::int64_t{1} << 30;

struct CloseArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

Error damaged(const std::filesystem::path& file, archive* a) {
  const char* why = archive_error_string(a);
  return {ErrorCode::damaged, file.string() + ": cannot be read as a zip file (" + (why ? why : "unknown reason") +
                                  "); delete it and fetch it again"};
}

bool names(std::string_view path, std::string_view member) {
  if (!path.ends_with(member)) return false;
  return path.size() == member.size() || path[path.size() - member.size() - 1] == '/';
}

Result<std::string> read_content(const std::filesystem::path& file, archive* a, archive_entry* entry) {
  const std::int64_t size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
  if (size > kLargestMember)
    return Error{ErrorCode::bad_input, file.string() + ": member " + archive_entry_pathname(entry) + " is above 1 GiB"};
  std::string content;
  content.reserve(static_cast<std::size_t>(std::max<std::int64_t>(size, 0)));
  std::string buffer(std::size_t{1} << 16, '\0');
  for (;;) {
    const la_ssize_t n = archive_read_data(a, buffer.data(), buffer.size());
    if (n < 0) return damaged(file, a);
    if (n == 0) return content;
    content.append(buffer, 0, static_cast<std::size_t>(n));
    if (static_cast<std::int64_t>(content.size()) > kLargestMember)
      return Error{ErrorCode::bad_input, file.string() + ": a member is above 1 GiB"};
  }
}

Result<Archive> open_zip(const std::filesystem::path& file) {
  Archive a(archive_read_new());
  archive_read_support_format_zip(a.get());
  std::error_code missing;
  if (!std::filesystem::exists(file, missing))
    return Error{ErrorCode::io,
                 file.string() + ": no such file; run tools/fetch_packages.sh to get the pinned packages"};
  if (archive_read_open_filename(a.get(), file.c_str(), std::size_t{1} << 16) != ARCHIVE_OK)
    return damaged(file, a.get());
  return a;
}

}  // namespace

Result<std::vector<std::string>> read_zip_members(const std::filesystem::path& file,
                                                  std::span<const std::string_view> members) {
  auto opened = open_zip(file);
  if (!opened) return opened.error();
  archive* a = opened->get();
  std::vector<std::optional<std::string>> found(members.size());
  archive_entry* entry = nullptr;
  for (int status = ARCHIVE_OK; (status = archive_read_next_header(a, &entry)) != ARCHIVE_EOF;) {
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged(file, a);
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr) continue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (found[i] || !names(path, members[i])) continue;
      auto content = read_content(file, a, entry);
      if (!content) return content.error();
      found[i] = std::move(*content);
      break;
    }
  }
  std::vector<std::string> contents;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!found[i]) {
      return Error{ErrorCode::bad_input, file.string() + ": has no member " + std::string(members[i]) +
                                             "; is this the package that tools/fetch_packages.sh names?"};
    }
    contents.push_back(std::move(*found[i]));
  }
  return contents;
}

Result<std::string> read_zip_member(const std::filesystem::path& file, std::string_view member) {
  auto contents = read_zip_members(file, std::span(&member, 1));
  if (!contents) return contents.error();
  return std::move(contents->front());
}

}  // namespace claimgraph
