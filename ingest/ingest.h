// The pipeline: documents are read one after another, extracted by several threads, and written in order by one.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/document.h"
#include "extract/input/stream.h"
#include "graph/extraction_reader.h"
#include "graph/view.h"
#include "store/store.h"

namespace claimgraph::ingest {

// Where documents come from. Calls come from several threads, but never at once.
class Source {
 public:
  virtual ~Source() = default;
  // The next document; or the Error of one that could not be read, after which there may be more; or nothing at the
  // end.
  virtual std::optional<Result<extract::RawDocument>> next() = 0;
  // For the progress bar: bytes of all inputs as far as known (0 for unknown), and those read.
  virtual std::uint64_t bytes_total() const { return 0; }
  virtual std::uint64_t bytes_done() const { return 0; }

 protected:
  Source() = default;
  Source(const Source&) = default;
  Source& operator=(const Source&) = default;
};

// Files, folders, archives, standard input (extract/input/stream.h). `stream` must outlive the source.
class StreamSource final : public Source {
 public:
  explicit StreamSource(extract::DocumentStream& stream) : stream_(stream) {}
  std::optional<Result<extract::RawDocument>> next() override { return stream_.next(); }
  std::uint64_t bytes_total() const override { return stream_.bytes_total(); }
  std::uint64_t bytes_done() const override { return stream_.bytes_done(); }

 private:
  extract::DocumentStream& stream_;
};

// Pure, and called by several threads at once. An Error is the reason why the document is skipped.
using Extract = std::function<Result<Extraction>(const extract::RawDocument&)>;

struct Progress {
  std::uint64_t documents = 0;
  std::uint64_t skipped = 0;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
};

struct Options {
  unsigned threads = 0;  // for extraction; 0: one for each core
  // Set by somebody else (interrupt.h): finish what is being written, settle, and stop.
  const std::atomic<bool>* stop = nullptr;
  // Called on the calling thread after each document.
  std::function<void(const Progress&)> on_progress;
  // The graph is brought up to date whenever this much of extractions has come, which bounds the memory (to about ten
  // times as much) and what a crash takes of a load, or leaves to be done of an ingest when the store is opened next;
  // the outcome does not depend on it.
  std::uint64_t settle_bytes = 64U << 20U;
};

struct Summary {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;       // were there already
  std::uint64_t duplicates = 0;      // the same bytes under another path
  std::vector<std::string> skipped;  // one line each, with the reason
  std::uint64_t bytes = 0;           // of the documents that were read
  double seconds = 0;
  bool interrupted = false;
  GraphCounts graph;  // of the whole store, afterwards

  std::uint64_t documents() const { return added + replaced + unchanged + duplicates; }
};

// Everything that `source` has into the store. A document that cannot be read, extracted or stored is skipped, and the
// summary says why; an Error is one of the store, and ends the run with all documents before it whole.
Result<Summary> ingest(Source& source, const Extract& extract, store::Store& store, const Options& options);

// The same for extraction records.
Result<Summary> load(ExtractionReader& records, store::Store& store, const Options& options);

// "5 documents (2 new, 3 unchanged), 1 skipped; 120 nodes, 340 edges; 1.2 MB in 0.5 s (2.4 MB/s)" and the skipped ones,
// a line each.
std::string to_text(const Summary& summary);

}  // namespace claimgraph::ingest
