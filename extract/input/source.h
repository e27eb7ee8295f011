// One opened input of a DocumentStream: private to extract/input.
#pragma once

#include <memory>
#include <optional>
#include <string>

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

std::unique_ptr<DocumentSource> open_jsonl(std::unique_ptr<ByteSource> bytes, const StreamOptions& options);
std::unique_ptr<DocumentSource> open_warc(std::unique_ptr<ByteSource> bytes, const StreamOptions& options);
// The whole current entry as one document.
std::unique_ptr<DocumentSource> open_single(std::unique_ptr<ByteSource> bytes, const StreamOptions& options);
// Every entry of an archive, each as what its name says: a document or a list of them.
std::unique_ptr<DocumentSource> open_archive(std::unique_ptr<ByteSource> bytes, const StreamOptions& options);

}  // namespace claimgraph::extract
