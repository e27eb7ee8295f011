// Writes a graph of hostile texts in every format, for tools/check_sinks.sh.
//   export_nasty_graph DIR [NODES EDGES]
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "export/export.h"
#include "tests/export/nasty_graph.h"

int main(int argc, char** argv) {
  using claimgraph::ExportFormat;
  if (argc != 2 && argc != 4) {
    std::cerr << "usage: export_nasty_graph DIR [NODES EDGES]\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::size_t nodes = argc == 4 ? std::strtoul(argv[2], nullptr, 10) : 80;
  const std::size_t edges = argc == 4 ? std::strtoul(argv[3], nullptr, 10) : 200;
  std::filesystem::create_directories(folder);
  const auto graph = claimgraph::test::graph_of(claimgraph::test::nasty_parts(1, nodes, edges));
  const std::pair<ExportFormat, const char*> files[] = {
      {ExportFormat::jsonl, "graph.jsonl"}, {ExportFormat::graphml, "graph.graphml"},
      {ExportFormat::gexf, "graph.gexf"},   {ExportFormat::cypher, "graph.cypher"},
      {ExportFormat::csv, "csv"},           {ExportFormat::cypher_param, "graph.param.cypher"}};
  for (const auto& [format, name] : files) {
    const auto status = export_graph_to(graph, {}, format, folder / name);
    if (!status) {
      std::cerr << status.error().message << "\n";
      return 1;
    }
  }
}
