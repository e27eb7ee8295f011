// extract_throughput SECONDS INPUT...: documents and words a second of processor time, one thread, for each part of the
// way of the inputs' documents (files, folders, archives): clean, annotate, the whole of extraction; and what the whole
// costs in units of annotation alone. The first round over the documents, which fills the engine's memory of words, is
// not counted. Prints JSON.
#include <fmt/format.h>

#include <ctime>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/input/stream.h"
#include "extract/pipeline/extractor.h"

namespace {

using namespace claimgraph::extract;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Processor seconds of one call for every document, the mean of whole rounds for at least `seconds`.
double round_seconds(std::size_t documents, double seconds, const std::function<void(std::size_t)>& work) {
  const auto round = [&] {
    for (std::size_t i = 0; i < documents; ++i) work(i);
  };
  round();
  const double start = processor_seconds();
  int rounds = 0;
  do {
    round();
    ++rounds;
  } while (processor_seconds() - start < seconds);
  return (processor_seconds() - start) / rounds;
}

std::size_t words_of(const CleanDocument& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks) {
    bool inside = false;
    for (const char c : block.text) {
      const bool space = c == ' ' || c == '\n' || c == '\t';
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
  }
  return words;
}

nlohmann::json rates(double seconds, std::size_t documents, std::size_t words) {
  return {{"documents_per_second", static_cast<double>(documents) / seconds},
          {"words_per_second", static_cast<double>(words) / seconds}};
}

int run(double seconds, std::vector<std::string> inputs) {
  const auto data = find_data_directory();
  if (!data) return fmt::print(stderr, "extract_throughput: {}\n", data.error().message), 1;
  const auto extractor = Extractor::open({*data, {}, false});
  if (!extractor) return fmt::print(stderr, "extract_throughput: {}\n", extractor.error().message), 1;
  std::vector<RawDocument> raws;
  DocumentStream stream(std::move(inputs));
  while (auto document = stream.next()) {
    if (*document) raws.push_back(std::move(**document));
  }
  if (raws.empty()) return fmt::print(stderr, "extract_throughput: no document to read\n"), 1;
  std::vector<CleanDocument> cleaned;
  std::size_t words = 0;
  for (const RawDocument& raw : raws) words += words_of(cleaned.emplace_back((*extractor)->clean(raw)));

  const double clean = round_seconds(raws.size(), seconds, [&](std::size_t i) { (*extractor)->clean(raws[i]); });
  const double annotate =
      round_seconds(raws.size(), seconds, [&](std::size_t i) { (*extractor)->annotate(cleaned[i]); });
  const double whole = round_seconds(raws.size(), seconds, [&](std::size_t i) { (*extractor)->extract(raws[i]); });
  const nlohmann::json out = {{"documents", raws.size()},
                              {"words", words},
                              {"clean", rates(clean, raws.size(), words)},
                              {"annotate", rates(annotate, raws.size(), words)},
                              {"whole", rates(whole, raws.size(), words)},
                              {"whole_to_annotate", whole / annotate}};
  std::cout << out.dump(1) << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print(stderr, "usage: extract_throughput SECONDS INPUT...\n"), 2;
  return run(std::stod(argv[1]), {argv + 2, argv + argc});
}
