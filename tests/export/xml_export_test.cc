// GraphML and GEXF, parsed back.
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "export/export.h"
#include "export/xml_text.h"
#include "graph/json.h"
#include "tests/export/nasty_graph.h"
#include "tests/export/xml_reader.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

Element read_back(const GraphView& g, Status (*write)(const GraphView&, const ExportFilter&, std::ostream&)) {
  std::ostringstream out;
  REQUIRE(write(g, {}, out));
  const std::string xml = out.str();
  return XmlReader(xml).read();
}

// What XML can carry of a text: controls and non-characters as U+FFFD.
std::string carried(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      out += "\uFFFD";
    } else if (text.compare(i, 3, "\ufffe") == 0) {
      out += "\uFFFD";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::map<std::string, const Element*> nodes_by_id(const Element& root) {
  std::map<std::string, const Element*> nodes;
  for (const Element* n : root.all("node")) nodes[n->attributes.at("id")] = n;
  return nodes;
}

std::optional<std::string> data(const Element& of, const std::string& key) {
  for (const auto& d : of.children) {
    if (d.attributes.at("key") == key) return d.text;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("GraphML is well-formed and gives every name and alias back") {
  const NastyParts parts = nasty_parts(1, 60, 200);
  const MemoryGraph g = graph_of(parts);
  const Element root = read_back(g, export_graphml);
  const auto nodes = nodes_by_id(root);
  REQUIRE(nodes.size() == 60);
  for (const Node& n : parts.nodes) {
    const Element& e = *nodes.at(n.id.hex());
    CHECK(data(e, "name") == carried(n.name));
    CHECK(data(e, "label") == carried(n.name));
    CHECK(data(e, "type") == std::string(to_string(n.type)));
    CHECK(data(e, "aliases").has_value() == !n.aliases.empty());
    if (n.aliases.empty()) continue;
    // JSON carries control characters as escapes; only U+FFFE of the list is lost.
    const auto list = Json::parse(*data(e, "aliases")).get<std::vector<std::string>>();
    REQUIRE(list.size() == n.aliases.size());
    for (std::size_t i = 0; i < list.size(); ++i) CHECK(carried(list[i]) == carried(n.aliases[i]));
  }
  CHECK(root.all("edge").size() == g.counts().value().edges);
}

TEST_CASE("GraphML key ids are lower case and unique, and every datum names one of its kind") {
  const Element root = read_back(graph_of(nasty_parts(2, 20, 40)), export_graphml);
  std::map<std::string, std::string> keys;
  for (const Element* k : root.all("key")) {
    const std::string id = k->attributes.at("id");
    CHECK(std::all_of(id.begin(), id.end(), [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); }));
    CHECK(keys.emplace(id, k->attributes.at("for")).second);
  }
  for (const char* kind : {"node", "edge"}) {
    for (const Element* e : root.all(kind)) {
      for (const auto& d : e->children) CHECK(keys.at(d.attributes.at("key")) == kind);
    }
  }
}

TEST_CASE("GEXF is well-formed, white space of values included, and edges have their kind") {
  const NastyParts parts = nasty_parts(3, 60, 200);
  const MemoryGraph g = graph_of(parts);
  const Element root = read_back(g, export_gexf);
  CHECK(root.attributes.at("version") == "1.3");
  const auto nodes = nodes_by_id(root);
  for (const Node& n : parts.nodes) CHECK(nodes.at(n.id.hex())->attributes.at("label") == carried(n.name));
  std::set<std::string> ids;
  for (const Element* e : root.all("edge")) {
    CHECK(ids.insert(e->attributes.at("id")).second);
    CHECK(e->attributes.at("kind") == e->attributes.at("label"));
    CHECK(nodes.count(e->attributes.at("source")) == 1);
    CHECK(nodes.count(e->attributes.at("target")) == 1);
  }
  CHECK(ids.size() == g.counts().value().edges);
}

TEST_CASE("a GEXF value that Gephi would choke on is cut between characters") {
  MemoryGraph g;
  Node n;
  n.id = NodeId::of_bytes("long");
  for (int i = 0; i < 300000; ++i) n.name += "é";
  n.aliases = {n.name, "short"};
  g.add(n);
  const Element root = read_back(g, export_gexf);
  for (const Element* v : root.all("attvalue")) CHECK(v->attributes.at("value").size() < 524288);
  CHECK(root.all("node").at(0)->attributes.at("label").size() == 500003);
}

TEST_CASE("INF inside lists is escaped, broken UTF-8 is replaced") {
  CHECK(xml_value(Value(std::vector<std::string>{"INFANTRY"})) == "[\"\\u0049NFANTRY\"]");
  std::string out;
  append_xml_text("a\xff]]>\x01", out);
  CHECK(out == "a\uFFFD]]&gt;\uFFFD");
}

TEST_CASE("decimals are short, read back the same, and never subnormal") {
  CHECK(decimal(5) == "5.0");
  CHECK(decimal(0.1) == "0.1");
  CHECK(decimal(-0.0) == "0.0");
  CHECK(decimal(4e-320) == "0.0");
  CHECK(std::stod(decimal(0.30000000000000004)) == 0.30000000000000004);
  CHECK(std::stod(decimal(1.7976931348623157e308)) == 1.7976931348623157e308);
}

TEST_CASE("an empty graph is a whole file") {
  CHECK(read_back(MemoryGraph(), export_graphml).all("node").empty());
  CHECK(read_back(MemoryGraph(), export_gexf).all("edge").empty());
}
