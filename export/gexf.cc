// GEXF 1.3 (https://gexf.net/schema.html).
#include "export/export.h"
#include "export/xml_text.h"

namespace claimgraph {

namespace {

// Gephi gives up on a file with a longer value (524,288 characters).
constexpr std::size_t kLongestValue = 500000;

// The text cut between characters, in bytes, which are never fewer than characters.
std::string shortened(std::string text) {
  if (text.size() <= kLongestValue) return text;
  std::size_t end = kLongestValue;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "\xe2\x80\xa6";
}

// A list loses whole items at its end, so that it stays JSON.
std::string shortened_list(std::vector<std::string> list) {
  for (std::string& item : list) item = shortened(std::move(item));
  std::string text = xml_value(list);
  while (text.size() > kLongestValue && !list.empty()) {
    list.pop_back();
    text = xml_value(list);
  }
  return text;
}

std::string value_text(const Value& value) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return list != nullptr ? shortened_list(*list) : shortened(xml_value(value));
}

class GexfWriter final : public RowWriter {
 public:
  explicit GexfWriter(std::ostream& out) : out_(out) {}

  void begin() override {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
            "<meta><creator>claimgraph</creator></meta>\n"
            "<graph mode=\"static\" defaultedgetype=\"directed\" idtype=\"string\">\n"
            "<attributes class=\"node\" mode=\"static\">\n";
    for (const Attribute& a : node_attributes()) attribute(a.name, xml_type(a.type));
    out_ << "</attributes>\n<attributes class=\"edge\" mode=\"static\">\n";
    attribute("relation", "string");
    for (const Attribute& a : edge_attributes()) attribute(a.name, xml_type(a.type));
    out_ << "</attributes>\n<nodes>\n";
  }

  void node(const NodeRow& row) override {
    text_ = "<node id=\"" + row.id + "\" label=\"";
    append_xml_attribute(shortened(row.label), text_);
    text_ += "\">\n<attvalues>\n";
    values(node_attributes(), row.values);
    text_ += "</attvalues>\n</node>\n";
    out_ << text_;
  }

  void end_of_nodes() override { out_ << "</nodes>\n<edges>\n"; }

  void edge(const EdgeRow& row) override {
    const std::string relation(relation_of(row.type));
    // `kind` keeps Gephi from merging parallel edges of different kinds.
    text_ = "<edge id=\"" + row.id + "\" source=\"" + row.from + "\" target=\"" + row.to + "\" label=\"" + relation +
            "\" kind=\"" + relation + "\">\n<attvalues>\n";
    attvalue("relation", relation);
    values(edge_attributes(), row.values);
    text_ += "</attvalues>\n</edge>\n";
    out_ << text_;
  }

  void end() override { out_ << "</edges>\n</graph>\n</gexf>\n"; }
  bool good() const override { return out_.good(); }

 private:
  void attribute(const char* name, const char* type) {
    out_ << "<attribute id=\"" << name << "\" title=\"" << name << "\" type=\"" << type << "\"/>\n";
  }

  void values(std::span<const Attribute> attributes, const std::vector<Value>& row) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (!std::holds_alternative<std::monostate>(row[i])) attvalue(attributes[i].name, value_text(row[i]));
    }
  }

  void attvalue(const char* name, std::string_view value) {
    text_.append("<attvalue for=\"").append(name).append("\" value=\"");
    append_xml_attribute(value, text_);
    text_ += "\"/>\n";
  }

  std::ostream& out_;
  std::string text_;
};

}  // namespace

Status export_gexf(const GraphView& view, const ExportFilter& filter, std::ostream& out) {
  GexfWriter writer(out);
  return write_rows(view, filter, writer);
}

}  // namespace claimgraph
