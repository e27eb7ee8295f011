#include "extract/lexicon/event_weights.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using namespace claimgraph;           // NOLINT(google-build-using-namespace)
using namespace claimgraph::extract;  // NOLINT(google-build-using-namespace)

namespace {

using claimgraph::testing::TempDir;

// A row for each sign but the one `without`, with its number as its weight.
std::string rows(std::string_view without = "-") {
  std::string out;
  for (std::size_t i = 0; i < kTellingSigns.size(); ++i) {
    if (kTellingSigns[i] != without) out += std::string(kTellingSigns[i]) + "\t0\t" + std::to_string(i) + "\n";
  }
  return out;
}

Result<EventWeights> load(const TempDir& folder, const std::string& text) {
  std::ofstream(folder / "event_weights.tsv") << "sign\tprior\tweight\n" << text;
  const fs::path folders[] = {folder / ""};
  return EventWeights::load(folders);
}

}  // namespace

TEST_CASE("the weights stand in the order of the signs, and a later row takes the place of an earlier one") {
  const TempDir folder;
  const auto weights = load(folder, rows() + "definite\t0\t-7.5\n");
  REQUIRE(weights.ok());
  REQUIRE(weights->telling().size() == kTellingSigns.size());
  CHECK(weights->telling()[1] == 1.0);
  CHECK(weights->telling()[4] == -7.5);
}

TEST_CASE("a table of weights without a sign, with an unknown one or without a number is refused by name") {
  const TempDir folder;
  CHECK(load(folder, rows("definite")).error().message.find("\"definite\"") != std::string::npos);
  CHECK(load(folder, rows() + "blue\t0\t1\n").error().message.find("\"blue\"") != std::string::npos);
  CHECK(load(folder, rows() + "plain\t0\tmuch\n").error().message.find("\"much\"") != std::string::npos);
}
