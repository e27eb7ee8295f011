// A graph as files for other tools. Everything streams: memory does not grow with the graph (but for what a filter must
// remember, see Selection). The bytes are a function of the graph and the filter alone. docs/export.md describes the
// formats, the attributes and which tool loses what.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <string_view>

#include "base/result.h"
#include "export/filter.h"
#include "graph/view.h"

namespace claimgraph {

// Errors: those of the view, and io when the stream fails.
Status export_jsonl(const GraphView& view, const ExportFilter& filter, std::ostream& out);
Status export_graphml(const GraphView& view, const ExportFilter& filter, std::ostream& out);
Status export_gexf(const GraphView& view, const ExportFilter& filter, std::ostream& out);

enum class CypherRows : std::uint8_t {
  literal,   // plain Cypher
  parameter  // rows through cypher-shell's `:param`: several times as fast, for cypher-shell alone
};
// The uniqueness constraint, to be run before the data: without it each row searches all nodes.
Status export_cypher_schema(std::ostream& out);
// MERGE throughout: running the script twice changes nothing.
Status export_cypher(const GraphView& view, const ExportFilter& filter, CypherRows rows, std::ostream& out);

struct CsvStreams {
  std::ostream& nodes_header;
  std::ostream& nodes;
  std::ostream& edges_header;
  std::ostream& edges;
};
Status export_csv(const GraphView& view, const ExportFilter& filter, const CsvStreams& out);

enum class ExportFormat : std::uint8_t { graphml, gexf, cypher, cypher_param, csv, jsonl };
std::optional<ExportFormat> parse_export_format(std::string_view name);  // "cypher-param" for cypher_param

// To a stream; csv, being four files, is a usage error.
Status export_graph(const GraphView& view, const ExportFilter& filter, ExportFormat format, std::ostream& out);

// To files, each of which is there whole or not at all. graphml, gexf, jsonl: the file `path`. cypher, cypher_param:
// `path` and the schema beside it ("graph.cypher" → "graph.schema.cypher"). csv: a folder `path`, made if missing, with
// nodes_header.csv, nodes.csv, edges_header.csv, edges.csv.
Status export_graph_to(const GraphView& view, const ExportFilter& filter, ExportFormat format,
                       const std::filesystem::path& path);

}  // namespace claimgraph
