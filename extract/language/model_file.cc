#include "extract/language/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/id.h"

namespace claimgraph::extract {

namespace {

constexpr std::string_view kRemedy = "; build it again with 'cmake --build BUILD --target claimgraph_language_model'";

Error error(ErrorCode code, const std::string& name, std::string_view what) {
  return {code, name + ": " + std::string(what) + std::string(kRemedy)};
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::size_t round_up(std::size_t n) { return (n + kModelAlignment - 1) / kModelAlignment * kModelAlignment; }

}  // namespace

Result<ModelBytes> split_model(std::span<const std::byte> file, const std::string& name) {
  ModelHeader header;
  if (file.size() < sizeof header) return error(ErrorCode::damaged, name, "is too short for a language model");
  std::memcpy(&header, file.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kModelMagic)
    return error(ErrorCode::damaged, name, "is not a language model of claimgraph");
  if (header.version != kModelVersion) {
    return error(ErrorCode::version, name,
                 "is a language model of format " + std::to_string(header.version) + ", this program reads format " +
                     std::to_string(kModelVersion));
  }
  const std::uint64_t size = file.size();
  const bool fits = header.message_bytes % 8 == 0 && header.message_bytes <= size - sizeof header &&
                    header.weights_start == round_up(sizeof header + header.message_bytes) &&
                    header.weights_start <= size && header.weights_bytes == size - header.weights_start &&
                    header.weights_bytes % sizeof(float) == 0;
  if (!fits) return error(ErrorCode::damaged, name, "is cut off or damaged (its parts do not fill the file)");
  const auto sum = hash128(as_text(file.subspan(sizeof header)));
  if (sum[0] != header.checksum[0] || sum[1] != header.checksum[1])
    return error(ErrorCode::damaged, name, "is damaged (its checksum is wrong)");
  const auto weights = file.subspan(header.weights_start);
  return ModelBytes{file.subspan(sizeof header, header.message_bytes),
                    {reinterpret_cast<const float*>(weights.data()), weights.size() / sizeof(float)}};
}

std::string join_model(std::span<const std::byte> message, std::span<const float> weights) {
  ModelHeader header{};
  std::memcpy(header.magic, kModelMagic.data(), sizeof header.magic);
  header.version = kModelVersion;
  header.message_bytes = message.size();
  header.weights_start = round_up(sizeof header + message.size());
  header.weights_bytes = weights.size_bytes();
  std::string body(as_text(message));
  body.resize(header.weights_start - sizeof header, '\0');
  body += as_text(std::as_bytes(weights));
  const auto sum = hash128(body);
  header.checksum[0] = sum[0];
  header.checksum[1] = sum[1];
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

Result<std::unique_ptr<ModelFile>> ModelFile::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return error(ErrorCode::io, path.string(), std::strerror(errno));
  struct stat status {};
  const bool known = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
  const auto size = static_cast<std::size_t>(known ? status.st_size : 0);
  void* memory = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0) : MAP_FAILED;
  ::close(fd);
  if (!known) return error(ErrorCode::damaged, path.string(), "is empty or no file");
  if (memory == MAP_FAILED) return error(ErrorCode::io, path.string(), "cannot be mapped into memory");
  std::unique_ptr<ModelFile> file(new ModelFile(memory, size));
  auto bytes = split_model({static_cast<const std::byte*>(memory), size}, path.string());
  if (!bytes) return bytes.error();
  file->bytes_ = *bytes;
  ModelHeader header;
  std::memcpy(&header, memory, sizeof header);
  file->checksum_ = hex128(header.checksum[0], header.checksum[1]);
  return file;
}

ModelFile::~ModelFile() { ::munmap(memory_, size_); }

}  // namespace claimgraph::extract
