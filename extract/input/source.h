// One opened input of a DocumentStream: private to extract/input.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/document.h"
#include "extract/input/bytes.h"
#include "extract/input/stream.h"

namespace claimgraph::extract {

class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  // As DocumentStream::next().
  virtual std::optional<Result<RawDocument>> next() = 0;
};

// What lists of documents are told by: their name, without the ending of a compression.
bool is_jsonl(std::string_view path);
bool is_json(std::string_view path);
bool is_warc(std::string_view path);

// Of an open source, the current entry.
std::unique_ptr<DocumentSource> open_jsonl(std::shared_ptr<ByteSource> bytes, const StreamOptions& options);
// One JSON text: an array of records, or one record over several lines. Records a line each, which are often called
// .json too, are read as such.
std::unique_ptr<DocumentSource> open_json(std::shared_ptr<ByteSource> bytes, const StreamOptions& options);
// From `offset` on; only the record there when `single`.
std::unique_ptr<DocumentSource> open_warc(std::shared_ptr<ByteSource> bytes, const StreamOptions& options,
                                          std::uint64_t offset = 0, bool single = false);
// The whole current entry as one document.
std::unique_ptr<DocumentSource> open_single(std::shared_ptr<ByteSource> bytes, const StreamOptions& options);
// Every entry of an archive, each as what its name says: a document or a list of them.
std::unique_ptr<DocumentSource> open_archive(std::shared_ptr<ByteSource> bytes, const StreamOptions& options);

}  // namespace claimgraph::extract
