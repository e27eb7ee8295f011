// The whole graph as JSON Lines ("Export of the whole graph" in docs/interchange.md).
#include "export/export.h"
#include "graph/graph_records.h"

namespace claimgraph {

namespace {

Status closed() { return Error{ErrorCode::io, "export: the output was closed before the end"}; }

}  // namespace

Status export_jsonl(const GraphView& view, const ExportFilter& filter, std::ostream& out) {
  const auto made = Selection::make(view, filter);
  if (!made) return made.error();
  const Selection& selection = made.value();
  const Status documents = view.for_each_document([&](const Document& d) {
    if (selection.keeps(d.info.id)) out << json_line(document_record(d)) << '\n';
    return out.good();
  });
  if (!documents) return documents;
  const Status nodes = view.for_each_node([&](const Node& n) {
    if (selection.keeps(n.id)) out << json_line(node_record(selection.trimmed(n))) << '\n';
    return out.good();
  });
  if (!nodes) return nodes;
  const Status edges = view.for_each_edge([&](const Edge& e) {
    if (selection.keeps(e)) out << json_line(edge_record(selection.trimmed(e))) << '\n';
    return out.good();
  });
  if (!edges) return edges;
  return out.good() ? Status() : closed();
}

}  // namespace claimgraph
