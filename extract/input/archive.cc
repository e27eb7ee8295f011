#include <filesystem>

#include "extract/input/mail.h"
#include "extract/input/source.h"

namespace claimgraph::extract {

namespace {

InputHints hints_for(const std::string& name) {
  InputHints hints;
  const std::string extension = std::filesystem::path(name).extension().string();
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") hints.content_type = "text/html";
  return hints;
}

Result<RawDocument> read_entry(ByteSource& bytes, const std::string& path, const StreamOptions& options) {
  std::string content = bytes.read_rest(options.read.max_bytes);
  if (!bytes.failure().empty())
    return Error{ErrorCode::bad_input, path + ": " + bytes.failure() + ": the data are damaged or cut short"};
  if (content.size() > options.read.max_bytes)
    return Error{ErrorCode::bad_input, path + ": unpacks to more than the " +
                                           std::to_string(options.read.max_bytes >> 20U) +
                                           " MB that one document may have: skipped"};
  if (!is_mail(path)) return read_bytes(path, std::move(content), hints_for(path), options.read);
  std::optional<Mail> mail = read_mail(content);
  if (!mail) return Error{ErrorCode::bad_input, path + ": the message has no text: nothing to read"};
  return read_bytes(path, std::move(mail->body), mail->hints, options.read);
}

class Single : public DocumentSource {
 public:
  Single(std::shared_ptr<ByteSource> bytes, const StreamOptions& options)
      : bytes_(std::move(bytes)), options_(options) {}
  std::optional<Result<RawDocument>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    return read_entry(*bytes_, bytes_->path(), options_);
  }

 private:
  std::shared_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  bool done_ = false;
};

class Archive : public DocumentSource {
 public:
  Archive(std::shared_ptr<ByteSource> bytes, const StreamOptions& options)
      : bytes_(std::move(bytes)), options_(options) {}

  std::optional<Result<RawDocument>> next() override {
    for (;;) {
      if (list_) {
        if (auto document = list_->next()) return document;
        list_.reset();
      }
      if (done_) return std::nullopt;
      Result<std::optional<std::string>> entry = bytes_->next_entry();
      if (!entry || !*entry) done_ = true;
      if (!entry) return Result<RawDocument>(entry.error());
      if (!*entry) return std::nullopt;
      open_list(**entry);
      if (!list_) return read_entry(*bytes_, bytes_->name(), options_);
    }
  }

 private:
  // An entry that is itself a list of documents.
  void open_list(const std::string& name) {
    if (is_jsonl(name)) list_ = open_jsonl(bytes_, options_);
    if (is_json(name)) list_ = open_json(bytes_, options_);
    if (is_warc(name)) list_ = open_warc(bytes_, options_);
  }

  std::shared_ptr<ByteSource> bytes_;
  const StreamOptions& options_;
  std::unique_ptr<DocumentSource> list_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> open_single(std::shared_ptr<ByteSource> bytes, const StreamOptions& options) {
  return std::make_unique<Single>(std::move(bytes), options);
}

std::unique_ptr<DocumentSource> open_archive(std::shared_ptr<ByteSource> bytes, const StreamOptions& options) {
  return std::make_unique<Archive>(std::move(bytes), options);
}

}  // namespace claimgraph::extract
