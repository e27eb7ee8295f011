#include "extract/input/bytes.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace claimgraph::extract {

namespace {

constexpr std::size_t block = 128 * 1024;

std::string reason(::archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr ? text : "damaged data";
}

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path) {
  std::unique_ptr<ByteSource> source(new ByteSource(path));
  source->archive_ = archive_read_new();
  archive_read_support_filter_all(source->archive_);
  archive_read_support_format_zip(source->archive_);
  archive_read_support_format_tar(source->archive_);
  archive_read_support_format_empty(source->archive_);
  archive_read_support_format_raw(source->archive_);
  const int rc = path == "-" ? archive_read_open_fd(source->archive_, 0, block)
                             : archive_read_open_filename(source->archive_, path.c_str(), block);
  if (rc == ARCHIVE_OK) return source;
  const int error = archive_errno(source->archive_);
  if (error == ENOENT || error == EACCES) {
    const std::string remedy =
        error == EACCES ? ": grant read permission (chmod u+r) or leave it out" : ": check the spelling of the path";
    return Error{ErrorCode::io, path + ": " + std::strerror(error) + remedy};
  }
  return Error{ErrorCode::io, path + ": " + reason(source->archive_) + ": check the file"};
}

ByteSource::~ByteSource() {
  if (archive_ != nullptr) archive_read_free(archive_);
}

Result<std::optional<std::string>> ByteSource::next_entry() {
  for (;;) {
    archive_entry* entry = nullptr;
    const int rc = archive_read_next_header(archive_, &entry);
    if (rc == ARCHIVE_EOF) return std::optional<std::string>{};
    if (rc < ARCHIVE_WARN)
      return Error{ErrorCode::bad_input, path_ + ": " + reason(archive_) + ": the archive is damaged here"};
    if (archive_entry_filetype(entry) != AE_IFREG && archive_format(archive_) != ARCHIVE_FORMAT_RAW) continue;
    buffer_.clear();
    at_ = 0;
    ended_ = false;
    failure_.clear();
    filled_ = 0;
    entry_.clear();
    if (archive_format(archive_) == ARCHIVE_FORMAT_RAW) return std::optional<std::string>(std::string());
    const char* name = archive_entry_pathname(entry);
    entry_ = name != nullptr ? name : "unnamed";
    return std::optional<std::string>(entry_);
  }
}

bool ByteSource::fill() {
  if (ended_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t old = buffer_.size();
  buffer_.resize(old + block);
  const la_ssize_t n = archive_read_data(archive_, buffer_.data() + old, block);
  buffer_.resize(old + static_cast<std::size_t>(std::max<la_ssize_t>(n, 0)));
  filled_ += static_cast<std::uint64_t>(std::max<la_ssize_t>(n, 0));
  if (n < 0) failure_ = reason(archive_);
  if (n <= 0) ended_ = true;
  return n > 0;
}

std::string_view ByteSource::peek(std::size_t wanted) {
  while (buffer_.size() - at_ < wanted && fill()) {
  }
  return std::string_view(buffer_).substr(at_);
}

void ByteSource::skip(std::size_t n) {
  while (n > 0) {
    const std::size_t here = std::min(n, buffer_.size() - at_);
    at_ += here;
    n -= here;
    if (n > 0 && !fill()) return;
  }
}

std::optional<std::string> ByteSource::read_line(std::size_t limit, bool& truncated) {
  truncated = false;
  std::string line;
  for (;;) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const std::size_t end = rest.find('\n');
    const std::string_view part = rest.substr(0, end);
    truncated = truncated || line.size() + part.size() > limit;
    line.append(part.substr(0, limit - std::min(limit, line.size())));
    at_ += end == std::string_view::npos ? part.size() : end + 1;
    if (end != std::string_view::npos) break;
    if (!fill()) {
      if (line.empty()) return std::nullopt;
      break;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ByteSource::read_rest(std::size_t limit) {
  std::string out;
  do {
    const std::string_view rest = std::string_view(buffer_).substr(at_, limit + 1 - out.size());
    out.append(rest);
    at_ += rest.size();
  } while (out.size() <= limit && (at_ < buffer_.size() || fill()));
  return out;
}

std::uint64_t ByteSource::raw_bytes_read() const {
  const la_int64_t n = archive_filter_bytes(archive_, -1);
  return n > 0 ? static_cast<std::uint64_t>(n) : 0;
}

}  // namespace claimgraph::extract
