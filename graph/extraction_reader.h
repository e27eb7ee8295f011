// A stream of extractions, whatever the format they come in.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "graph/model.h"

namespace claimgraph {

// Holds one document at a time. After an error or the end, next() must not be called again. Not thread-safe.
class ExtractionReader {
 public:
  virtual ~ExtractionReader() = default;
  ExtractionReader(const ExtractionReader&) = delete;
  ExtractionReader& operator=(const ExtractionReader&) = delete;

  // The next document's extraction; nothing at the end of the input.
  virtual Result<std::optional<Extraction>> next() = 0;

 protected:
  ExtractionReader() = default;
};

// A reader for the format that the first byte tells: JSON Lines or Cap'n Proto. `input` must outlive the reader; `name`
// is what messages call it.
std::unique_ptr<ExtractionReader> open_extractions(std::istream& input, std::string name);

}  // namespace claimgraph
