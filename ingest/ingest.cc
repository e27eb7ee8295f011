#include "ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "ingest/ordered_pipeline.h"
#include "store/validate.h"

namespace claimgraph::ingest {

namespace {

// What becomes of one document before it is written.
struct Ready {
  Result<store::PreparedDocument> document;
  std::uint64_t bytes = 0;
};

Ready prepare(Result<Extraction> extraction, const store::Store& store, std::uint64_t bytes) {
  if (!extraction) return {extraction.error(), bytes};
  if (const std::string wrong = store::what_is_wrong(*extraction); !wrong.empty()) {
    return {Error{ErrorCode::bad_input, fmt::format("{}: {}", extraction->document.path, wrong)}, bytes};
  }
  return {store::prepare(std::move(*extraction), store.resolver()), bytes};
}

// The one who writes: counts, settles now and then, and stops when asked to.
class Sink {
 public:
  Sink(store::Store& store, const Options& options, store::Safe safe) : store_(store), options_(options), safe_(safe) {}

  // False to stop.
  bool take(Ready ready) {
    summary_.bytes += ready.bytes;
    if (!ready.document) {
      summary_.skipped.push_back(ready.document.error().message);
    } else if (auto status = put(std::move(*ready.document)); !status) {
      problem_ = status.error();
      return false;
    }
    progress();
    if (options_.stop != nullptr && options_.stop->load()) summary_.interrupted = true;
    return !summary_.interrupted;
  }

  Result<Summary> finish() {
    if (problem_) return *problem_;
    if (auto status = store_.settle(); !status) return status.error();
    const auto view = store_.view();
    if (!view) return view.error();
    const auto counts = (*view)->counts();
    if (!counts) return counts.error();
    summary_.graph = *counts;
    summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    return std::move(summary_);
  }

  // Written by the reading thread, shown by the writing one.
  std::atomic<std::uint64_t> bytes_done = 0;
  std::atomic<std::uint64_t> bytes_total = 0;

 private:
  Status put(store::PreparedDocument document) {
    const DocumentInfo info = document.extraction.document;
    const std::size_t bytes = document.extraction_bytes.size();
    const auto outcome = store_.put(std::move(document), safe_);
    if (!outcome) return outcome.error();
    count(*outcome, info);
    unsettled_ += bytes;
    if (unsettled_ < options_.settle_bytes) return {};
    unsettled_ = 0;
    return store_.settle();
  }

  void count(store::PutOutcome outcome, const DocumentInfo& info) {
    switch (outcome) {
      case store::PutOutcome::added:
        ++summary_.added;
        break;
      case store::PutOutcome::replaced:
        ++summary_.replaced;
        break;
      case store::PutOutcome::unchanged:
        ++summary_.unchanged;
        break;
      case store::PutOutcome::duplicate:
        ++summary_.duplicates;
        break;
      case store::PutOutcome::superseded:
        summary_.skipped.push_back(
            fmt::format("{}: another document of this run has the same address, {}", info.path, info.url));
        break;
    }
  }

  void progress() {
    if (!options_.on_progress) return;
    options_.on_progress({summary_.documents(), summary_.skipped.size(), bytes_done.load(), bytes_total.load()});
  }

  store::Store& store_;
  const Options& options_;
  store::Safe safe_;
  Summary summary_;
  std::optional<Error> problem_;
  std::uint64_t unsettled_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

unsigned thread_count(const Options& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Result<Summary> ingest(Source& source, const Extract& extract, store::Store& store, const Options& options) {
  using Read = Result<extract::RawDocument>;
  Sink sink(store, options, store::Safe::at_once);  // a text takes long to extract
  const unsigned threads = thread_count(options);
  run_in_order<Read, Ready>(
      threads, 4 * threads,
      [&] {
        auto document = source.next();
        sink.bytes_done = source.bytes_done();
        sink.bytes_total = source.bytes_total();
        return document;
      },
      [&](const Read& read) -> Ready {
        if (!read) return {read.error(), 0};
        return prepare(extract(*read), store, read->bytes.size());
      },
      [&](Ready ready) { return sink.take(std::move(ready)); });
  return sink.finish();
}

Result<Summary> load(ExtractionReader& records, store::Store& store, const Options& options) {
  using Read = Result<Extraction>;
  Sink sink(store, options, store::Safe::when_settled);  // records are soon read again
  const unsigned threads = thread_count(options);
  bool broken = false;  // after an error the reader must not be asked again
  run_in_order<Read, Ready>(
      threads, 16 * threads,
      [&]() -> std::optional<Read> {
        if (broken) return std::nullopt;
        auto record = records.next();
        if (!record) broken = true;
        if (!record) return Read(record.error());
        if (!*record) return std::nullopt;
        return Read(std::move(**record));
      },
      [&](Read read) { return prepare(std::move(read), store, 0); },
      [&](Ready ready) { return sink.take(std::move(ready)); });
  return sink.finish();
}

std::string to_text(const Summary& summary) {
  std::string parts;
  const auto add = [&](std::uint64_t n, const char* what) {
    if (n > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", n, what);
  };
  add(summary.added, "new");
  add(summary.replaced, "replaced");
  add(summary.unchanged, "unchanged");
  add(summary.duplicates, "duplicates");
  std::string out = fmt::format("{}{} documents{}, {} skipped; the store now has {} documents, {} nodes, {} edges",
                                summary.interrupted ? "interrupted: " : "", summary.documents(),
                                parts.empty() ? "" : " (" + parts + ")", summary.skipped.size(),
                                summary.graph.documents, summary.graph.nodes, summary.graph.edges);
  const double megabytes = static_cast<double>(summary.bytes) / 1e6;
  if (summary.bytes > 0) {
    out += fmt::format("; {:.2f} MB in {:.1f} s ({:.2f} MB/s)", megabytes, summary.seconds,
                       megabytes / std::max(summary.seconds, 1e-9));
  } else {
    out += fmt::format("; {:.1f} s", summary.seconds);
  }
  out += '\n';
  for (const std::string& reason : summary.skipped) out += "skipped: " + reason + "\n";
  return out;
}

}  // namespace claimgraph::ingest
