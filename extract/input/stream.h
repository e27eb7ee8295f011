// Inputs that hold many documents, read one document at a time in bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/document.h"
#include "extract/input/read.h"

namespace claimgraph::extract {

// The names of a JSONL record's fields, the first present one counts. `a.b` is field b of the object a.
struct JsonlFields {
  std::vector<std::string> text = {"text",    "maintext",    "body",      "content",
                                   "article", "articleBody", "body_text", "content.text"};
  std::vector<std::string> html = {"html", "raw_html", "page"};
  std::vector<std::string> title = {"title", "headline", "heading"};
  std::vector<std::string> url = {"url", "link", "source_url", "DocumentIdentifier", "web_url", "uri"};
  std::vector<std::string> published = {"date_publish",   "published", "publish_date", "pub_date", "date",
                                        "published_date", "timestamp", "datetime",     "seendate"};
  std::vector<std::string> publisher = {"publisher",   "source_domain", "source", "SourceCommonName", "outlet",
                                        "source.name", "newspaper",     "domain", "publication"};
};

struct StreamOptions {
  ReadOptions read;
  JsonlFields fields;
};

// Documents of files, folders (walked in order of names; hidden files and mail folders' tmp are left out), globs,
// .jsonl/.ndjson, .json (an array of records, or one), .warc, .zip, .tar (whose members may be such lists), each also
// as .gz, single .gz files, mail messages (.eml, and those of mail folders), and "-" for the standard input (JSONL,
// WARC, or one document). A member's path is "archive.zip!member.html", "dump.jsonl!17" (line), "dump.json!17" (record)
// or "crawl.warc@4711!URL": the offset, in the unpacked file, of the record, which such a path as input reads again.
class DocumentStream {
 public:
  explicit DocumentStream(const std::vector<std::string>& inputs, StreamOptions options = {});
  DocumentStream(DocumentStream&&) noexcept;
  DocumentStream& operator=(DocumentStream&&) noexcept;
  ~DocumentStream();

  // The next document; or the Error of an input or member that could not be read, after which the stream goes on with
  // the one behind it; or nothing at the end. Not for several threads at once.
  std::optional<Result<RawDocument>> next();

  // For a progress bar: bytes of all inputs as far as known, and those read. Compressed bytes where compressed.
  std::uint64_t bytes_total() const;
  std::uint64_t bytes_done() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimgraph::extract
