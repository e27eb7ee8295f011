#include "ingest/known_places.h"

#include <memory>

#include "extract/lexicon/gazetteer.h"

namespace claimgraph::ingest {

Result<resolve::PlaceLookup> known_places(const std::filesystem::path& data_directory) {
  auto opened = extract::Gazetteer::open(data_directory / "gazetteer.bin");
  if (!opened) return opened.error();
  const auto gazetteer = std::make_shared<const extract::Gazetteer>(std::move(*opened));
  return resolve::PlaceLookup([gazetteer](std::string_view folded) {
    std::vector<resolve::KnownPlace> out;
    for (const extract::GazetteerPlace& place : gazetteer->find(folded)) {
      const bool town = place.kind == extract::PlaceKind::city;
      out.push_back({place.id(), std::string(place.country), town, place.primary_name, place.population});
    }
    return out;
  });
}

}  // namespace claimgraph::ingest
