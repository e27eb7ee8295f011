// Cypher and CSV, read back by readers as simple as the escapes.
#include <catch2/catch.hpp>
#include <sstream>

#include "export/export.h"
#include "export/rows.h"
#include "tests/export/nasty_graph.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

// The strings of a Cypher script as Neo4j reads them, unescaped; what is outside strings goes to `code`.
std::vector<std::string> strings_of(const std::string& script, std::string& code) {
  const std::string escapes = "\\\"'nrtbf";
  const std::string meant = "\\\"'\n\r\t\b\f";
  std::vector<std::string> out;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script[i] != '"') {
      code += script[i];
      continue;
    }
    std::string text;
    for (++i; script.at(i) != '"'; ++i) {
      if (script[i] != '\\') {
        text += script[i];
        continue;
      }
      const auto which = escapes.find(script.at(++i));
      if (which == std::string::npos) FAIL("an escape that not every reader knows");
      text += meant[which];
    }
    out.push_back(text);
    code += '@';
  }
  return out;
}

std::string cypher(const GraphView& g, CypherRows rows) {
  std::ostringstream out;
  REQUIRE(export_cypher(g, {}, rows, out));
  return out.str();
}

// RFC 4180 with line feeds; a field keeps its quotes, to tell "" from nothing.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  REQUIRE_FALSE(quoted);
  rows.pop_back();
  return rows;
}

std::string unquoted(const std::string& field) {
  std::string out;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    out += field[i];
    if (field[i] == '"' && field[++i] != '"') FAIL("a lone quote in a field");
  }
  return out;
}

}  // namespace

TEST_CASE("no text of an article gets out of its string in a Cypher script") {
  const NastyParts parts = nasty_parts(5, 80, 300);
  const std::string script = cypher(graph_of(parts), CypherRows::literal);
  std::string code;
  const auto strings = strings_of(script, code);
  for (const char* word : {"DETACH", "DELETE", ":exit", "//", "/*", "param", "`"}) {
    CHECK(code.find(word) == std::string::npos);
  }
  for (const Node& n : parts.nodes) {
    CHECK(std::find(strings.begin(), strings.end(), clean_utf8(n.name)) != strings.end());
  }
  CHECK(script.find('\0') == std::string::npos);
}

TEST_CASE("a backslash before u never reaches Neo4j undoubled") {
  MemoryGraph g;
  Node n;
  n.id = NodeId::of_bytes("x");
  n.name = "\\u0022}) DETACH DELETE n //";
  g.add(n);
  CHECK(cypher(g, CypherRows::literal).find("\"\\\\u0022}) DETACH DELETE n //\"") != std::string::npos);
}

TEST_CASE("a Cypher statement has at most 500 rows, and every node and edge is in one") {
  const MemoryGraph g = graph_of(nasty_parts(6, 3000, 4000));
  std::string code;
  strings_of(cypher(g, CypherRows::literal), code);
  std::istringstream lines(code);
  std::size_t rows = 0, most = 0, statements = 0, all = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line == "UNWIND [") ++statements, rows = 0;
    if (line.rfind("[@", 0) == 0) ++rows, ++all;
    most = std::max(most, rows);
  }
  CHECK(most <= 500);
  CHECK(statements >= 11);
  CHECK(all == g.counts().value().nodes + g.counts().value().edges);
  CHECK(code.find("MERGE (a)-[r:AFFILIATED_WITH {id: row[2]}]->(b)") != std::string::npos);
}

TEST_CASE("rows for cypher-shell's :param hold no line end that Java knows") {
  const std::string script = cypher(graph_of(nasty_parts(7, 60, 100)), CypherRows::parameter);
  for (const char* end : {"\u0085", "\u2028", "\u2029"}) CHECK(script.find(end) == std::string::npos);
  std::istringstream lines(script);
  std::size_t params = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(":param rows => [", 0) != 0) continue;
    ++params;
    CHECK(line.substr(line.size() - 2) == "];");
  }
  CHECK(params == 11);
}

TEST_CASE("a date keeps its words, its first and last day are days") {
  Node month = nasty_parts(8, 4, 0).nodes.at(3);
  REQUIRE(month.type == NodeType::event);
  month.event.date = DateMention{std::nullopt, "2017-06"};
  const NodeRow row = row_of(month);
  REQUIRE(row.values.size() == node_attributes().size());
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const std::string name = node_attributes()[i].name;
    if (name == "date") CHECK(row.values[i] == Value(std::string("2017-06")));
    if (name == "last_day") CHECK(row.values[i] == Value(std::string("2017-06-30")));
  }
  CHECK(row_of(Edge(), std::nullopt).values.size() == edge_attributes().size());
}

TEST_CASE("CSV keeps every text in its field") {
  const NastyParts parts = nasty_parts(9, 60, 200);
  const MemoryGraph g = graph_of(parts);
  std::ostringstream nodes_header, nodes, edges_header, edges;
  REQUIRE(export_csv(g, {}, {nodes_header, nodes, edges_header, edges}));
  const auto columns = csv_rows(nodes_header.str()).at(0);
  CHECK(columns.front() == "id:ID");
  CHECK(columns.back() == ":LABEL");
  const auto rows = csv_rows(nodes.str());
  REQUIRE(rows.size() == parts.nodes.size());
  std::map<std::string, const Node*> by_id;
  for (const Node& n : parts.nodes) by_id[n.id.hex()] = &n;
  for (const auto& row : rows) {
    REQUIRE(row.size() == columns.size());
    CHECK(unquoted(row[1]) == clean_utf8(by_id.at(unquoted(row[0]))->name));
  }
  const auto edge_columns = csv_rows(edges_header.str()).at(0);
  const auto edge_rows = csv_rows(edges.str());
  CHECK(edge_rows.size() == g.counts().value().edges);
  for (const auto& row : edge_rows) CHECK(row.size() == edge_columns.size());
}

TEST_CASE("a separator inside a list item of CSV does not split it") {
  MemoryGraph g;
  Node n;
  n.id = NodeId::of_bytes("x");
  n.name = "x";
  n.aliases = {"a\x1f_b", "c"};
  g.add(n);
  std::ostringstream nodes_header, nodes, edges_header, edges;
  REQUIRE(export_csv(g, {}, {nodes_header, nodes, edges_header, edges}));
  CHECK(nodes.str().find("\"a\uFFFD_b\x1f"
                         "c\"") != std::string::npos);
}
