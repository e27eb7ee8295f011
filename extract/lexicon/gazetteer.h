// The gazetteer: places of the world by name, mapped from one file (GeoNames; see docs/lexicon.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph::extract {

enum class PlaceKind : std::uint8_t { country, region, city };

struct GazetteerPlace {
  std::uint32_t geoname_id = 0;  // 0 for a region known by its codes only
  double latitude = 0;           // degrees, WGS 84; of a country or region: the mean of its towns
  double longitude = 0;
  std::uint32_t population = 0;  // 0 when unknown
  PlaceKind kind = PlaceKind::city;
  bool capital = false;       // the capital of its country
  bool primary_name = false;  // it was found by its main name, not by an alternate one
  // Views into the map: they live as long as the Gazetteer.
  std::string_view name;
  std::string_view country;  // ISO 3166-1 alpha-2
  std::string_view admin;    // GeoNames code of the first-level region ("09"), empty for a country

  // The GeoNames id, or "SY.09" for a region.
  std::string id() const;
};

// Immutable after open(): one object serves any number of threads.
class Gazetteer {
 public:
  // Maps the file (about 35 MB; nothing is parsed) and proves its checksum. Errors: io, version (file of another
  // format), damaged.
  static Result<Gazetteer> open(const std::filesystem::path& file);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  // All places of this name, in the file's order (countries, regions, towns). `folded` is fold_name(name). About a
  // microsecond.
  std::vector<GazetteerPlace> find(std::string_view folded) const;
  // By ISO code; by ISO code and region code.
  std::optional<GazetteerPlace> country(std::string_view code) const;
  std::optional<GazetteerPlace> region(std::string_view country, std::string_view admin) const;
  std::size_t size() const;

 private:
  struct Map;
  explicit Gazetteer(std::unique_ptr<Map> map);
  std::unique_ptr<Map> map_;
};

}  // namespace claimgraph::extract
