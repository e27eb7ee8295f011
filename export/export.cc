#include "export/export.h"

#include <string>

#include "base/atomic_file.h"

namespace claimgraph {

namespace {

// The four files of a folder, nested so that the data files are renamed only after all was written.
Status export_csv_to(const GraphView& view, const ExportFilter& filter, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Error{ErrorCode::io, folder.string() + ": " + error.message()};
  return write_file_atomically(folder / "nodes_header.csv", [&](std::ostream& nodes_header) {
    return write_file_atomically(folder / "nodes.csv", [&](std::ostream& nodes) {
      return write_file_atomically(folder / "edges_header.csv", [&](std::ostream& edges_header) {
        return write_file_atomically(folder / "edges.csv", [&](std::ostream& edges) {
          return export_csv(view, filter, {nodes_header, nodes, edges_header, edges});
        });
      });
    });
  });
}

std::filesystem::path schema_path(const std::filesystem::path& path) {
  return path.parent_path() / (path.stem().string() + ".schema.cypher");
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  constexpr std::pair<std::string_view, ExportFormat> kFormats[] = {
      {"graphml", ExportFormat::graphml},           {"gexf", ExportFormat::gexf}, {"cypher", ExportFormat::cypher},
      {"cypher-param", ExportFormat::cypher_param}, {"csv", ExportFormat::csv},   {"jsonl", ExportFormat::jsonl}};
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

Status export_graph(const GraphView& view, const ExportFilter& filter, ExportFormat format, std::ostream& out) {
  switch (format) {
    case ExportFormat::graphml:
      return export_graphml(view, filter, out);
    case ExportFormat::gexf:
      return export_gexf(view, filter, out);
    case ExportFormat::cypher:
      return export_cypher(view, filter, CypherRows::literal, out);
    case ExportFormat::cypher_param:
      return export_cypher(view, filter, CypherRows::parameter, out);
    case ExportFormat::jsonl:
      return export_jsonl(view, filter, out);
    case ExportFormat::csv:
      break;
  }
  return Error{ErrorCode::usage, "export: csv is four files; name their folder with -o"};
}

Status export_graph_to(const GraphView& view, const ExportFilter& filter, ExportFormat format,
                       const std::filesystem::path& path) {
  if (format == ExportFormat::csv) return export_csv_to(view, filter, path);
  if (format == ExportFormat::cypher || format == ExportFormat::cypher_param) {
    if (const Status s = write_file_atomically(schema_path(path), export_cypher_schema); !s) return s;
  }
  return write_file_atomically(path, [&](std::ostream& out) { return export_graph(view, filter, format, out); });
}

}  // namespace claimgraph
