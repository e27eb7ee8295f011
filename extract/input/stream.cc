#include "extract/input/stream.h"

#include <glob.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <filesystem>
#include <string_view>

#include "extract/input/mail.h"
#include "extract/input/source.h"

namespace claimgraph::extract {

namespace fs = std::filesystem;

namespace {

bool has_suffix(std::string_view path, std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view s) { return path.ends_with(s); });
}

// The name without what only tells the compression.
std::string_view uncompressed_name(std::string_view path) {
  for (const std::string_view s : {".gz", ".bz2", ".xz", ".zst"}) {
    if (path.ends_with(s)) return path.substr(0, path.size() - s.size());
  }
  return path;
}

bool is_archive(std::string_view path) {
  return has_suffix(path, {".zip", ".tar", ".tgz"}) || uncompressed_name(path) != path;
}

// "crawl.warc.gz@1234!URL", as the documents of a crawl are called: the file and the record's offset.
struct RecordPlace {
  std::string file;
  std::uint64_t offset = 0;
};
std::optional<RecordPlace> record_place(std::string_view path) {
  for (std::size_t at = path.find('@'); at != std::string_view::npos; at = path.find('@', at + 1)) {
    RecordPlace place{std::string(path.substr(0, at)), 0};
    const auto digits = std::from_chars(path.data() + at + 1, path.data() + path.size(), place.offset);
    const bool ends = digits.ptr == path.data() + path.size() || *digits.ptr == '!';
    if (is_warc(place.file) && digits.ec == std::errc() && ends) return place;
  }
  return std::nullopt;
}

// Files of a folder and below in order of names. What cannot be entered is an Error in its place.
void list_folder(const fs::path& folder, std::vector<Result<std::string>>& out) {
  std::error_code ec;
  fs::directory_iterator it(folder, ec);
  if (ec) {
    out.emplace_back(Error{ErrorCode::io, folder.string() + ": " + ec.message() +
                                              ": grant permission to list it (chmod u+rx) or leave it out"});
    return;
  }
  std::vector<fs::path> entries;
  for (const auto& entry : it) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  const bool maildir = fs::is_directory(folder / "cur", ec) && fs::is_directory(folder / "new", ec);
  for (const auto& entry : entries) {
    const std::string name = entry.filename().string();
    if (name.starts_with('.') || (maildir && name == "tmp")) continue;
    // A link to a folder could lead round in a circle.
    if (fs::is_directory(entry, ec)) {
      if (!fs::is_symlink(entry, ec)) list_folder(entry, out);
    } else {
      out.emplace_back(entry.string());
    }
  }
}

void expand(const std::string& input, std::vector<Result<std::string>>& out) {
  std::error_code ec;
  if (input != "-" && fs::is_directory(input, ec)) return list_folder(input, out);
  if (input == "-" || fs::exists(input, ec) || input.find_first_of("*?[") == std::string::npos) {
    out.emplace_back(input);
    return;
  }
  glob_t found{};
  if (::glob(input.c_str(), 0, nullptr, &found) == 0) {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) {
      const std::string path = found.gl_pathv[i];
      if (fs::is_directory(path, ec)) {
        list_folder(path, out);
      } else {
        out.emplace_back(path);
      }
    }
  } else {
    out.emplace_back(Error{ErrorCode::io, input + ": no file matches: check the pattern"});
  }
  ::globfree(&found);
}

// A single document.
class PlainFile : public DocumentSource {
 public:
  PlainFile(std::string path, const StreamOptions& options) : path_(std::move(path)), options_(options) {}
  std::optional<Result<RawDocument>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    return read_file(path_, options_.read);
  }

 private:
  std::string path_;
  const StreamOptions& options_;
  bool done_ = false;
};

}  // namespace

bool is_jsonl(std::string_view path) { return has_suffix(uncompressed_name(path), {".jsonl", ".ndjson"}); }
bool is_json(std::string_view path) { return has_suffix(uncompressed_name(path), {".json"}); }
bool is_warc(std::string_view path) { return has_suffix(uncompressed_name(path), {".warc"}); }

class DocumentStream::Impl {
 public:
  Impl(const std::vector<std::string>& inputs, StreamOptions options) : options_(std::move(options)) {
    std::vector<Result<std::string>> files;
    for (const auto& input : inputs) expand(input, files);
    for (auto& file : files) {
      std::error_code ec;
      if (file && *file != "-") {
        if (const auto size = fs::file_size(*file, ec); !ec) total_ += size;
      }
      files_.push_back(std::move(file));
    }
  }

  std::optional<Result<RawDocument>> next() {
    for (;;) {
      if (source_) {
        if (auto document = source_->next()) return document;
        source_.reset();
        done_ += current_size_;
        current_size_ = 0;
      }
      if (files_.empty()) return std::nullopt;
      Result<std::string> file = std::move(files_.front());
      files_.pop_front();
      if (!file) return Result<RawDocument>(file.error());
      if (Status opened = open(*file); !opened) return Result<RawDocument>(opened.error());
    }
  }

  std::uint64_t total() const { return total_; }
  std::uint64_t done() const { return done_; }

 private:
  Status open(const std::string& path) {
    std::error_code ec;
    if (!fs::exists(path, ec)) {
      if (const auto place = record_place(path)) return open_record(*place);
    }
    if (path != "-") {
      if (const auto size = fs::file_size(path, ec); !ec) current_size_ = size;
      if (!is_jsonl(path) && !is_json(path) && !is_warc(path) && !is_archive(path) && !is_mail(path)) {
        source_ = std::make_unique<PlainFile>(path, options_);
        return {};
      }
    }
    Result<std::unique_ptr<ByteSource>> bytes = ByteSource::open(path);
    if (!bytes) return bytes.error();
    const std::string_view name = path;
    if (path == "-" || is_jsonl(name) || is_json(name) || is_warc(name) || is_mail(path)) {
      const auto entry = (*bytes)->next_entry();
      if (!entry) return entry.error();
      if (!*entry) return Error{ErrorCode::bad_input, path + ": is empty: nothing to read"};
    }
    if (is_jsonl(name)) {
      source_ = open_jsonl(std::move(*bytes), options_);
    } else if (is_json(name)) {
      source_ = open_json(std::move(*bytes), options_);
    } else if (is_warc(name)) {
      source_ = open_warc(std::move(*bytes), options_);
    } else if (is_mail(path)) {
      source_ = open_single(std::move(*bytes), options_);
    } else if (path == "-") {
      return open_stdin(std::move(*bytes));
    } else {
      source_ = open_archive(std::move(*bytes), options_);
    }
    return {};
  }

  Status open_record(const RecordPlace& place) {
    Result<std::unique_ptr<ByteSource>> bytes = ByteSource::open(place.file);
    if (!bytes) return bytes.error();
    const auto entry = (*bytes)->next_entry();
    if (!entry) return entry.error();
    if (!*entry) return Error{ErrorCode::bad_input, place.file + ": is empty: nothing to read"};
    source_ = open_warc(std::move(*bytes), options_, place.offset, true);
    return {};
  }

  Status open_stdin(std::unique_ptr<ByteSource> bytes) {
    const std::string_view head = bytes->peek(16);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (head.starts_with("WARC/")) {
      source_ = open_warc(std::move(bytes), options_);
    } else if (first != std::string_view::npos && head[first] == '{') {
      source_ = open_jsonl(std::move(bytes), options_);
    } else if (first != std::string_view::npos && head[first] == '[') {
      source_ = open_json(std::move(bytes), options_);
    } else {
      source_ = open_single(std::move(bytes), options_);
    }
    return {};
  }

  StreamOptions options_;
  std::deque<Result<std::string>> files_;
  std::unique_ptr<DocumentSource> source_;
  std::uint64_t total_ = 0;
  std::uint64_t done_ = 0;
  std::uint64_t current_size_ = 0;
};

DocumentStream::DocumentStream(const std::vector<std::string>& inputs, StreamOptions options)
    : impl_(std::make_unique<Impl>(inputs, std::move(options))) {}
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;
DocumentStream::~DocumentStream() = default;
std::optional<Result<RawDocument>> DocumentStream::next() { return impl_->next(); }
std::uint64_t DocumentStream::bytes_total() const { return impl_->total(); }
std::uint64_t DocumentStream::bytes_done() const { return impl_->done(); }

}  // namespace claimgraph::extract
