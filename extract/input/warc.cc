#include <algorithm>
#include <charconv>

#include "extract/input/http_body.h"
#include "extract/input/source.h"
#include "extract/input/text.h"

namespace claimgraph::extract {

namespace {

constexpr std::size_t header_line_limit = 64 * 1024;

struct Header {
  std::string type;
  std::string url;
  std::string content_type;
  std::size_t length = 0;
  bool has_length = false;
};

void take_field(std::string_view line, Header& header) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(trimmed(line.substr(0, colon)));
  std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "warc-type") header.type = lower(value);
  if (name == "content-type") header.content_type = lower(value);
  if (name == "warc-target-uri") {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    header.url = value;
  }
  if (name == "content-length")
    header.has_length = std::from_chars(value.data(), value.data() + value.size(), header.length).ec == std::errc();
}

class Warc : public DocumentSource {
 public:
  Warc(std::shared_ptr<ByteSource> bytes, const StreamOptions& options, std::uint64_t offset, bool single)
      : bytes_(std::move(bytes)), options_(options), single_(single) {
    bytes_->skip(offset);
  }

  std::optional<Result<RawDocument>> next() override {
    for (;;) {
      if (single_ && number_ > 0) return std::nullopt;
      if (!find_record()) return end();
      const Header header = read_header();
      std::string content = read_content(header);
      const bool response = header.type == "response" && !header.url.starts_with("dns:");
      if (!response && header.type != "resource" && header.type != "conversion") continue;
      const std::string path = bytes_->name() + "@" + std::to_string(offset_) + "!" + header.url;
      if (content.size() > options_.read.max_bytes)
        return Result<RawDocument>(Error{
            ErrorCode::bad_input,
            path + ": the record is larger than " + std::to_string(options_.read.max_bytes >> 20U) + " MB: skipped"});
      if (auto document = read_record(header, path, std::move(content))) return document;
    }
  }

 private:
  std::optional<Result<RawDocument>> end() {
    if (bytes_->failure().empty() || reported_) return std::nullopt;
    reported_ = true;
    return Result<RawDocument>(Error{ErrorCode::bad_input, bytes_->name() + ": " + bytes_->failure() +
                                                               ": the file is damaged or cut short after record " +
                                                               std::to_string(number_)});
  }

  // Goes to the next line that starts a record; a wrong length of the record before leaves bytes to pass over.
  bool find_record() {
    bool truncated = false;
    for (;;) {
      offset_ = bytes_->position();
      const auto line = bytes_->read_line(header_line_limit, truncated);
      if (!line) return false;
      if (line->starts_with("WARC/")) {
        ++number_;
        return true;
      }
    }
  }

  Header read_header() {
    Header header;
    bool truncated = false;
    for (auto line = bytes_->read_line(header_line_limit, truncated); line && !line->empty();
         line = bytes_->read_line(header_line_limit, truncated))
      take_field(*line, header);
    return header;
  }

  // As many bytes as the header says, or fewer where the next record begins before. One more than the limit when the
  // record is larger.
  std::string read_content(const Header& header) {
    const std::size_t limit = options_.read.max_bytes;
    std::size_t left = header.has_length ? header.length : limit;
    std::string content;
    while (left > 0) {
      const std::string_view seen = bytes_->peek(1);
      if (seen.empty()) break;
      const std::size_t take = std::min(left, seen.size());
      if (content.size() <= limit) content.append(seen.substr(0, std::min(take, limit + 1 - content.size())));
      bytes_->skip(take);
      left -= take;
    }
    if (content.size() <= limit && !at_record()) mend(content);
    return content;
  }

  // Whether the next record, or nothing, stands here.
  bool at_record() {
    const std::string_view next = trimmed(bytes_->peek(64).substr(0, 64));
    return next.empty() || next.starts_with("WARC/");
  }

  // The length was wrong: too long when a record begins inside the content, else too short.
  void mend(std::string& content) {
    static constexpr std::string_view start = "\r\n\r\nWARC/1.";
    if (const std::size_t at = content.find(start); at != std::string::npos) {
      bytes_->unread(std::string_view(content).substr(at));
      content.resize(at);
      return;
    }
    bool truncated = false;
    while (content.size() <= options_.read.max_bytes && !bytes_->peek(5).starts_with("WARC/")) {
      const auto line = bytes_->read_line(options_.read.max_bytes, truncated);
      if (!line) return;
      content += *line + "\n";
    }
  }

  std::optional<Result<RawDocument>> read_record(const Header& header, const std::string& path, std::string content) {
    InputHints hints;
    std::string problem;
    hints.given.url = header.url;
    hints.content_type = header.content_type;
    if (header.type == "response") {
      HttpBody http = split_http(content, options_.read.max_bytes);
      if (http.status < 200 || http.status > 299) return std::nullopt;
      hints.content_type = http.content_type;
      hints.charset = http.charset;
      content = std::move(http.body);
      problem = std::move(http.problem);
    }
    const bool text = hints.content_type.empty() || hints.content_type.find("html") != std::string::npos ||
                      hints.content_type.find("text/plain") != std::string::npos;
    if (text && !problem.empty()) return Result<RawDocument>(Error{ErrorCode::bad_input, path + ": " + problem});
    if (!text) return std::nullopt;  // pictures, scripts and styles of a crawl are no documents
    return read_bytes(path, std::move(content), hints, options_.read);
  }

  std::shared_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  std::size_t number_ = 0;
  std::uint64_t offset_ = 0;  // of the record, in the unpacked file
  bool single_ = false;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> open_warc(std::shared_ptr<ByteSource> bytes, const StreamOptions& options,
                                          std::uint64_t offset, bool single) {
  return std::make_unique<Warc>(std::move(bytes), options, offset, single);
}

}  // namespace claimgraph::extract
