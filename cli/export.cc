#include "export/export.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::string format;
  std::string output = "-";
  std::vector<std::string> node_types;
  std::vector<std::string> edge_types;
  std::vector<std::string> documents;
  std::string source;
  std::string around;
  ExportFilter filter;
};

Result<ExportFilter> filter_of(const GraphView& view, const Options& options) {
  ExportFilter filter = options.filter;
  for (const std::string& type : options.node_types) filter.node_types.insert(*parse_node_type(type));
  for (const std::string& type : options.edge_types) filter.edge_types.insert(*parse_edge_type(type));
  for (const std::string& document : options.documents) {
    const auto id = DocumentId::parse(document);
    if (!id)
      return Error{ErrorCode::usage,
                   "--document takes a document's id of 32 hexadecimal digits, not \"" + document + "\""};
    filter.documents.insert(*id);
  }
  auto source = optional_node(view, options.source, Prefer::actors);
  if (!source) return source.error();
  auto around = optional_node(view, options.around, Prefer::none);
  if (!around) return around.error();
  filter.source = *source;
  filter.around = *around;
  return filter;
}

Status run(const GraphView& view, const Options& options) {
  const auto filter = filter_of(view, options);
  if (!filter) return filter.error();
  const ExportFormat format = *parse_export_format(options.format);
  if (options.output != "-") return export_graph_to(view, *filter, format, options.output);
  if (Status done = export_graph(view, *filter, format, std::cout); !done) return done;
  if (!std::cout.flush())
    return Error{ErrorCode::io, "cannot write to standard output: it is closed or the disk is full"};
  return {};
}

void add_filters(CLI::App& command, Options& options) {
  command.add_option("--node-type", options.node_types, "Only nodes of these types")
      ->check(CLI::IsMember({"organisation", "person", "place", "event", "source"}));
  command.add_option("--edge-type", options.edge_types, "Only edges of these types")
      ->check(CLI::IsMember({"claims", "denies", "affiliated-with", "reported-by", "involves", "located-in"}));
  command.add_option("--from", options.filter.from, "Only events from this day on, YYYY-MM-DD")->type_name("DAY");
  command.add_option("--to", options.filter.to, "Only events up to this day, YYYY-MM-DD")->type_name("DAY");
  command.add_option("--document", options.documents, "Only what these documents say")->type_name("ID");
  command.add_option("--source", options.source, "Only what documents of this publisher say")->type_name("NODE");
  command.add_option("--around", options.around, "Only nodes near this one")->type_name("NODE");
  command.add_option("--min-confidence", options.filter.min_confidence, "Only edges at least this sure, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--hops", options.filter.hops, "How near: edges between (default: 1)");
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("export", "Write the graph for Gephi, Neo4j, NetworkX and others");
  auto options = std::make_shared<Options>();
  sub->add_option("--format", options->format,
                  "graphml, gexf, cypher, cypher-param, csv (a folder for neo4j-admin) or jsonl")
      ->required()
      ->check(CLI::IsMember({"graphml", "gexf", "cypher", "cypher-param", "csv", "jsonl"}));
  sub->add_option("-o,--output", options->output,
                  "File (csv: folder) to write, whole or not at all; - for standard output")
      ->type_name("PATH");
  add_filters(*sub, *options);
  sub->footer(
      "Examples:\n"
      "  claimgraph export --format gexf -o graph.gexf\n"
      "  claimgraph export --format cypher -o graph.cypher        and graph.schema.cypher beside it\n"
      "  claimgraph export --format jsonl | jq 'select(.type == \"denies\")'");
  sub->callback(
      [&session, options] { with_view(session, [&](const GraphView& view) { return run(view, *options); }); });
}

}  // namespace claimgraph::cli
