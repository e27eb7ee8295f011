#include <igraph/igraph.h>

#include <map>
#include <mutex>
#include <string>

#include "graph/algorithm/communities.h"

namespace claimgraph {

namespace {

constexpr igraph_uint_t kSeed = 20170620;  // any number, for ever the same
constexpr double kRandomness = 0.01;       // the paper's beta
constexpr igraph_integer_t kUntilStable = -1;

// igraph's vectors and graphs, freed at the end of a scope.
struct Reals {
  igraph_vector_t v;
  explicit Reals(std::size_t size) { igraph_vector_init(&v, static_cast<igraph_integer_t>(size)); }
  ~Reals() { igraph_vector_destroy(&v); }
  Reals(const Reals&) = delete;
  Reals& operator=(const Reals&) = delete;
  double& operator[](std::size_t i) { return VECTOR(v)[i]; }
};
struct Integers {
  igraph_vector_int_t v;
  explicit Integers(std::size_t size) { igraph_vector_int_init(&v, static_cast<igraph_integer_t>(size)); }
  ~Integers() { igraph_vector_int_destroy(&v); }
  Integers(const Integers&) = delete;
  Integers& operator=(const Integers&) = delete;
  igraph_integer_t& operator[](std::size_t i) { return VECTOR(v)[i]; }
};
struct Graph {
  igraph_t g;
  Graph(const Integers& edges, std::size_t size) {
    igraph_create(&g, &edges.v, static_cast<igraph_integer_t>(size), IGRAPH_UNDIRECTED);
  }
  ~Graph() { igraph_destroy(&g); }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
};

// igraph's random numbers from our seed, and its errors as codes instead of an abort, for the time of a scope.
class Settings {
 public:
  Settings() : lock_(mutex()), handler_(igraph_set_error_handler(igraph_error_handler_ignore)) {
    igraph_rng_seed(igraph_rng_default(), kSeed);
  }
  ~Settings() { igraph_set_error_handler(handler_); }
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex m;  // igraph's generator is the process's
    return m;
  }
  std::lock_guard<std::mutex> lock_;
  igraph_error_handler_t* handler_;
};

std::vector<std::uint32_t> renumbered(Integers& membership, std::size_t size) {
  std::map<igraph_integer_t, std::uint32_t> numbers;
  std::vector<std::uint32_t> out(size);
  for (std::size_t i = 0; i < size; ++i) {
    out[i] = numbers.emplace(membership[i], static_cast<std::uint32_t>(numbers.size())).first->second;
  }
  return out;
}

}  // namespace

Result<std::vector<std::uint32_t>> leiden_membership(const GraphSnapshot& snapshot, double resolution) {
  const std::size_t n = snapshot.size();
  if (snapshot.targets.empty()) return component_membership(snapshot);
  const Settings settings;
  Integers ends(snapshot.targets.size());  // each edge stands in two rows and has two ends
  Reals weights(snapshot.targets.size() / 2);
  Reals strengths(n);
  double total = 0;  // twice the weight of all edges
  std::size_t edge = 0;
  for (std::uint32_t from = 0; from < n; ++from) {
    strengths[from] = 0;
    for (auto at = snapshot.offsets[from]; at < snapshot.offsets[from + 1]; ++at) {
      strengths[from] += snapshot.weights[at];
      if (snapshot.targets[at] < from) continue;
      ends[2 * edge] = from;
      ends[2 * edge + 1] = snapshot.targets[at];
      weights[edge++] = snapshot.weights[at];
    }
    total += strengths[from];
  }
  const Graph graph(ends, n);
  Integers membership(n);
  igraph_integer_t clusters = 0;
  const igraph_error_t code =
      igraph_community_leiden(&graph.g, &weights.v, &strengths.v, resolution / total, kRandomness, false, kUntilStable,
                              &membership.v, &clusters, nullptr);
  if (code != IGRAPH_SUCCESS) {
    return Error{ErrorCode::usage, std::string("communities: igraph refused the graph: ") + igraph_strerror(code)};
  }
  return renumbered(membership, n);
}

}  // namespace claimgraph
