// GraphML (http://graphml.graphdrawing.org/specification.html) as Gephi, NetworkX, igraph, graphology and Cytoscape
// read it; docs/export.md gives the reasons.
#include <algorithm>

#include "export/export.h"
#include "export/xml_text.h"

namespace claimgraph {

namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

// Key ids are the attributes' names, for readers that show ids; an edge's key that a node's has too gets a prefix,
// since ids are unique in the file.
std::string edge_key(std::string_view name) {
  const auto nodes = node_attributes();
  const bool taken = name == "id" || name == "label" ||
                     std::any_of(nodes.begin(), nodes.end(), [&](const Attribute& a) { return name == a.name; });
  return taken ? "edge_" + std::string(name) : std::string(name);
}

class GraphmlWriter final : public RowWriter {
 public:
  explicit GraphmlWriter(std::ostream& out) : out_(out) {
    for (const Attribute& a : edge_attributes()) edge_keys_.push_back(edge_key(a.name));
  }

  void begin() override {
    out_ << kHead;
    key("label", "node", "label", "string");
    for (const Attribute& a : node_attributes()) key(a.name, "node", a.name, xml_type(a.type));
    // igraph takes the source node's id for the edge's id unless an attribute says it.
    key("edge_id", "edge", "id", "string");
    key("edge_label", "edge", "label", "string");
    key("relation", "edge", "relation", "string");
    for (const Attribute& a : edge_attributes()) key(edge_key(a.name), "edge", a.name, xml_type(a.type));
    out_ << "<graph id=\"G\" edgedefault=\"directed\">\n";
  }

  void node(const NodeRow& row) override {
    text_ = "<node id=\"" + row.id + "\">\n";
    data("label", row.label);
    const auto attributes = node_attributes();
    for (std::size_t i = 0; i < attributes.size(); ++i) data(attributes[i].name, row.values[i]);
    text_ += "</node>\n";
    out_ << text_;
  }

  void end_of_nodes() override {}

  void edge(const EdgeRow& row) override {
    const std::string relation(relation_of(row.type));
    // The label is Gephi's kind of edge; without it parallel edges of all kinds become one.
    text_ = "<edge id=\"" + row.id + "\" source=\"" + row.from + "\" target=\"" + row.to + "\" label=\"" + relation +
            "\">\n";
    data("edge_id", row.id);
    data("edge_label", relation);
    data("relation", relation);
    for (std::size_t i = 0; i < edge_keys_.size(); ++i) data(edge_keys_[i], row.values[i]);
    text_ += "</edge>\n";
    out_ << text_;
  }

  void end() override { out_ << "</graph>\n</graphml>\n"; }
  bool good() const override { return out_.good(); }

 private:
  void key(std::string_view id, const char* of, const char* name, const char* type) {
    out_ << "<key id=\"" << id << "\" for=\"" << of << "\" attr.name=\"" << name << "\" attr.type=\"" << type
         << "\"/>\n";
  }

  void data(std::string_view key, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return;
    text_.append("<data key=\"").append(key).append("\">");
    append_xml_text(xml_value(value), text_);
    text_ += "</data>\n";
  }

  std::ostream& out_;
  std::vector<std::string> edge_keys_;
  std::string text_;
};

}  // namespace

Status export_graphml(const GraphView& view, const ExportFilter& filter, std::ostream& out) {
  GraphmlWriter writer(out);
  return write_rows(view, filter, writer);
}

}  // namespace claimgraph
