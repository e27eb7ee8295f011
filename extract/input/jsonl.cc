#include <simdjson.h>

#include "extract/input/source.h"

namespace claimgraph::extract {

namespace {

using simdjson::dom::element;

// "a.b" is field b of the object a.
std::string_view string_field(const element& record, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    element value = record;
    bool found = true;
    for (std::size_t start = 0; found && start <= name.size();) {
      const std::size_t dot = std::min(name.find('.', start), name.size());
      found = value.at_key(std::string_view(name).substr(start, dot - start)).get(value) == simdjson::SUCCESS;
      start = dot + 1;
    }
    std::string_view text;
    if (found && value.get(text) == simdjson::SUCCESS && !text.empty()) return text;
  }
  return {};
}

// "20240131T120000Z" (GDELT) and "2024-01-31 12:00:00" → "2024-01-31"; other forms are left to the page.
std::string iso_date(std::string_view text) {
  const auto digits = [&](std::size_t from, std::size_t n) {
    if (text.size() < from + n) return false;
    for (std::size_t i = from; i < from + n; ++i) {
      if (text[i] < '0' || text[i] > '9') return false;
    }
    return true;
  };
  if (digits(0, 4) && text.size() >= 10 && text[4] == '-' && digits(5, 2) && text[7] == '-' && digits(8, 2))
    return std::string(text.substr(0, 10));
  if (digits(0, 8))
    return std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2));
  return {};
}

class Jsonl : public DocumentSource {
 public:
  Jsonl(std::unique_ptr<ByteSource> bytes, const StreamOptions& options)
      : bytes_(std::move(bytes)), options_(options) {}

  std::optional<Result<RawDocument>> next() override {
    for (;;) {
      bool truncated = false;
      std::optional<std::string> line = bytes_->read_line(options_.read.max_bytes, truncated);
      if (!line) return end();
      ++number_;
      if (number_ == 1 && line->starts_with("\xEF\xBB\xBF")) line->erase(0, 3);
      if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
      if (truncated)
        return error("the record is larger than " + std::to_string(options_.read.max_bytes >> 20U) + " MB: skipped");
      return record(*line);
    }
  }

 private:
  std::optional<Result<RawDocument>> end() {
    if (bytes_->failure().empty() || reported_) return std::nullopt;
    reported_ = true;
    return error(bytes_->failure() + ": the file is damaged or cut short from here");
  }

  Result<RawDocument> error(const std::string& what) const {
    return Error{ErrorCode::bad_input, place() + ": " + what};
  }
  std::string place() const { return bytes_->path() + "!" + std::to_string(number_); }

  Result<RawDocument> record(const std::string& line) {
    element json;
    if (const auto code = parser_.parse(line).get(json); code != simdjson::SUCCESS)
      return error(std::string("is no JSON record: ") + simdjson::error_message(code));
    if (!json.is_object()) return error("is no JSON object: each line must be {...}");
    InputHints hints;
    hints.charset = "utf-8";
    hints.given.title = string_field(json, options_.fields.title);
    hints.given.url = string_field(json, options_.fields.url);
    hints.given.published = iso_date(string_field(json, options_.fields.published));
    hints.given.publisher = string_field(json, options_.fields.publisher);
    std::string_view body = string_field(json, options_.fields.html);
    if (!body.empty()) {
      hints.content_type = "text/html";
    } else {
      body = string_field(json, options_.fields.text);
    }
    if (body.empty()) return error("has no text: name its field with --field text=NAME");
    return read_bytes(place(), std::string(body), hints, options_.read);
  }

  std::unique_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  simdjson::dom::parser parser_;
  std::size_t number_ = 0;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const StreamOptions& options) {
  return std::make_unique<Jsonl>(std::move(bytes), options);
}

}  // namespace claimgraph::extract
