#include "ingest/ingest.h"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <random>
#include <sstream>

#include "graph/interchange.h"
#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

// Documents whose bytes are the numbers of synthetic extractions.
class NumberSource final : public ingest::Source {
 public:
  explicit NumberSource(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}
  std::optional<Result<extract::RawDocument>> next() override {
    if (at_ == numbers_.size()) return std::nullopt;
    const std::uint32_t number = numbers_[at_++];
    if (number == 13) return Error{ErrorCode::bad_input, "article13.txt: is empty; give a file with text"};
    extract::RawDocument raw;
    raw.bytes = std::to_string(number);
    return raw;
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::size_t at_ = 0;
};

Result<Extraction> extract_number(const extract::RawDocument& raw) {
  return synthetic_extraction(static_cast<std::uint32_t>(std::stoul(raw.bytes)));
}

std::vector<std::uint32_t> numbers(std::uint32_t n, std::uint32_t seed) {
  std::vector<std::uint32_t> out(n);
  for (std::uint32_t i = 0; i < n; ++i) out[i] = i;
  std::mt19937 random(seed);
  if (seed != 0) std::shuffle(out.begin(), out.end(), random);
  return out;
}

ingest::Summary run(const std::string& path, std::vector<std::uint32_t> which, unsigned threads,
                    std::uint64_t settle_bytes = 1U << 30U) {
  const auto store = open_store(path);
  NumberSource source(std::move(which));
  ingest::Options options;
  options.threads = threads;
  options.settle_bytes = settle_bytes;
  auto summary = ingest::ingest(source, extract_number, *store, options);
  if (!summary) FAIL(summary.error().message);
  return *summary;
}

}  // namespace

TEST_CASE("an ingest gives the same store for 1 and 8 threads, any order, one run or five") {
  TempDir dir;
  const auto summary = run(dir / "one", numbers(80, 0), 1);
  CHECK(summary.added == 79);
  REQUIRE(summary.skipped.size() == 1);
  CHECK(summary.skipped[0].find("is empty") != std::string::npos);
  CHECK(summary.graph.documents == 79);
  run(dir / "eight", numbers(80, 7), 8, 5000);
  const auto shuffled = numbers(80, 3);
  for (std::size_t i = 0; i < 5; ++i) {
    run(dir / "five", {shuffled.begin() + 16 * i, shuffled.begin() + 16 * (i + 1)}, 2);
  }
  CHECK(run(dir / "five", shuffled, 4).unchanged == 79);
  const std::string one = dump(dir / "one");
  CHECK((one == dump(dir / "eight")));
  CHECK((one == dump(dir / "five")));
}

TEST_CASE("loading the records of an extraction gives the same store as ingesting the documents") {
  TempDir dir;
  run(dir / "ingest", numbers(12, 0), 2);
  std::string lines;
  for (std::uint32_t i = 0; i < 12; ++i) append_jsonl(synthetic_extraction(i), lines);
  std::istringstream records(lines);
  {
    const auto store = open_store(dir / "load");
    const auto reader = open_extractions(records, "records");
    const auto summary = ingest::load(*reader, *store, {});
    REQUIRE(summary.ok());
    CHECK(summary->added == 12);
  }
  CHECK((dump(dir / "ingest") == dump(dir / "load")));
}

TEST_CASE("a run that is asked to stop leaves a whole store, and the next run completes it") {
  TempDir dir;
  {
    const auto store = open_store(dir / "db");
    NumberSource source(numbers(60, 0));
    std::atomic<bool> stop = false;
    ingest::Options options;
    options.stop = &stop;
    options.on_progress = [&](const ingest::Progress& progress) { stop = progress.documents == 10; };
    const auto summary = ingest::ingest(source, extract_number, *store, options);
    REQUIRE(summary.ok());
    CHECK(summary->interrupted);
    CHECK(summary->documents() == 10);
    CHECK(problems(*store) == std::vector<std::string>());
  }
  run(dir / "db", numbers(60, 0), 2);
  run(dir / "undisturbed", numbers(60, 0), 2);
  CHECK((dump(dir / "db") == dump(dir / "undisturbed")));
}

TEST_CASE("a process killed at any moment of an ingest leaves a store that check passes and a second run completes") {
  TempDir dir;
  run(dir / "undisturbed", numbers(60, 0), 1, 4000);
  const std::string expected = dump(dir / "undisturbed");
  std::mt19937 random(20240607);
  for (int round = 0; round < 50; ++round) {
    const std::string path = dir / ("db" + std::to_string(round));
    const std::uint32_t microseconds = 2000 + random() % 60000;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      auto store = store::Store::open(path, store::Access::create, name_resolver());
      if (!store) _exit(1);
      NumberSource source(numbers(60, 0));
      ingest::Options options;
      options.threads = 2;
      options.settle_bytes = 4000;
      (void)ingest::ingest(source, extract_number, **store, options);
      _exit(0);
    }
    usleep(microseconds);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (auto left = store::Store::open(path, store::Access::write, name_resolver()); left.ok()) {
      CHECK(problems(**left) == std::vector<std::string>());
    } else {
      CHECK(left.error().message.find("no such store") != std::string::npos);  // killed before there was one
    }
    run(path, numbers(60, 0), 2, 4000);
    CHECK((dump(path) == expected));
  }
}

TEST_CASE("a record that contradicts itself is skipped with its reason") {
  TempDir dir;
  const auto store = open_store(dir / "db");
  class OneRecord final : public ExtractionReader {
   public:
    Result<std::optional<Extraction>> next() override {
      if (done_++ > 0) return std::optional<Extraction>();
      Extraction extraction = synthetic_extraction(1);
      extraction.edges[0].to = "n99";
      return std::optional(extraction);
    }
    int done_ = 0;
  } reader;
  const auto summary = ingest::load(reader, *store, {});
  REQUIRE(summary.ok());
  REQUIRE(summary->skipped.size() == 1);
  CHECK(summary->skipped[0] == "news/article1.txt: edge 0: no node `n99`");
  CHECK(ingest::to_text(*summary).find("1 skipped") != std::string::npos);
}
