#include "extract/lexicon/mapped_message.h"

#include <fcntl.h>
#include <kj/exception.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace claimgraph::extract {

std::string mapped_remedy() { return "; build it again (cmake --build) or reinstall"; }

std::string mapped_header(std::string_view magic, std::string_view message) {
  std::string header(magic);
  for (const std::uint64_t value : {std::uint64_t{message.size()}, mapped_hash(message)}) {
    for (int shift = 0; shift < 64; shift += 8) header += static_cast<char>((value >> shift) & 0xff);
  }
  return header;
}

Status write_mapped_message(const std::string& path, std::string_view magic, std::string_view message) {
  const std::string part = path + ".part";
  std::ofstream out(part, std::ios::binary);
  out << mapped_header(magic, message) << message;
  out.close();
  if (!out || std::rename(part.c_str(), path.c_str()) != 0)
    return Error{ErrorCode::io, path + ": cannot be written: check that the disk has room and the folder is yours"};
  return {};
}

Result<std::unique_ptr<MappedMessage>> MappedMessage::open(const std::filesystem::path& file, std::string_view magic,
                                                           std::string_view what) {
  std::unique_ptr<MappedMessage> opened(new MappedMessage());
  if (Status status = opened->map(file, what); !status) return status.error();
  if (Status status = opened->read(file.string(), magic, what); !status) return status.error();
  return opened;
}

MappedMessage::~MappedMessage() {
  message_.reset();
  if (address_ != nullptr) ::munmap(address_, size_);
}

Status MappedMessage::map(const std::filesystem::path& file, std::string_view what) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return Error{ErrorCode::io, file.string() + ": the " + std::string(what) + " cannot be opened (" +
                                    std::strerror(errno) + ")" + mapped_remedy()};
  struct stat info {};
  if (::fstat(fd, &info) == 0 && info.st_size > 0) {
    size_ = static_cast<std::size_t>(info.st_size);
    void* address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    address_ = address == MAP_FAILED ? nullptr : address;
  }
  ::close(fd);
  if (address_ == nullptr) return Error{ErrorCode::damaged, file.string() + ": is empty" + mapped_remedy()};
  return {};
}

Status MappedMessage::read(const std::string& file, std::string_view magic, std::string_view what) {
  const std::string_view bytes(static_cast<const char*>(address_), size_);
  if (bytes.size() < kMappedHeaderSize || bytes.substr(0, 7) != magic.substr(0, 7))
    return Error{ErrorCode::damaged, file + ": is no " + std::string(what) + mapped_remedy()};
  if (bytes.substr(0, 8) != magic)
    return Error{ErrorCode::version, file + ": " + std::string(what) + " of another format version" + mapped_remedy()};
  const std::string_view message = bytes.substr(kMappedHeaderSize);
  if (message.size() % sizeof(capnp::word) != 0 || mapped_header(magic, message) != bytes.substr(0, kMappedHeaderSize))
    return Error{ErrorCode::damaged, file + ": is cut short or damaged (checksum)" + mapped_remedy()};
  capnp::ReaderOptions options;
  options.traversalLimitInWords = UINT64_MAX;  // read again and again over the program's life; the bytes are proven
  const auto* words = reinterpret_cast<const capnp::word*>(message.data());
  if (kj::runCatchingExceptions([&] {
        message_ = std::make_unique<capnp::FlatArrayMessageReader>(
            kj::arrayPtr(words, message.size() / sizeof(capnp::word)), options);
      }) != nullptr)
    return Error{ErrorCode::damaged, file + ": holds no message" + mapped_remedy()};
  return {};
}

}  // namespace claimgraph::extract
