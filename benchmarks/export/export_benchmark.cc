// Edges a second of each export, and of the interchange and the algorithms, over a synthetic graph with the skew of
// news: a few actors that everybody speaks of. items_per_second counts edges (documents for the codecs).
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <sstream>
#include <streambuf>

#include "export/export.h"
#include "graph/algorithm/communities.h"
#include "graph/extraction_codec.h"
#include "graph/interchange.h"
#include "graph/memory_graph.h"

namespace {

using namespace claimgraph;

// Takes bytes and counts them.
class Discard final : public std::streambuf {
 public:
  std::size_t bytes = 0;

 protected:
  int_type overflow(int_type c) override { return ++bytes, traits_type::not_eof(c); }
  std::streamsize xsputn(const char*, std::streamsize n) override {
    bytes += static_cast<std::size_t>(n);
    return n;
  }
};

DocumentSpan sentence(DocumentId document, std::uint32_t at) {
  static const std::string text =
      "The ministry said on Tuesday that at least 12 people were killed when shells hit the market.";
  return {document, {{at, at + static_cast<std::uint32_t>(text.size())}, text}};
}

MemoryGraph synthetic(std::size_t edges) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform(1e-6, 1.0);
  const std::size_t nodes = edges / 5 + 10;
  // Zipf-like: the rank of a node is a power of a uniform number.
  const auto skewed = [&] {
    return static_cast<std::uint64_t>(std::pow(uniform(random), 3.0) * static_cast<double>(nodes - 1));
  };
  MemoryGraph g;
  for (std::uint64_t i = 0; i < edges / 20 + 1; ++i) {
    Document d;
    d.info.id = {1, i};
    d.info.path = "articles/" + std::to_string(i) + ".txt";
    d.account = d.info.id;
    g.add(std::move(d));
  }
  for (std::uint64_t i = 0; i < nodes; ++i) {
    Node n;
    n.id = {2, i};
    n.type = static_cast<NodeType>(i % 5);
    n.name = "Node number " + std::to_string(i);
    n.aliases = {"Alias " + std::to_string(i)};
    for (std::uint32_t k = 0; k < 4; ++k) n.mentions.push_back(sentence({1, i % (edges / 20 + 1)}, 100 * k));
    g.add(std::move(n));
  }
  for (std::size_t i = 0; i < edges; ++i) {
    Edge e;
    e.type = static_cast<EdgeType>(i % 6);
    e.from = {2, skewed()};
    e.to = {2, random() % nodes};
    e.document = {1, random() % (edges / 20 + 1)};
    e.evidence = {sentence(e.document, 40)};
    g.add(std::move(e));
  }
  return g;
}

const MemoryGraph& graph() {
  static const MemoryGraph g = synthetic(50000);
  return g;
}

void export_format(benchmark::State& state, ExportFormat format) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    Discard sink;
    std::ostream out(&sink);
    if (!export_graph(graph(), {}, format, out)) state.SkipWithError("the export failed");
    bytes += sink.bytes;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * graph().counts().value().edges));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(export_format, jsonl, ExportFormat::jsonl)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_format, graphml, ExportFormat::graphml)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_format, gexf, ExportFormat::gexf)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_format, cypher, ExportFormat::cypher)->Unit(benchmark::kMillisecond);

void export_csv_files(benchmark::State& state) {
  for (auto _ : state) {
    Discard sinks[4];
    std::ostream a(&sinks[0]), b(&sinks[1]), c(&sinks[2]), d(&sinks[3]);
    if (!export_csv(graph(), {}, {a, b, c, d})) state.SkipWithError("the export failed");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * graph().counts().value().edges));
}
BENCHMARK(export_csv_files)->Unit(benchmark::kMillisecond);

Extraction document_of_news() {
  Extraction x;
  x.document.id = {1, 2};
  for (int i = 0; i < 40; ++i) {
    ExtractionNode n;
    n.id = "n" + std::to_string(i);
    n.name = "Node " + n.id;
    for (std::uint32_t k = 0; k < 4; ++k) n.mentions.push_back(sentence({}, 100 * k).text);
    x.nodes.push_back(std::move(n));
  }
  for (int i = 0; i < 60; ++i) {
    ExtractionEdge e;
    e.from = "n" + std::to_string(i % 40);
    e.to = "n" + std::to_string((i * 7) % 40);
    e.evidence = {sentence({}, 7).text};
    x.edges.push_back(std::move(e));
  }
  return x;
}

void read_jsonl_records(benchmark::State& state) {
  std::string lines;
  append_jsonl(document_of_news(), lines);
  for (auto _ : state) {
    std::istringstream in(lines);
    benchmark::DoNotOptimize(read_jsonl(in, "bench")->next());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * lines.size()));
}
BENCHMARK(read_jsonl_records);

void decode_capnp(benchmark::State& state) {
  const std::string bytes = encode_extraction(document_of_news());
  for (auto _ : state) benchmark::DoNotOptimize(decode_extraction(bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(decode_capnp);

void snapshot(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(GraphSnapshot::read(graph()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * graph().counts().value().edges));
}
BENCHMARK(snapshot)->Unit(benchmark::kMillisecond);

void pagerank(benchmark::State& state) {
  const auto s = GraphSnapshot::read(graph()).value();
  for (auto _ : state) benchmark::DoNotOptimize(pagerank_scores(s));
}
BENCHMARK(pagerank)->Unit(benchmark::kMillisecond);

void leiden(benchmark::State& state) {
  const auto s = GraphSnapshot::read(graph()).value();
  for (auto _ : state) benchmark::DoNotOptimize(leiden_membership(s, 1.0));
}
BENCHMARK(leiden)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
