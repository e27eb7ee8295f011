#include "extract/claims/place_facts.h"

#include <cmath>

#include "base/fold_name.h"

namespace claimgraph::extract {

namespace {

// A country that the text speaks of outweighs three orders of magnitude of population.
double fit(const GazetteerPlace& place, const CountryWeights& countries, double total) {
  const auto weight = countries.find(std::string(place.country));
  const double context = weight == countries.end() ? 0.0 : weight->second / total;
  return std::log10(10.0 + place.population) + (context > 0 ? 2.5 + 2.0 * context : 0.0) + (place.capital ? 1.0 : 0.0) +
         (place.primary_name ? 0.7 : 0.0);
}

// Far from every country of the text and small: more likely a place that the gazetteer lacks.
constexpr double kLeastFit = 5.5;

}  // namespace

PlaceFacts locate_place(const Gazetteer& gazetteer, const CountryWeights& countries, const std::string& name,
                        const std::string& kind) {
  double total = 1e-9;
  for (const auto& [country, weight] : countries) total += weight;
  std::optional<GazetteerPlace> best;
  double best_fit = 0;
  for (const GazetteerPlace& place : gazetteer.find(fold_name(name))) {
    if (place.kind == PlaceKind::country) continue;
    const double now = fit(place, countries, total);
    if (!best || now > best_fit) best = place, best_fit = now;
  }
  if (!best || best_fit < kLeastFit) return {};
  // A region named after its town has the region's code.
  if (kind == "region" && best->kind == PlaceKind::city) {
    if (const auto region = gazetteer.region(best->country, best->admin)) best = region;
  }
  return {best->latitude, best->longitude, std::string(best->country), best->id()};
}

}  // namespace claimgraph::extract
