// Nodes and edges as rows of named, typed attributes: what GraphML, GEXF, Cypher and CSV have in common.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "export/filter.h"
#include "graph/view.h"

namespace claimgraph {

enum class AttributeType : std::uint8_t { text, list, day, integer, real, boolean };

struct Attribute {
  const char* name;
  AttributeType type;
};

// monostate: missing. Texts and days are strings (a day is "2017-06-20").
using Value = std::variant<std::monostate, std::string, std::vector<std::string>, std::int64_t, double, bool>;

// The attributes of all nodes and of all edges, in the order of the rows' values. docs/export.md describes each.
std::span<const Attribute> node_attributes();
std::span<const Attribute> edge_attributes();

struct NodeRow {
  std::string id;
  std::string label;
  NodeType type = NodeType::organisation;
  std::vector<Value> values;
};

struct EdgeRow {
  std::string id;  // a function of ends, type, document and role
  std::string from;
  std::string to;
  EdgeType type = EdgeType::claims;
  std::vector<Value> values;
};

NodeRow row_of(const Node& node);
// `document`: that of the edge, nothing when the graph lacks it.
EdgeRow row_of(const Edge& edge, const std::optional<Document>& document);

std::string_view label_of(NodeType type);     // "Organisation"
std::string_view relation_of(EdgeType type);  // "AFFILIATED_WITH"

// Takes the rows of one export in order: every node, then every edge.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void begin() = 0;
  virtual void node(const NodeRow& row) = 0;
  virtual void end_of_nodes() = 0;
  virtual void edge(const EdgeRow& row) = 0;
  virtual void end() = 0;
  // False when the bytes no longer arrive; the export stops.
  virtual bool good() const = 0;
};

// Streams what the filter keeps: memory does not grow with the graph, but for Selection's.
Status write_rows(const GraphView& view, const ExportFilter& filter, RowWriter& writer);

// "0.1", "1e-07", "5.0": the shortest decimal that reads back the same; subnormal numbers, which some readers refuse,
// as 0.0. Requires a finite number.
std::string decimal(double value);

// Valid UTF-8 without NUL: either becomes U+FFFD.
std::string clean_utf8(std::string_view text);

}  // namespace claimgraph
