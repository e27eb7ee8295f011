#include "extract/lexicon/gazetteer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/fold_name.h"

namespace fs = std::filesystem;
using claimgraph::ErrorCode;
using claimgraph::fold_name;
using namespace claimgraph::extract;

namespace {

const fs::path kFile = fs::path(CLAIMGRAPH_BINARY_DIR) / "data" / "gazetteer.bin";

Gazetteer world() {
  auto gazetteer = Gazetteer::open(kFile);
  REQUIRE(gazetteer.ok());
  return std::move(*gazetteer);
}

std::optional<GazetteerPlace> largest(const Gazetteer& gazetteer, std::string_view name) {
  std::optional<GazetteerPlace> best;
  for (const auto& place : gazetteer.find(fold_name(name))) {
    if (!best || place.population > best->population) best = place;
  }
  return best;
}

std::string first_megabyte() {
  std::ifstream in(kFile, std::ios::binary);
  std::string bytes(1 << 20, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

struct TempFile {
  fs::path path = fs::temp_directory_path() / "claimgraph-gazetteer-damaged.bin";
  explicit TempFile(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  ~TempFile() { fs::remove(path); }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
};

}  // namespace

TEST_CASE("a town is found by its main name and by its alternate names in other scripts") {
  const Gazetteer gazetteer = world();
  for (const char* name : {"Aleppo", "Halab", "حلب", "Алеппо", "ALEPPO"}) {
    INFO(name);
    const auto place = largest(gazetteer, name);
    REQUIRE(place);
    CHECK(place->id() == "170063");
    CHECK(place->country == "SY");
    CHECK(place->kind == PlaceKind::city);
    CHECK(place->latitude == Approx(36.2).margin(0.2));
    CHECK(place->longitude == Approx(37.16).margin(0.2));
    CHECK(place->population > 1000000);
  }
}

TEST_CASE("all homonyms are given, so that the document's context can decide") {
  const Gazetteer gazetteer = world();
  const auto moscows = gazetteer.find(fold_name("Moscow"));
  REQUIRE(moscows.size() > 3);
  CHECK(std::ranges::any_of(moscows, [](const auto& p) { return p.country == "RU" && p.capital; }));
  CHECK(std::ranges::any_of(moscows, [](const auto& p) { return p.country == "US"; }));
}

TEST_CASE("countries and regions are found by their codes") {
  const Gazetteer gazetteer = world();
  const auto syria = gazetteer.country("SY");
  REQUIRE(syria);
  CHECK(syria->name == "Syria");
  CHECK(syria->id() == "163843");
  CHECK(syria->kind == PlaceKind::country);
  const auto aleppo = gazetteer.region("SY", "09");
  REQUIRE(aleppo);
  CHECK(aleppo->id() == "SY.09");
  CHECK(aleppo->latitude == Approx(36.3).margin(1.0));
  const auto texas = gazetteer.region("US", "TX");
  REQUIRE(texas);
  CHECK(texas->name == "Texas");
  CHECK_FALSE(gazetteer.country("ZZ"));
  CHECK_FALSE(gazetteer.region("SY", "99"));
}

TEST_CASE("a name that no place has finds nothing") {
  const Gazetteer gazetteer = world();
  CHECK(gazetteer.find("").empty());
  CHECK(gazetteer.find("xyzzyplugh").empty());
}

TEST_CASE("codes of airports are no names of towns") {
  const Gazetteer gazetteer = world();
  for (const auto& place : gazetteer.find("alp")) CHECK(place.country != "SY");
}

TEST_CASE("a missing, empty, cut or damaged gazetteer file is an error that names the file and the remedy") {
  CHECK(Gazetteer::open("/nonexistent/gazetteer.bin").error().code == ErrorCode::io);
  const std::string start = first_megabyte();
  const auto open = [](const std::string& bytes) {
    const TempFile file(bytes);
    const auto result = Gazetteer::open(file.path);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().message.find(file.path.string()) == 0);
    CHECK(result.error().message.find("build it again") != std::string::npos);
    return result.error().code;
  };
  CHECK(open("") == ErrorCode::damaged);
  CHECK(open("CG") == ErrorCode::damaged);
  CHECK(open(std::string(4096, '\0')) == ErrorCode::damaged);
  CHECK(open(start) == ErrorCode::damaged);
  std::string other_version = start;
  other_version[7] = '9';
  CHECK(open(other_version) == ErrorCode::version);
  for (std::size_t cut = 1; cut < 4096; cut = cut * 3 + 1) CHECK(open(start.substr(0, cut)) == ErrorCode::damaged);
  for (std::size_t at = 8; at < 64; at += 3) {
    std::string flipped = start;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x40);
    CHECK(open(flipped) == ErrorCode::damaged);
  }
}
