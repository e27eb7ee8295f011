// language_throughput MODEL THREADS SECONDS < TEXTS: annotates the texts (a JSON string a line) again and again, and
// prints start-up time, words and tokens a second, the share of each stage and the resident memory, as JSON. Run by
// benchmarks/language/compare.py.
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "extract/language/engine.h"

namespace {

using namespace claimgraph::extract;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// The most memory this program has held, in MB; of the program alone, unlike getrusage's figure.
double resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return words;
}

// Whole rounds over the texts by `threads` threads, which take sixteen texts at a time; until the time is over. Tokens
// made.
std::size_t annotate_all(const LanguageEngine& engine, const std::vector<std::string_view>& texts, std::size_t threads,
                         double seconds, std::size_t& rounds) {
  constexpr std::size_t kTake = 16;
  std::atomic<std::size_t> tokens{0};
  const auto start = Clock::now();
  for (rounds = 0; rounds == 0 || seconds_since(start) < seconds; ++rounds) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next.fetch_add(kTake); i < texts.size(); i = next.fetch_add(kTake)) {
        const auto some = std::span(texts).subspan(i, std::min(kTake, texts.size() - i));
        for (const Annotation& a : engine.annotate(some)) tokens += a.tokens.size();
      }
    };
    std::vector<std::thread> pool;
    for (std::size_t t = 1; t < threads; ++t) pool.emplace_back(work);
    work();
    for (std::thread& t : pool) t.join();
  }
  return tokens;
}

nlohmann::json stages(const LanguageEngine& engine) {
  const auto s = engine.stage_seconds();
  return {{"tokenize", s.tokenize},
          {"encode", s.encode},
          {"tag", s.tag},
          {"parse", s.parse},
          {"rules and lemmas", s.rules_and_lemmas},
          {"encode names", s.encode_names},
          {"names", s.names}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: language_throughput MODEL THREADS SECONDS < TEXTS\n");
    return 2;
  }
  std::vector<std::string> texts;
  std::size_t words = 0;
  for (std::string line; std::getline(std::cin, line);) {
    texts.push_back(nlohmann::json::parse(line).get<std::string>());
    words += count_words(texts.back());
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const auto start = Clock::now();
  const auto engine = LanguageEngine::open(argv[1]);
  if (!engine) {
    fmt::print(stderr, "language_throughput: {}\n", engine.error().message);
    return 1;
  }
  const double startup = seconds_since(start);
  std::size_t rounds = 0;
  const auto first = Clock::now();
  annotate_all(**engine, views, std::stoul(argv[2]), 0, rounds);
  const double cold = seconds_since(first);
  const auto warm = Clock::now();
  const double processor = processor_seconds();
  const std::size_t tokens = annotate_all(**engine, views, std::stoul(argv[2]), std::stod(argv[3]), rounds);
  const double seconds = seconds_since(warm);
  const double spent = processor_seconds() - processor;
  const nlohmann::json out = {{"kernel", (*engine)->kernel_name()},
                              {"startup_ms", startup * 1e3},
                              {"words", words},
                              {"first_round_words_per_second", static_cast<double>(words) / cold},
                              {"words_per_second", static_cast<double>(words * rounds) / seconds},
                              {"tokens_per_second", static_cast<double>(tokens) / seconds},
                              {"words_per_processor_second", static_cast<double>(words * rounds) / spent},
                              {"tokens_per_processor_second", static_cast<double>(tokens) / spent},
                              {"stage_seconds", stages(**engine)},
                              {"resident_mb", resident_mb()}};
  std::cout << out.dump() << '\n';
  return 0;
}
