// The files of `neo4j-admin database import`.
#include "export/export.h"
#include "export/rows.h"

namespace claimgraph {

namespace {

// Separates the items of a list; it cannot be escaped, so it is replaced inside them.
constexpr char kSeparator = '\x1f';
constexpr std::string_view kReplacement = "\xef\xbf\xbd";

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : clean_utf8(text)) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

struct AppendField {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { append_quoted(text, out); }
  void operator()(const std::vector<std::string>& list) const {
    std::string joined;
    for (const auto& item : list) {
      if (&item != &list.front()) joined += kSeparator;
      for (const char c : item) c == kSeparator ? joined.append(kReplacement) : joined.append(1, c);
    }
    append_quoted(joined, out);
  }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const { out += decimal(number); }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
};

const char* column_type(AttributeType type) {
  switch (type) {
    case AttributeType::text:
      return "string";
    case AttributeType::list:
      return "string[]";
    case AttributeType::day:
      return "date";
    case AttributeType::integer:
      return "long";
    case AttributeType::real:
      return "double";
    case AttributeType::boolean:
      return "boolean";
  }
  return "string";
}

std::string columns(std::span<const Attribute> attributes) {
  std::string out;
  for (const Attribute& a : attributes) out.append(",").append(a.name).append(":").append(column_type(a.type));
  return out;
}

class CsvWriter final : public RowWriter {
 public:
  explicit CsvWriter(const CsvStreams& out) : out_(out) {}

  void begin() override {
    out_.nodes_header << "id:ID" << columns(node_attributes()) << ",:LABEL\n";
    out_.edges_header << ":START_ID,:END_ID,:TYPE,id:string" << columns(edge_attributes()) << "\n";
  }
  void node(const NodeRow& row) override {
    text_.clear();
    append_quoted(row.id, text_);
    append_values(row.values);
    text_.append(",Entity").append(1, kSeparator).append(label_of(row.type)).append("\n");
    out_.nodes << text_;
  }
  void end_of_nodes() override {}
  void edge(const EdgeRow& row) override {
    text_.clear();
    append_quoted(row.from, text_);
    text_ += ',';
    append_quoted(row.to, text_);
    text_.append(",").append(relation_of(row.type)).append(",");
    append_quoted(row.id, text_);
    append_values(row.values);
    text_ += '\n';
    out_.edges << text_;
  }
  void end() override {}
  bool good() const override {
    return out_.nodes_header.good() && out_.nodes.good() && out_.edges_header.good() && out_.edges.good();
  }

 private:
  void append_values(const std::vector<Value>& values) {
    for (const Value& value : values) {
      text_ += ',';
      std::visit(AppendField{text_}, value);
    }
  }

  CsvStreams out_;
  std::string text_;
};

}  // namespace

Status export_csv(const GraphView& view, const ExportFilter& filter, const CsvStreams& out) {
  CsvWriter writer(out);
  return write_rows(view, filter, writer);
}

}  // namespace claimgraph
