// The store with the program's own resolution: order and kills must not show there either.
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "ingest/ingest.h"
#include "store/standard_resolver.h"
#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

std::shared_ptr<const store::Resolver> standard_resolver() {
  const std::filesystem::path build = CLAIMGRAPH_BINARY_DIR;
  const std::filesystem::path folder = build / "data" / "lexicon";
  auto knowledge = resolve::Knowledge::load({&folder, 1});
  if (!knowledge) FAIL(knowledge.error().message);
  return store::make_resolver(std::make_shared<const resolve::Knowledge>(std::move(*knowledge)));
}

// Spellings that resolution has to bring together, or to keep apart, by way of each other.
Extraction varied_extraction(std::uint32_t number) {
  static const char* const actors[] = {"Islamic State",
                                       "ISIS",
                                       "Islamic State of Iraq and Syria",
                                       "Daesh",
                                       "Muhammad Ahmed",
                                       "Mohammed Ahmad",
                                       "M. Ahmed",
                                       "United Nations",
                                       "UN",
                                       "Ministry of Defence",
                                       "Ministry of Defense",
                                       "Syrian Ministry of Defence"};
  std::mt19937 random(number);
  std::string path = std::to_string(number);
  path += ".txt";
  ExtractionBuilder doc(path);
  doc.info().published = DateMention{std::nullopt, "2021-05-" + std::to_string(10 + number % 9)};
  const std::string outlet = doc.node(NodeType::source, "The Morning Post");
  doc.info().source = outlet;
  for (int i = 0; i < 3; ++i) {
    const std::uint32_t which = random() % 12;
    const bool person = which >= 4 && which < 7;
    const std::string actor = doc.node(person ? NodeType::person : NodeType::organisation, actors[which]);
    const std::string event = doc.node(NodeType::event, "attack on the convoy");
    doc.last_node().event.event_type = "assault";
    if (random() % 3 != 0)
      doc.last_node().event.date = DateMention{std::nullopt, "2021-05-0" + std::to_string(1 + random() % 5)};
    if (random() % 2 != 0) doc.last_node().event.fatalities = Count{random() % 4, 3 + random() % 4, ""};
    doc.edge(EdgeType::claims, actor, event, "It said that the convoy was attacked " + std::to_string(random()));
    doc.edge(EdgeType::reported_by, event, outlet, "The convoy was attacked " + std::to_string(random()));
  }
  return doc.build();
}

constexpr std::uint32_t kDocuments = 24;

class Records final : public ExtractionReader {
 public:
  explicit Records(std::vector<std::uint32_t> order) : order_(std::move(order)) {}
  Result<std::optional<Extraction>> next() override {
    if (at_ == order_.size()) return std::optional<Extraction>();
    return std::optional(varied_extraction(order_[at_++]));
  }

 private:
  std::vector<std::uint32_t> order_;
  std::size_t at_ = 0;
};

std::vector<std::uint32_t> order(std::uint32_t seed) {
  std::vector<std::uint32_t> out(kDocuments);
  for (std::uint32_t i = 0; i < kDocuments; ++i) out[i] = i;
  std::mt19937 random(seed);
  if (seed != 0) std::shuffle(out.begin(), out.end(), random);
  return out;
}

bool load_all(const std::string& path, std::vector<std::uint32_t> numbers,
              const std::shared_ptr<const store::Resolver>& resolver, std::uint64_t settle_bytes) {
  auto store = store::Store::open(path, store::Access::create, resolver);
  if (!store) return false;
  Records records(std::move(numbers));
  ingest::Options options;
  options.threads = 2;
  options.settle_bytes = settle_bytes;
  return ingest::load(records, **store, options).ok();
}

void check_whole(const std::string& path, const std::shared_ptr<const store::Resolver>& resolver) {
  const auto left = store::Store::open(path, store::Access::write, resolver);
  if (left.ok()) {
    CHECK(problems(**left) == std::vector<std::string>());
  } else {
    CHECK(left.error().message.find("no such store") != std::string::npos);  // killed before there was one
  }
}

}  // namespace

TEST_CASE("with real resolution, too, the store depends on the set of documents alone") {
  TempDir dir;
  const auto resolver = standard_resolver();
  REQUIRE(load_all(dir / "one", order(0), resolver, 1U << 30U));
  const std::string expected = dump(dir / "one");
  for (std::uint32_t round = 1; round < 4; ++round) {
    const std::string path = dir / ("db" + std::to_string(round));
    std::vector<std::uint32_t> numbers = order(round);
    numbers.push_back(1000 + round);
    REQUIRE(load_all(path, numbers, resolver, 4000 * round));
    {
      const auto store = store::Store::open(path, store::Access::write, resolver);
      REQUIRE(store.ok());
      REQUIRE(*(*store)->remove(varied_extraction(1000 + round).document.id));
      CHECK(problems(**store) == std::vector<std::string>());
    }
    CHECK((dump(path) == expected));
  }
}

TEST_CASE("with real resolution, too, a load killed at any moment leaves a whole store that a second one completes") {
  TempDir dir;
  const auto resolver = standard_resolver();
  REQUIRE(load_all(dir / "undisturbed", order(0), resolver, 3000));
  const std::string expected = dump(dir / "undisturbed");
  std::mt19937 random(20240611);
  for (int round = 0; round < 50; ++round) {
    const std::string path = dir / ("db" + std::to_string(round));
    const std::uint32_t microseconds = 2000 + random() % 100000;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) _exit(load_all(path, order(0), resolver, 3000) ? 0 : 1);
    usleep(microseconds);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    check_whole(path, resolver);
    REQUIRE(load_all(path, order(0), resolver, 3000));
    CHECK((dump(path) == expected));
  }
}
