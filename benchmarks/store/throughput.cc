// How fast the store loads, answers and scans: a synthetic graph of the shape that news has. A few actors and outlets
// are in a large share of all documents (Zipf), events in one to a handful.
//
// usage: store_throughput [EDGES [FOLDER]]     default 500000 edges, in a temporary folder
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "store/in_parallel.h"
#include "store/store.h"
#include "tests/support/synthetic.h"

using namespace claimgraph;

namespace {

constexpr std::size_t kEdgesOfDocument = 20;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Of all threads, in seconds: what the work costs on a machine that others use too.
double processor_time() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Now, not at its most: does it grow with the store?
double megabytes_now() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  file >> pages >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double megabytes_used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <class T>
T good(Result<T> result) {
  if (result.ok()) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().message);
  std::exit(1);
}

void good(const Status& status) {
  if (status.ok()) return;
  fmt::print(stderr, "{}\n", status.error().message);
  std::exit(1);
}

// Ranks 0, 1, 2, ... with frequencies 1, 1/2, 1/3, ...: the inverse of the harmonic sum.
class Zipf {
 public:
  explicit Zipf(std::size_t n) : n_(static_cast<double>(n)) {}
  std::size_t operator()(std::mt19937_64& random) const {
    const double u = static_cast<double>(random() >> 11U) * 0x1p-53;
    return static_cast<std::size_t>(std::exp(u * std::log(n_))) - 1;
  }

 private:
  double n_;
};

class Generator {
 public:
  explicit Generator(std::size_t documents)
      : documents_(documents),
        actors_(documents / 4 + 50),
        outlets_(documents / 100 + 20),
        places_(documents / 10 + 50) {}

  Extraction next() {
    testing::ExtractionBuilder doc("d" + std::to_string(number_++));
    const std::string outlet = doc.node(NodeType::source, fmt::format("Outlet {}", outlets_(random_)));
    doc.info().source = outlet;
    std::vector<std::string> actors;
    std::set<std::size_t> ranks;
    while (ranks.size() < 5) ranks.insert(actors_(random_));
    for (const std::size_t rank : ranks)
      actors.push_back(doc.node(NodeType::organisation, fmt::format("Actor {}", rank)));
    const std::string place = doc.node(NodeType::place, fmt::format("Place {}", places_(random_)));
    for (std::size_t event = 0; event < 4; ++event) {
      const std::string id = doc.node(NodeType::event, fmt::format("event {}", random_() % (2 * documents_)));
      doc.last_node().event.event_type = "assault";
      doc.last_node().event.date =
          DateMention{std::nullopt, fmt::format("2020-{:02}-{:02}", 1 + random_() % 12, 1 + random_() % 28)};
      const std::string sentence =
          "The spokesman told reporters on Tuesday that the attack on the post had been repelled by the army.";
      doc.edge(EdgeType::reported_by, id, outlet, sentence);
      doc.edge(EdgeType::claims, actors[event], id, sentence).stance = Stance::asserted;
      doc.edge(EdgeType::involves, id, actors[(event + 1) % 5], sentence).role = Role::target;
      doc.edge(EdgeType::involves, id, actors[(event + 2) % 5], sentence).role = Role::perpetrator;
      doc.edge(EdgeType::located_in, id, place, sentence);
    }
    return doc.build();
  }

 private:
  std::mt19937_64 random_{42};
  std::size_t documents_;
  Zipf actors_;
  Zipf outlets_;
  Zipf places_;
  std::uint64_t number_ = 0;
};

// Documents that are generated at a time, outside the measured time.
constexpr std::size_t kChunk = 5000;
// Settled whenever this much of extractions has come, as `ingest` and `load` do.
constexpr std::size_t kSettleBytes = std::size_t{64} << 20U;

struct Times {
  double preparing = 0;
  double putting = 0;
  double settling = 0;
  double processor = 0;
};

void load_chunk(store::Store& store, std::vector<Extraction> chunk, std::size_t& unsettled, bool last, Times& times) {
  const double start = now();
  const double processor = processor_time();
  std::vector<store::PreparedDocument> prepared(chunk.size());
  store::in_parallel(chunk.size(),
                     [&](std::size_t i) { prepared[i] = store::prepare(std::move(chunk[i]), store.resolver()); });
  const double ready = now();
  for (auto& document : prepared) {
    unsettled += document.extraction_bytes.size();
    good(store.put(std::move(document), store::Safe::when_settled));
  }
  const double put = now();
  if (unsettled >= kSettleBytes || last) {
    good(store.settle());
    unsettled = 0;
  }
  times.preparing += ready - start;
  times.putting += put - ready;
  times.settling += now() - put;
  times.processor += processor_time() - processor;
}

// A line for each million edges of a large load: what came since the last one.
class Progress {
 public:
  void report(std::size_t documents, const Times& times) {
    const std::size_t edges = documents * kEdgesOfDocument;
    if (edges < reported_ + 1000000) return;
    fmt::print("  {} edges: the last {:.0f} for each second of processor time; {:.0f} MB\n", edges,
               static_cast<double>(edges - reported_) / (times.processor - processor_), megabytes_now());
    std::fflush(stdout);
    reported_ = edges;
    processor_ = times.processor;
  }

 private:
  std::size_t reported_ = 0;
  double processor_ = 0;
};

// Gives documents that are not loaded yet.
Generator bulk_load(store::Store& store, std::size_t edges) {
  const std::size_t documents = edges / kEdgesOfDocument;
  Generator generator(documents);
  Times times;
  Progress progress;
  std::size_t unsettled = 0;
  for (std::size_t done = 0; done < documents; done += kChunk) {
    std::vector<Extraction> chunk;
    for (std::size_t i = done; i < std::min(done + kChunk, documents); ++i) chunk.push_back(generator.next());
    load_chunk(store, std::move(chunk), unsettled, done + kChunk >= documents, times);
    progress.report(done + kChunk, times);
  }
  const double total = times.preparing + times.putting + times.settling;
  fmt::print(
      "load: {} documents, {} edges in {:.1f} s ({:.1f} preparing, {:.1f} putting, {:.1f} settling): {:.0f} edges/s; "
      "{:.1f} "
      "s of processor time, {:.0f} edges for each\n",
      documents, edges, total, times.preparing, times.putting, times.settling, static_cast<double>(edges) / total,
      times.processor, static_cast<double>(edges) / times.processor);
  return generator;
}

// One document at a time into the store that is full, each settled: what a user waits for.
void add_single(store::Store& store, Generator& generator, std::size_t count) {
  std::vector<store::PreparedDocument> prepared;
  for (std::size_t i = 0; i < count; ++i) prepared.push_back(store::prepare(generator.next(), store.resolver()));
  const double start = now();
  const double processor = processor_time();
  for (auto& document : prepared) {
    good(store.put(std::move(document)));
    good(store.settle());
  }
  const auto each = [&](double seconds) { return 1000 * seconds / static_cast<double>(count); };
  fmt::print("single: {} documents, each settled and on the disk: {:.1f} ms each, {:.1f} ms of processor time\n", count,
             each(now() - start), each(processor_time() - processor));
}

void query(const GraphView& view, std::size_t queries) {
  std::vector<NodeId> nodes;
  std::size_t seen = 0;
  std::mt19937_64 random(7);
  double start = now();
  good(view.for_each_edge([&](const Edge& edge) {
    if (seen++ % 97 == 0) nodes.push_back(random() % 2 == 0 ? edge.from : edge.to);
    return true;
  }));
  fmt::print("scan: {} edges with evidence in {:.1f} s: {:.0f} edges/s\n", seen, now() - start,
             static_cast<double>(seen) / (now() - start));
  std::size_t met = 0;
  start = now();
  for (std::size_t i = 0; i < queries; ++i) {
    const NodeId id = nodes[random() % nodes.size()];
    for (const Direction direction : {Direction::out, Direction::in}) {
      std::size_t left = 100;  // what a page of an answer shows
      good(view.for_each_edge_of(id, direction, std::nullopt, [&](const Edge&) { return ++met, --left > 0; }));
    }
  }
  fmt::print("neighbourhood: {} queries (first 100 edges of each direction), {} edges in {:.1f} s: {:.0f} queries/s\n",
             queries, met, now() - start, static_cast<double>(queries) / (now() - start));
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t edges = argc > 1 ? std::stoull(argv[1]) : 500000;
  const std::string folder =
      argc > 2 ? argv[2] : (std::filesystem::temp_directory_path() / "claimgraph-store-throughput").string();
  std::filesystem::remove_all(folder);
  {
    auto store = good(store::Store::open(folder, store::Access::create, std::make_shared<testing::NameResolver>()));
    Generator generator = bulk_load(*store, edges);
    fmt::print("most memory: {:.0f} MB\n", megabytes_used());
    add_single(*store, generator, 50);
  }
  auto store = good(store::Store::open(folder, store::Access::read, std::make_shared<testing::NameResolver>()));
  query(*good(store->view()), 20000);
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  fmt::print("disk: {:.0f} MB; most memory: {:.0f} MB\n", static_cast<double>(bytes) / 1e6, megabytes_used());
  std::filesystem::remove_all(folder);
}
