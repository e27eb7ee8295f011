#include "extract/input/read.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "extract/input/encoding.h"
#include "extract/input/sniff.h"

namespace claimgraph::extract {

namespace {

struct FileClose {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

Error too_large(const std::string& path, std::uint64_t size, std::uint64_t limit) {
  return {ErrorCode::bad_input, path + ": " + std::to_string(size >> 20U) + " MB are more than the " +
                                    std::to_string(limit >> 20U) +
                                    " MB that one document may have: split it into its articles (.jsonl, .warc and "
                                    ".zip may be of any size)"};
}

std::string os_message(const std::string& path, int error) {
  std::string message = path + ": " + std::strerror(error);
  if (error == EACCES) message += ": grant read permission (chmod u+r) or leave it out";
  if (error == ENOENT) message += ": check the spelling of the path";
  return message;
}

Result<std::string> load(const std::filesystem::path& path, const ReadOptions& options) {
  std::error_code ec;
  if (std::filesystem::is_directory(path, ec))
    return Error{ErrorCode::io, path.string() + ": is a folder: give the files in it, or let ingest walk it"};
  const std::unique_ptr<std::FILE, FileClose> file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::io, os_message(path.string(), errno)};
  std::string bytes;
  std::string chunk(256 * 1024, '\0');
  // Read up to the limit and no further: a device or a pipe tells no size beforehand.
  while (const std::size_t n = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    bytes.append(chunk, 0, n);
    if (bytes.size() > options.max_bytes) {
      const auto size = std::filesystem::file_size(path, ec);
      return too_large(path.string(), ec ? bytes.size() : size, options.max_bytes);
    }
  }
  if (std::ferror(file.get()) != 0) return Error{ErrorCode::io, os_message(path.string(), errno)};
  return bytes;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

}  // namespace

Result<RawDocument> read_file(const std::filesystem::path& path, const ReadOptions& options) {
  Result<std::string> bytes = load(path, options);
  if (!bytes) return bytes.error();
  InputHints hints;
  const std::string extension = path.extension().string();
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") hints.content_type = "text/html";
  return read_bytes(path.string(), std::move(*bytes), hints, options);
}

Result<RawDocument> read_bytes(std::string path, std::string bytes, const InputHints& hints,
                               const ReadOptions& options) {
  if (bytes.size() > options.max_bytes) return too_large(path, bytes.size(), options.max_bytes);
  if (is_blank(bytes)) return Error{ErrorCode::bad_input, path + ": is empty: nothing to read"};
  if (const std::string_view kind = binary_kind(bytes); !kind.empty())
    return Error{ErrorCode::bad_input,
                 path + ": is " + std::string(kind) + ", not text: convert it to text or HTML first"};
  const std::string declared = hints.charset.empty() ? declared_charset(bytes) : hints.charset;
  std::optional<Decoded> decoded = decode(std::move(bytes), declared);
  if (!decoded || looks_binary(decoded->utf8))
    return Error{ErrorCode::bad_input, path + ": is binary data, not text: convert it to text or HTML first"};
  RawDocument raw;
  raw.format = sniff_format(decoded->utf8, hints.content_type);
  raw.path = std::move(path);
  raw.bytes = std::move(decoded->utf8);
  raw.encoding = std::move(decoded->encoding);
  raw.given = hints.given;
  return raw;
}

}  // namespace claimgraph::extract
