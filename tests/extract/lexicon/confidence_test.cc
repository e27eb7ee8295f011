#include "extract/lexicon/confidence.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using namespace claimgraph;           // NOLINT(google-build-using-namespace)
using namespace claimgraph::extract;  // NOLINT(google-build-using-namespace)

namespace {

using claimgraph::testing::TempDir;

void write_rows(const TempDir& folder, const std::string& rows) {
  std::ofstream(folder / "confidence.tsv") << "kind\tfeature\tweight\n" << rows;
}

Result<ConfidenceModel> load(const fs::path& folder) {
  const fs::path folders[] = {folder};
  return ConfidenceModel::load(folders);
}

}  // namespace

TEST_CASE("confidence is the logistic sum of the weights of what speaks for an edge") {
  const TempDir folder;
  write_rows(folder, "claims\t\t0.5\nclaims\trule:verb\t1\nclaims\tclaimant:pronoun\t-2\n");
  const auto model = load(folder / "");
  REQUIRE(model.ok());
  const std::vector<std::string> plain = {"rule:verb"};
  const std::vector<std::string> doubtful = {"rule:verb", "claimant:pronoun", "unknown:feature"};
  CHECK(model->of("claims", plain, 0) == Approx(std::round(100 / (1 + std::exp(-1.5))) / 100));
  CHECK(model->of("claims", doubtful, 0) == Approx(std::round(100 / (1 + std::exp(0.5))) / 100));
}

TEST_CASE("a kind of edge without weights keeps the confidence that its rule gave") {
  const TempDir folder;
  write_rows(folder, "claims\t\t0.5\n");
  const auto model = load(folder / "");
  REQUIRE(model.ok());
  CHECK(model->of("denies", {}, 0.7) == 0.7);
}

TEST_CASE("confidence never reaches certainty") {
  const TempDir folder;
  write_rows(folder, "claims\t\t50\ndenies\t\t-50\n");
  const auto model = load(folder / "");
  REQUIRE(model.ok());
  CHECK(model->of("claims", {}, 0) == 0.99);
  CHECK(model->of("denies", {}, 0) == 0.01);
}

TEST_CASE("a weight that is no number is named with its file and line") {
  const TempDir folder;
  write_rows(folder, "claims\trule:verb\theavy\n");
  const auto model = load(folder / "");
  REQUIRE_FALSE(model.ok());
  CHECK(model.error().message.find("confidence.tsv:2") != std::string::npos);
}

TEST_CASE("the shipped weights are read, for claims, denials and reports") {
  const auto model = load(fs::path(CLAIMGRAPH_SOURCE_DIR) / "extract" / "lexicon");
  REQUIRE(model.ok());
  for (const char* kind : {"claims", "denies", "reported-by"}) CHECK(model->of(kind, {}, -1) > 0);
}
