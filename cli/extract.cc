#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/each_document.h"
#include "cli/pretty.h"
#include "extract/language/conllu.h"
#include "extract/pipeline/extractor.h"
#include "graph/extraction_codec.h"
#include "graph/interchange.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string format = "pretty";
  bool whole = false;
  bool explain = false;
  unsigned threads = 0;
};

std::string conllu(const extract::Extractor& extractor, const extract::RawDocument& raw) {
  const extract::CleanDocument document = extractor.clean(raw);
  std::string out;
  extract::append_conllu(
      raw.path, extractor.annotate(document),
      [&](std::size_t block, ByteSpan text) { return document.blocks[block].map.to_raw(text); }, out);
  return out;
}

std::string rendered(const extract::Extractor& extractor, const extract::RawDocument& raw, const Options& options) {
  if (options.format == "conllu") return conllu(extractor, raw);
  const Extraction extraction = extractor.extract(raw);
  if (options.format == "capnp") return encode_extraction(extraction);
  if (options.format == "pretty") return pretty(extraction, isatty(STDOUT_FILENO) != 0);
  std::string out;
  append_jsonl(extraction, out);
  return out;
}

void run(Session& session, const Options& options) {
  const auto extractor = open_extractor(session, options.whole, options.explain);
  if (!extractor) return session.fail(extractor.error());
  for_each_document(session, options.inputs, options.threads,
                    [&](const extract::RawDocument& raw) { return rendered(**extractor, raw, options); });
}

}  // namespace

void add_extract(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("extract", "Print what the program takes from each article, without a store");
  auto options = std::make_shared<Options>();
  sub->add_option("PATH", options->inputs, "Files, folders, archives, or - for standard input")->required();
  sub->add_option(
         "--format", options->format,
         "pretty (for a person), jsonl (the interchange), capnp (the same, binary), conllu (the linguistic annotation)")
      ->check(CLI::IsMember({"pretty", "jsonl", "capnp", "conllu"}));
  sub->add_flag("--whole", options->whole, "All of the input is the article's body, a paragraph a line");
  sub->add_flag(
      "--explain", options->explain,
      "Say of each event and edge what speaks for it: the pattern, the cue, how its ends are named; its confidence");
  sub->add_option("--threads", options->threads, "Threads (default: one a processor)");
  sub->footer(
      "Examples:\n"
      "  claimgraph extract article.html\n"
      "  claimgraph extract --explain article.html\n"
      "  claimgraph extract --format jsonl folder/ | claimgraph load -");
  sub->callback([&session, options] { run(session, *options); });
}

}  // namespace claimgraph::cli
