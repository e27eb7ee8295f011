#include "extract/lexicon/gazetteer.h"

#include <capnp/serialize.h>
#include <fcntl.h>
#include <kj/exception.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "extract/lexicon/gazetteer.capnp.h"
#include "extract/lexicon/gazetteer_file.h"

namespace claimgraph::extract {

struct Gazetteer::Map {
  void* address = nullptr;
  std::size_t size = 0;
  std::unique_ptr<capnp::FlatArrayMessageReader> message;
  schema::Gazetteer::Reader root;

  Map() = default;
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;
  ~Map() {
    message.reset();
    if (address != nullptr) ::munmap(address, size);
  }
  std::string_view bytes() const { return {static_cast<const char*>(address), size}; }
};

namespace {

constexpr std::string_view kRemedy = "; build it again (cmake --build) or reinstall";

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

Status check_frame(const std::string& file, std::string_view bytes) {
  if (bytes.size() < kGazetteerHeaderSize || bytes.substr(0, 7) != kGazetteerMagic.substr(0, 7))
    return Error{ErrorCode::damaged, file + ": is no gazetteer" + std::string(kRemedy)};
  if (bytes.substr(0, 8) != kGazetteerMagic)
    return Error{ErrorCode::version, file + ": gazetteer of another format version" + std::string(kRemedy)};
  const std::string_view message = bytes.substr(kGazetteerHeaderSize);
  if (message.size() % 8 != 0 || gazetteer_header(message) != bytes.substr(0, kGazetteerHeaderSize))
    return Error{ErrorCode::damaged, file + ": is cut short or damaged (checksum)" + std::string(kRemedy)};
  return {};
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
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return Error{ErrorCode::io,
                 file.string() + ": cannot be opened (" + std::strerror(errno) + ")" + std::string(kRemedy)};
  struct stat info {};
  auto map = std::make_unique<Map>();
  if (::fstat(fd, &info) == 0 && info.st_size > 0) {
    map->size = static_cast<std::size_t>(info.st_size);
    void* address = ::mmap(nullptr, map->size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    map->address = address == MAP_FAILED ? nullptr : address;
  }
  ::close(fd);
  if (map->address == nullptr) return Error{ErrorCode::damaged, file.string() + ": is empty" + std::string(kRemedy)};
  if (Status status = check_frame(file.string(), map->bytes()); !status) return status.error();
  const auto* words = reinterpret_cast<const capnp::word*>(map->bytes().data() + kGazetteerHeaderSize);
  const std::size_t count = (map->size - kGazetteerHeaderSize) / sizeof(capnp::word);
  capnp::ReaderOptions options;
  options.traversalLimitInWords = UINT64_MAX;  // read again and again over the program's life; the bytes are proven
  bool readable = true;
  if (kj::runCatchingExceptions([&] {
        map->message = std::make_unique<capnp::FlatArrayMessageReader>(kj::arrayPtr(words, count), options);
        map->root = map->message->getRoot<schema::Gazetteer>();
      }) != nullptr) {
    readable = false;
  }
  if (!readable || map->root.getNameHashes().size() != map->root.getNamePlaces().size() ||
      map->root.getCountryCount() + map->root.getRegionCount() > map->root.getPlaces().size())
    return Error{ErrorCode::damaged, file.string() + ": holds no gazetteer message" + std::string(kRemedy)};
  return Gazetteer(std::move(map));
}

std::vector<GazetteerPlace> Gazetteer::find(std::string_view folded) const {
  std::vector<GazetteerPlace> found;
  if (folded.empty()) return found;
  const std::uint64_t hash = gazetteer_hash(folded);
  const auto hashes = map_->root.getNameHashes();
  std::uint32_t begin = 0;
  std::uint32_t end = hashes.size();
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (hashes[middle] < hash) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
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
