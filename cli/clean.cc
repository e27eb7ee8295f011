#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/each_document.h"
#include "extract/pipeline/extractor.h"
#include "extract/pipeline/render.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string format = "text";
  unsigned threads = 0;
};

void run(Session& session, const Options& options) {
  const auto extractor = open_extractor(session, false);
  if (!extractor) return session.fail(extractor.error());
  for_each_document(session, options.inputs, options.threads, [&](const extract::RawDocument& raw) {
    const extract::CleanDocument document = (*extractor)->clean(raw);
    if (options.format == "jsonl") return extract::render_jsonl(raw, document);
    if (options.format == "markdown") return extract::render_markdown(document);
    return extract::render_text(document);
  });
}

}  // namespace

void add_clean(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("clean", "Print the article of each page without its noise");
  auto options = std::make_shared<Options>();
  sub->add_option("PATH", options->inputs, "Files, folders, archives, or - for standard input")->required();
  sub->add_option("--format", options->format,
                  "text, markdown, or jsonl (path, title, date, authors, publisher, body_text, body)")
      ->check(CLI::IsMember({"text", "markdown", "jsonl"}));
  sub->add_option("--threads", options->threads, "Threads (default: one a processor)");
  sub->footer(
      "Examples:\n  claimgraph clean page.html\n  claimgraph clean --format jsonl crawl.warc.gz > articles.jsonl");
  sub->callback([&session, options] { run(session, *options); });
}

}  // namespace claimgraph::cli
