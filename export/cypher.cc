// Cypher scripts for Neo4j 5 (and FalkorDB, without the schema).

#include "export/export.h"
#include "export/rows.h"

namespace claimgraph {

namespace {

// Statements of bounded size: the planner walks every literal of a statement, some of its passes more than once.
constexpr std::size_t kRowsAStatement = 500;
constexpr std::size_t kBytesAStatement = std::size_t{128} << 10U;

// Only these are escaped; everything else stands as it is. Never \uXXXX: Neo4j decodes it before it looks for the end
// of the string, so that "\u0022" would end it; a backslash of the text is doubled and cannot begin one.
void append_string(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : clean_utf8(text)) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\'':
        out += "\\'";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      default:
        out += c;
    }
  }
  out += '"';
}

struct AppendLiteral {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { append_string(text, out); }
  void operator()(const std::vector<std::string>& list) const {
    out += '[';
    for (const auto& item : list) {
      if (&item != &list.front()) out += ", ";
      append_string(item, out);
    }
    out += ']';
  }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const { out += decimal(number); }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
};

// "{name: row[1], first_day: date(row[2])}": dates are made in the statement, once, and not in every row.
std::string properties(std::span<const Attribute> attributes, std::size_t first) {
  std::string out = "{";
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const std::string value = "row[" + std::to_string(first + i) + "]";
    if (i > 0) out += ", ";
    out.append(attributes[i].name).append(": ");
    out += attributes[i].type == AttributeType::day ? "date(" + value + ")" : value;
  }
  return out + "}";
}

void replace_all(std::string_view what, std::string_view with, std::string& text) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// Rows of one statement, until there are enough.
class Batch {
 public:
  Batch(std::string tail, CypherRows style, std::ostream& out) : tail_(std::move(tail)), style_(style), out_(out) {}

  void add(const std::string& row) {
    if (count_ == kRowsAStatement || (count_ > 0 && rows_.size() + row.size() > kBytesAStatement)) flush();
    if (count_ > 0) rows_ += style_ == CypherRows::literal ? ",\n" : ", ";
    rows_ += row;
    ++count_;
  }

  void flush() {
    if (count_ == 0) return;
    if (style_ == CypherRows::literal) {
      out_ << "UNWIND [\n" << rows_ << "\n] AS row\n" << tail_ << ";\n";
    } else {
      // cypher-shell ends the line at what Java calls a line end; here alone an escape is understood.
      replace_all("\xc2\x85", "\\u0085", rows_);
      replace_all("\xe2\x80\xa8", "\\u2028", rows_);
      replace_all("\xe2\x80\xa9", "\\u2029", rows_);
      out_ << ":param rows => [" << rows_ << "];\nUNWIND $rows AS row\n" << tail_ << ";\n";
    }
    rows_.clear();
    count_ = 0;
  }

 private:
  std::string tail_;
  CypherRows style_;
  std::ostream& out_;
  std::string rows_;
  std::size_t count_ = 0;
};

class CypherWriter final : public RowWriter {
 public:
  CypherWriter(CypherRows style, std::ostream& out) : out_(out) {
    // A label or a relation cannot come from a row: one batch of rows for each.
    for (int i = 0; i < 5; ++i) {
      const std::string label(label_of(static_cast<NodeType>(i)));
      nodes_.emplace_back(
          "MERGE (n:Entity {id: row[0]})\nSET n:" + label + ", n += " + properties(node_attributes(), 1), style, out);
    }
    for (int i = 0; i < 6; ++i) {
      const std::string relation(relation_of(static_cast<EdgeType>(i)));
      edges_.emplace_back("MATCH (a:Entity {id: row[0]})\nMATCH (b:Entity {id: row[1]})\nMERGE (a)-[r:" + relation +
                              " {id: row[2]}]->(b)\nSET r += " + properties(edge_attributes(), 3),
                          style, out);
    }
  }

  void begin() override {}
  void node(const NodeRow& row) override { nodes_[static_cast<std::size_t>(row.type)].add(list({row.id}, row.values)); }
  void end_of_nodes() override {
    for (Batch& batch : nodes_) batch.flush();
  }
  void edge(const EdgeRow& row) override {
    edges_[static_cast<std::size_t>(row.type)].add(list({row.from, row.to, row.id}, row.values));
  }
  void end() override {
    for (Batch& batch : edges_) batch.flush();
  }
  bool good() const override { return out_.good(); }

 private:
  static std::string list(std::initializer_list<std::string> ids, const std::vector<Value>& values) {
    std::string row = "[";
    for (const auto& id : ids) {
      if (row.size() > 1) row += ", ";
      append_string(id, row);
    }
    for (const Value& value : values) {
      row += ", ";
      std::visit(AppendLiteral{row}, value);
    }
    return row + "]";
  }

  std::ostream& out_;
  std::vector<Batch> nodes_;
  std::vector<Batch> edges_;
};

}  // namespace

Status export_cypher_schema(std::ostream& out) {
  out << "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
         "CALL db.awaitIndexes(300);\n";
  return out.good() ? Status() : Error{ErrorCode::io, "export: the output was closed before the end"};
}

Status export_cypher(const GraphView& view, const ExportFilter& filter, CypherRows style, std::ostream& out) {
  CypherWriter writer(style, out);
  return write_rows(view, filter, writer);
}

}  // namespace claimgraph
