#include "export/export.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "graph/json.h"
#include "tests/export/nasty_graph.h"

using namespace claimgraph;
using namespace claimgraph::test;
namespace fs = std::filesystem;

namespace {

constexpr ExportFormat kStreamed[] = {ExportFormat::graphml, ExportFormat::gexf, ExportFormat::cypher,
                                      ExportFormat::cypher_param, ExportFormat::jsonl};

std::string text_of(const GraphView& g, ExportFormat format, const ExportFilter& filter = {}) {
  std::ostringstream out;
  REQUIRE(export_graph(g, filter, format, out));
  return out.str();
}

// The records of a JSONL export by kind.
std::map<std::string, std::vector<Json>> records(const GraphView& g, const ExportFilter& filter) {
  std::map<std::string, std::vector<Json>> out;
  std::istringstream lines(text_of(g, ExportFormat::jsonl, filter));
  for (std::string line; std::getline(lines, line);) {
    Json record = Json::parse(line);
    out[record["record"].get<std::string>()].push_back(std::move(record));
  }
  return out;
}

fs::path scratch(const std::string& name) {
  const fs::path folder = fs::temp_directory_path() / ("claimgraph-export-test-" + name);
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the bytes of an export do not depend on the order in which the graph was made") {
  NastyParts parts = nasty_parts(10, 50, 150);
  const MemoryGraph first = graph_of(parts);
  // One edge of each key, so that no order decides which one stays.
  parts.edges.clear();
  REQUIRE(first.for_each_edge([&](const Edge& e) {
    parts.edges.push_back(e);
    return true;
  }));
  std::mt19937 random(1);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(parts.documents.begin(), parts.documents.end(), random);
    std::shuffle(parts.nodes.begin(), parts.nodes.end(), random);
    std::shuffle(parts.edges.begin(), parts.edges.end(), random);
    const MemoryGraph again = graph_of(parts);
    for (const ExportFormat format : kStreamed) CHECK(text_of(again, format) == text_of(first, format));
  }
}

TEST_CASE("the JSON lines are documents, nodes, edges, each in the order of ids") {
  const MemoryGraph g = graph_of(nasty_parts(11, 30, 60));
  std::istringstream lines(text_of(g, ExportFormat::jsonl));
  std::vector<std::string> kinds;
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    const Json r = Json::parse(line);
    const std::string kind = r["record"];
    if (kinds.empty() || kinds.back() != kind) kinds.push_back(kind), last.clear();
    const std::string id = kind == "edge" ? r["from"] : r["id"];
    CHECK(last <= id);
    last = id;
  }
  CHECK(kinds == std::vector<std::string>{"document", "node", "edge"});
}

TEST_CASE("an edge is kept when its type, its document and both its ends are") {
  const NastyParts parts = nasty_parts(12, 40, 400);
  const MemoryGraph g = graph_of(parts);
  ExportFilter filter;
  filter.node_types = {NodeType::organisation, NodeType::event};
  filter.edge_types = {EdgeType::claims};
  filter.documents = {parts.documents[0].info.id, parts.documents[2].info.id};
  auto kept = records(g, filter);
  std::set<std::string> nodes;
  for (const Json& n : kept["node"]) {
    CHECK((n["type"] == "organisation" || n["type"] == "event"));
    nodes.insert(n["id"].get<std::string>());
    for (const Json& m : n["mentions"]) {
      CHECK(filter.documents.count(*DocumentId::parse(m["document"].get<std::string>())) == 1);
    }
  }
  CHECK(kept["document"].size() == 2);
  std::size_t expected = 0;
  REQUIRE(g.for_each_edge([&](const Edge& e) {
    expected += e.type == EdgeType::claims && filter.documents.count(e.document) != 0 &&
                nodes.count(e.from.hex()) != 0 && nodes.count(e.to.hex()) != 0;
    return true;
  }));
  REQUIRE(expected > 0);
  CHECK(kept["edge"].size() == expected);
  for (const Json& e : kept["edge"]) {
    if (e.contains("on_behalf_of")) CHECK(nodes.count(e["on_behalf_of"].get<std::string>()) == 1);
  }
}

TEST_CASE("dates keep events that begin within them, and leave out undated ones") {
  const MemoryGraph g = graph_of(nasty_parts(13, 60, 0));
  ExportFilter filter;
  filter.from = "2017-06-02";
  filter.to = "2017-06-20";
  std::size_t events = 0;
  auto kept = records(g, filter);
  for (const Json& n : kept["node"]) {
    if (n["type"] != "event") continue;
    ++events;
    CHECK(n["date"]["value"].get<std::string>().rfind("2017-06-20", 0) == 0);
  }
  CHECK(events > 0);
  filter.from = "2018-01-01";
  filter.to.clear();
  kept = records(g, filter);
  for (const Json& n : kept["node"]) CHECK(n["type"] != "event");
}

TEST_CASE("a neighbourhood grows by hops, and a missing centre keeps nothing") {
  MemoryGraph g;
  const NastyParts parts = nasty_parts(14, 5, 0);
  for (const auto& d : parts.documents) g.add(d);
  for (const auto& n : parts.nodes) g.add(n);
  for (std::size_t i = 0; i + 1 < 5; ++i) {
    Edge e;
    e.from = parts.nodes[i].id;
    e.to = parts.nodes[i + 1].id;
    e.document = parts.documents[0].info.id;
    g.add(e);
  }
  ExportFilter filter;
  filter.around = parts.nodes[1].id;
  CHECK(records(g, filter)["node"].size() == 3);
  filter.hops = 2;
  CHECK(records(g, filter)["node"].size() == 4);
  CHECK(records(g, filter)["edge"].size() == 3);
  filter.around = NodeId::of_bytes("nowhere");
  CHECK(records(g, filter)["node"].empty());
}

TEST_CASE("files are written whole, and beside nothing else") {
  const fs::path folder = scratch("whole");
  const MemoryGraph g = graph_of(nasty_parts(15, 10, 20));
  REQUIRE(export_graph_to(g, {}, ExportFormat::graphml, folder / "g.graphml"));
  REQUIRE(export_graph_to(g, {}, ExportFormat::cypher, folder / "g.cypher"));
  REQUIRE(export_graph_to(g, {}, ExportFormat::csv, folder / "csv"));
  CHECK(content(folder / "g.graphml") == text_of(g, ExportFormat::graphml));
  CHECK(content(folder / "g.schema.cypher").find("CREATE CONSTRAINT") == 0);
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) names.insert(entry.path().filename());
  CHECK(names == std::set<std::string>{"g.graphml", "g.cypher", "g.schema.cypher", "csv", "nodes.csv",
                                       "nodes_header.csv", "edges.csv", "edges_header.csv"});
  fs::remove_all(folder);
}

TEST_CASE("an export that fails leaves the file that was there before") {
  const fs::path folder = scratch("failed");
  std::ofstream(folder / "g.gexf") << "before";
  const Status status = export_graph_to(MemoryGraph(), {}, ExportFormat::graphml, folder / "missing" / "g.graphml");
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::io);
  CHECK(status.error().message.find("g.graphml: No such file or directory") != std::string::npos);
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  if (!std::ofstream(folder / "probe")) {  // root may write anywhere
    CHECK_FALSE(export_graph_to(MemoryGraph(), {}, ExportFormat::gexf, folder / "g.gexf"));
  }
  fs::permissions(folder, fs::perms::owner_all);
  CHECK(content(folder / "g.gexf") == "before");
  CHECK_FALSE(export_graph_to(MemoryGraph(), {}, ExportFormat::gexf, folder));
  fs::remove_all(folder);
}

TEST_CASE("a full disk is an error that names the file and the remedy") {
  if (!fs::exists("/dev/full")) return;
  const MemoryGraph g = graph_of(nasty_parts(16, 50, 100));
  const Status status = export_graph_to(g, {}, ExportFormat::jsonl, "/dev/full");
  REQUIRE_FALSE(status);
  CHECK(status.error().message == "/dev/full: No space left on device; free some space, or choose another place");
}

TEST_CASE("csv needs a folder, and an unknown format is none") {
  std::ostringstream out;
  const Status status = export_graph(MemoryGraph(), {}, ExportFormat::csv, out);
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::usage);
  CHECK(parse_export_format("gexf") == ExportFormat::gexf);
  CHECK_FALSE(parse_export_format("dot"));
}
