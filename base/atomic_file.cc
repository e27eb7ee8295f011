#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <streambuf>
#include <string>
#include <system_error>

namespace claimgraph {

namespace {

Error failed(const std::filesystem::path& path, int code) {
  std::string message = path.string() + ": " + std::strerror(code);
  if (code == ENOSPC || code == EDQUOT) message += "; free some space, or choose another place";
  return {ErrorCode::io, message};
}

// A buffer in front of a file descriptor, which keeps the first errno; std::ofstream forgets it.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) { reset(); }
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override {
    if (!drain()) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override { return drain() ? 0 : -1; }

 private:
  void reset() { setp(buffer_->data(), buffer_->data() + buffer_->size()); }
  bool drain() {
    const char* at = pbase();
    while (error_ == 0 && at < pptr()) {
      const ssize_t n = ::write(descriptor_, at, static_cast<std::size_t>(pptr() - at));
      if (n > 0) at += n;
      if (n < 0 && errno != EINTR) error_ = errno;
    }
    reset();
    return error_ == 0;
  }

  int descriptor_;
  int error_ = 0;
  std::unique_ptr<std::array<char, 1U << 18U>> buffer_ = std::make_unique<std::array<char, 1U << 18U>>();
};

// Writes, flushes and closes; the descriptor is gone in any case.
Status write_through(int descriptor, const std::filesystem::path& path, bool durable,
                     const std::function<Status(std::ostream&)>& write) {
  DescriptorBuffer buffer(descriptor);
  std::ostream out(&buffer);
  const Status written = write(out);
  out.flush();
  int error = buffer.error();
  if (error == 0 && written.ok() && durable && ::fsync(descriptor) != 0) error = errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  // What `write` says of a failed stream is only that it failed.
  if (error != 0) return failed(path, error);
  return written;
}

std::filesystem::path target_of(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto target = std::filesystem::is_symlink(path, ignored) ? std::filesystem::canonical(path, ignored) : path;
  return target.empty() ? path : target;
}

}  // namespace

Status write_file_atomically(const std::filesystem::path& path, const std::function<Status(std::ostream&)>& write) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    if (S_ISDIR(info.st_mode)) return Error{ErrorCode::usage, path.string() + ": is a folder; name a file"};
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return failed(path, errno);
    return write_through(descriptor, path, false, write);
  }
  const std::filesystem::path target = target_of(path);
  std::string temporary = target.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return failed(path, errno);
  // mkostemp makes it private; the file gets the rights that a plain open would have given, or those it had.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor, info.st_mode != 0 ? info.st_mode & 0777U : 0666U & ~mask);
  Status status = write_through(descriptor, path, true, write);
  if (status.ok() && ::rename(temporary.c_str(), target.c_str()) != 0) status = failed(path, errno);
  if (!status.ok()) ::unlink(temporary.c_str());
  return status;
}

}  // namespace claimgraph
