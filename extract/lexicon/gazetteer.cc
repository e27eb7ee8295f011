#include "extract/lexicon/gazetteer.h"

#include <kj/exception.h>

#include "extract/lexicon/gazetteer.capnp.h"
#include "extract/lexicon/gazetteer_file.h"

namespace claimgraph::extract {

struct Gazetteer::Map {
  std::unique_ptr<MappedMessage> message;
  schema::Gazetteer::Reader root;
};

namespace {

std::string_view view(capnp::Text::Reader text) { return {text.cStr(), text.size()}; }

GazetteerPlace read_place(schema::Place::Reader place) {
  GazetteerPlace out;
  out.geoname_id = place.getGeonameId();
  out.latitude = place.getLatitude();
  out.longitude = place.getLongitude();
  out.population = place.getPopulation();
  out.kind = static_cast<PlaceKind>(place.getKind());
  out.capital = place.getCapital();
  out.name = view(place.getName());
  out.country = view(place.getCountry());
  out.admin = view(place.getAdmin());
  return out;
}

// Index of the first place in [begin, end) that is not before (country, admin).
std::uint32_t lower_bound(capnp::List<schema::Place>::Reader places, std::uint32_t begin, std::uint32_t end,
                          std::string_view country, std::string_view admin) {
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    const auto place = places[middle];
    if (std::pair(view(place.getCountry()), view(place.getAdmin())) < std::pair(country, admin)) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

}  // namespace

std::string GazetteerPlace::id() const {
  if (geoname_id != 0) return std::to_string(geoname_id);
  return std::string(country) + "." + std::string(admin);
}

Gazetteer::Gazetteer(std::unique_ptr<Map> map) : map_(std::move(map)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Result<Gazetteer> Gazetteer::open(const std::filesystem::path& file) {
  auto message = MappedMessage::open(file, kGazetteerMagic, "gazetteer");
  if (!message) return message.error();
  auto map = std::make_unique<Map>();
  map->message = std::move(*message);
  const bool readable =
      kj::runCatchingExceptions([&] { map->root = map->message->root<schema::Gazetteer>(); }) == nullptr;
  if (!readable || map->root.getNameHashes().size() != map->root.getNamePlaces().size() ||
      map->root.getCountryCount() + map->root.getRegionCount() > map->root.getPlaces().size())
    return Error{ErrorCode::damaged, file.string() + ": holds no gazetteer message" + mapped_remedy()};
  return Gazetteer(std::move(map));
}

std::vector<GazetteerPlace> Gazetteer::find(std::string_view folded) const {
  std::vector<GazetteerPlace> found;
  if (folded.empty()) return found;
  const std::uint64_t hash = mapped_hash(folded);
  const auto hashes = map_->root.getNameHashes();
  std::uint32_t begin = first_not_below(hashes, hash);
  const auto name_places = map_->root.getNamePlaces();
  const auto places = map_->root.getPlaces();
  for (; begin < hashes.size() && hashes[begin] == hash; ++begin) {
    const std::uint32_t place = name_places[begin] >> 1;
    if (place >= places.size()) continue;
    found.push_back(read_place(places[place]));
    found.back().primary_name = (name_places[begin] & 1) != 0;
  }
  return found;
}

std::optional<GazetteerPlace> Gazetteer::country(std::string_view code) const {
  const auto places = map_->root.getPlaces();
  const std::uint32_t at = lower_bound(places, 0, map_->root.getCountryCount(), code, "");
  if (at >= map_->root.getCountryCount() || view(places[at].getCountry()) != code) return std::nullopt;
  return read_place(places[at]);
}

std::optional<GazetteerPlace> Gazetteer::region(std::string_view country, std::string_view admin) const {
  const auto places = map_->root.getPlaces();
  const std::uint32_t begin = map_->root.getCountryCount();
  const std::uint32_t end = begin + map_->root.getRegionCount();
  const std::uint32_t at = lower_bound(places, begin, end, country, admin);
  if (at >= end || view(places[at].getCountry()) != country || view(places[at].getAdmin()) != admin)
    return std::nullopt;
  return read_place(places[at]);
}

std::size_t Gazetteer::size() const { return map_->root.getPlaces().size(); }

}  // namespace claimgraph::extract
