#include "ingest/ingest.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "extract/pipeline/extractor.h"
#include "ingest/interrupt.h"
#include "ingest/progress_bar.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::vector<std::string> inputs;
  unsigned threads = 0;
};

// Runs `work` with a progress bar and Ctrl-C caught, prints the summary, and fails when something was skipped or
// stopped.
void run(Session& session, unsigned threads,
         const std::function<Result<ingest::Summary>(store::Store&, const ingest::Options&)>& work) {
  with_store(session, store::Access::create, [&](store::Store& store) -> Status {
    const ingest::InterruptGuard interrupt;
    Result<ingest::Summary> summary = [&] {
      ingest::ProgressBar bar;
      ingest::Options options;
      options.threads = threads;
      options.stop = &interrupt.flag();
      options.on_progress = [&bar](const ingest::Progress& progress) { bar.show(progress); };
      return work(store, options);
    }();
    if (!summary) return summary.error();
    std::cout << ingest::to_text(*summary) << std::flush;
    if (!summary->skipped.empty() || summary->interrupted) session.exit_code = kFailed;
    return {};
  });
}

void run_ingest(Session& session, const Options& options) {
  const auto extractor = open_extractor(session, false);
  if (!extractor) return session.fail(extractor.error());
  run(session, options.threads, [&](store::Store& store, const ingest::Options& how) {
    extract::DocumentStream stream(options.inputs);
    ingest::StreamSource source(stream);
    return ingest::ingest(
        source, [&](const extract::RawDocument& raw) { return (*extractor)->extract(raw); }, store, how);
  });
}

Result<ingest::Summary> load_file(const std::string& path, store::Store& store, const ingest::Options& how) {
  if (path == "-") {
    const auto records = open_extractions(std::cin, "standard input");
    return ingest::load(*records, store, how);
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot read " + path + ": check that it exists and that you may read it"};
  const auto records = open_extractions(in, path);
  return ingest::load(*records, store, how);
}

void run_load(Session& session, const Options& options) {
  for (const std::string& path : options.inputs) {
    if (session.exit_code != kOk) return;
    run(session, options.threads,
        [&](store::Store& store, const ingest::Options& how) { return load_file(path, store, how); });
  }
}

}  // namespace

void add_ingest(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand(
      "ingest", "Read articles into the store: files, folders, JSONL, WARC, zip, or - for standard input");
  auto options = std::make_shared<Options>();
  sub->add_option("PATH", options->inputs, "Files, folders, globs, archives, or - for standard input")->required();
  sub->add_option("--threads", options->threads, "Threads for extraction (default: one a processor)");
  sub->footer(
      "What was there already stays as it is; an article under a known path or URL takes the place of the older one. "
      "An input\n"
      "that cannot be read is reported, counted and skipped (exit code 1 at the end).\n"
      "Examples:\n  claimgraph ingest articles/\n  claimgraph ingest --store syria.db crawl.warc.gz dump.jsonl");
  sub->callback([&session, options] { run_ingest(session, *options); });
}

void add_load(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand(
      "load", "Read extraction records (jsonl or capnp) of this or another extractor into the store");
  auto options = std::make_shared<Options>();
  sub->add_option("FILE", options->inputs, "Files as `claimgraph extract` prints them, or - for standard input")
      ->required();
  sub->add_option("--threads", options->threads, "Threads (default: one a processor)");
  sub->footer("Examples:\n  claimgraph extract --format jsonl articles/ | claimgraph load -");
  sub->callback([&session, options] { run_load(session, *options); });
}

}  // namespace claimgraph::cli
