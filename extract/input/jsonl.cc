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

// Makes a document of a record. `place` names it.
Result<RawDocument> read_record(const element& json, const std::string& place, const StreamOptions& options) {
  const auto error = [&](const std::string& what) { return Error{ErrorCode::bad_input, place + ": " + what}; };
  if (!json.is_object()) return error("is no JSON object: each record must be {...}");
  const JsonlFields& fields = options.fields;
  InputHints hints;
  hints.charset = "utf-8";
  hints.given.title = string_field(json, fields.title);
  hints.given.url = string_field(json, fields.url);
  hints.given.published = iso_date(string_field(json, fields.published));
  hints.given.publisher = string_field(json, fields.publisher);
  std::string_view body = string_field(json, fields.html);
  if (!body.empty()) {
    hints.content_type = "text/html";
  } else {
    body = string_field(json, fields.text);
  }
  if (body.empty()) return error("has no text: name its field with --field text=NAME");
  return read_bytes(place, std::string(body), hints, options.read);
}

class Jsonl : public DocumentSource {
 public:
  Jsonl(std::shared_ptr<ByteSource> bytes, const StreamOptions& options)
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
  std::string place() const { return bytes_->name() + "!" + std::to_string(number_); }

  Result<RawDocument> record(const std::string& line) {
    element json;
    if (const auto code = parser_.parse(line).get(json); code != simdjson::SUCCESS)
      return error(std::string("is no JSON record: ") + simdjson::error_message(code));
    return read_record(json, place(), options_);
  }

  std::shared_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  simdjson::dom::parser parser_;
  std::size_t number_ = 0;
  bool reported_ = false;
};

class Json : public DocumentSource {
 public:
  Json(std::shared_ptr<ByteSource> bytes, const StreamOptions& options) : bytes_(std::move(bytes)), options_(options) {}

  std::optional<Result<RawDocument>> next() override {
    if (!opened_) {
      if (auto problem = open()) return problem;
    }
    if (at_ == records_.size()) return std::nullopt;
    const std::string place = bytes_->name() + (whole_ ? "" : "!" + std::to_string(at_ + 1));
    return read_record(records_[at_++], place, options_);
  }

 private:
  std::optional<Result<RawDocument>> open() {
    opened_ = true;
    const std::size_t limit = options_.read.max_bytes;
    text_ = bytes_->read_rest(limit);
    const auto error = [&](const std::string& what) {
      return Result<RawDocument>(Error{ErrorCode::bad_input, bytes_->name() + ": " + what});
    };
    if (!bytes_->failure().empty()) return error(bytes_->failure() + ": the data are damaged or cut short");
    if (text_.size() > limit)
      return error("is larger than " + std::to_string(limit >> 20U) + " MB: give it a record a line, as .jsonl");
    element json;
    if (const auto code = parser_.parse(text_).get(json); code != simdjson::SUCCESS)
      return error(std::string("is no JSON text: ") + simdjson::error_message(code));
    if (simdjson::dom::array array; json.get(array) == simdjson::SUCCESS) {
      for (const element record : array) records_.push_back(record);
    } else {
      whole_ = true;
      records_.push_back(json);
    }
    return std::nullopt;
  }

  std::shared_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  simdjson::dom::parser parser_;
  std::string text_;
  std::vector<element> records_;
  std::size_t at_ = 0;
  bool opened_ = false;
  bool whole_ = false;  // the file is one record
};

// Whether the first line is a record by itself.
bool is_record_a_line(ByteSource& bytes) {
  constexpr std::size_t look = 1U << 20U;
  const std::string_view head = bytes.peek(look);
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) return false;
  simdjson::dom::parser parser;
  element json;
  return parser.parse(std::string(head.substr(0, end))).get(json) == simdjson::SUCCESS && json.is_object();
}

}  // namespace

std::unique_ptr<DocumentSource> open_json(std::shared_ptr<ByteSource> bytes, const StreamOptions& options) {
  if (is_record_a_line(*bytes)) return open_jsonl(std::move(bytes), options);
  return std::make_unique<Json>(std::move(bytes), options);
}

std::unique_ptr<DocumentSource> open_jsonl(std::shared_ptr<ByteSource> bytes, const StreamOptions& options) {
  return std::make_unique<Jsonl>(std::move(bytes), options);
}

}  // namespace claimgraph::extract
