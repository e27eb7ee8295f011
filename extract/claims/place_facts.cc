#include "extract/claims/place_facts.h"

#include <algorithm>
#include <cmath>

#include "base/fold_name.h"

namespace claimgraph::extract {

namespace {

// Far from every country of the text and small: more likely a place that the gazetteer lacks.
constexpr double kLeastFit = 5.5;
// Words between a place and the country that it is said to lie in ("Tripoli, in northern Lebanon", "Lebanon's second
// city of Tripoli").
constexpr std::uint32_t kReach = 6;
// A country of the same paragraph, further off.
constexpr std::uint32_t kParagraph = 40;

}  // namespace

PlaceContext::PlaceContext(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans,
                           const ActorLexicon& lexicon, const Gazetteer& gazetteer)
    : blocks_(blocks), spans_(spans), lexicon_(lexicon), gazetteer_(gazetteer) {
  for (const NameSpan& span : spans_) add(span);
  std::ranges::stable_sort(sightings_, {}, [](const CountrySighting& s) { return s.where; });
  for (const CountrySighting& sighting : sightings_) {
    countries_[sighting.country] += sighting.weight;
    total_ += sighting.weight;
  }
}

void PlaceContext::add(const NameSpan& span) {
  CountrySighting sighting{span.where, {}, {}, 1};
  const bool government = span.kind == SpanKind::seat && span.standing == Standing::acting;
  if (span.kind == SpanKind::state || span.kind == SpanKind::demonym || government) {
    sighting.country = lexicon_.states()[span.row].country;
  } else if (span.kind == SpanKind::region) {
    sighting.country = lexicon_.regions()[span.row].country;
  } else if (span.owner.size() == 2) {
    sighting.country = span.owner;
  } else if (span.kind == SpanKind::actor && lexicon_.actors()[span.row].type == NodeType::organisation) {
    sighting.country = lexicon_.actors()[span.row].country;
  } else if (span.kind == SpanKind::name) {
    for (const GazetteerPlace& place : gazetteer_.find(span.base.empty() ? span.key : span.base)) {
      if (place.kind != PlaceKind::region) continue;
      sighting.country = place.country;
      sighting.admin = place.admin;
      break;
    }
  }
  if (!sighting.country.empty()) sightings_.push_back(std::move(sighting));
}

// 4 for a country right behind the place ("Tripoli, Lebanon", "Tripoli in Lebanon"), 3 for one right before it, less
// for one in the same paragraph, 0 for others.
double PlaceContext::nearness(const Mention& place, const Mention& country) const {
  if (place.block != country.block) return 0;
  const BlockWords& words = blocks_[place.block];
  if (country.tokens.begin >= place.tokens.end) {
    const std::uint32_t gap = country.tokens.begin - place.tokens.end;
    const std::uint32_t next = place.tokens.end;
    const bool joined = next < words.size() && (words.word(next) == "," || words.word(next) == "(" ||
                                                (next < country.tokens.begin && words.folded[next] == "in"));
    if (gap == 0 || (joined && gap <= kReach)) return 4;
    return gap < kParagraph ? 0.25 : 0;
  }
  const std::uint32_t gap = place.tokens.begin < country.tokens.end ? 0 : place.tokens.begin - country.tokens.end;
  if (gap <= kReach && (gap == 0 || words.word(place.tokens.begin - 1) != ",")) return 3;
  return gap < kParagraph ? 0.25 : 0;
}

std::map<std::string, double> PlaceContext::beside(std::span<const std::uint32_t> mentions) const {
  std::map<std::string, double> near;
  for (const std::uint32_t m : mentions) {
    const Mention& place = spans_[m].where;
    const std::uint32_t first = place.tokens.begin < kParagraph ? 0 : place.tokens.begin - kParagraph;
    auto sighting = std::ranges::lower_bound(
        sightings_, std::pair(place.block, first), {},
        [](const CountrySighting& s) { return std::pair(s.where.block, s.where.tokens.begin); });
    for (; sighting != sightings_.end() && sighting->where.block == place.block &&
           sighting->where.tokens.begin < place.tokens.end + kParagraph;
         ++sighting) {
      if (sighting->where == place) continue;
      const double weight = nearness(place, sighting->where);
      if (weight == 0) continue;
      near[sighting->country] += weight;
      if (!sighting->admin.empty()) near[sighting->country + "." + sighting->admin] += weight;
    }
  }
  return near;
}

// A country that the text speaks of outweighs two and a half orders of magnitude of population; one that stands beside
// the place outweighs those that don't.
double PlaceContext::fit(const GazetteerPlace& place, const std::map<std::string, double>& beside) const {
  const std::string country(place.country);
  const auto weight = [&](const std::map<std::string, double>& weights, const std::string& key) {
    const auto at = weights.find(key);
    return at == weights.end() ? 0.0 : at->second;
  };
  double all_beside = 1;
  for (const auto& [key, near] : beside) {
    if (key.size() == 2) all_beside += near;
  }
  const double named = weight(countries_, country);
  const double context = named > 0 ? named / total_ : 0.0;
  return std::log10(10.0 + place.population) + (context > 0 ? 2.5 + 2.0 * context : 0.0) +
         4.0 * weight(beside, country) / all_beside +
         2.0 * weight(beside, country + "." + std::string(place.admin)) / all_beside + (place.capital ? 1.0 : 0.0) +
         (place.primary_name ? 0.7 : 0.0);
}

LocatedPlace PlaceContext::locate(const std::string& name, const std::string& kind,
                                  std::span<const std::uint32_t> mentions) const {
  const std::map<std::string, double> near = beside(mentions);
  std::optional<GazetteerPlace> best;
  double best_fit = 0;
  for (const GazetteerPlace& place : gazetteer_.find(fold_name(name))) {
    if (place.kind == PlaceKind::country) continue;
    const double now = fit(place, near);
    if (!best || now > best_fit) best = place, best_fit = now;
  }
  if (!best || best_fit < kLeastFit) return {};
  // A region named after its town has the region's code.
  if (kind == "region" && best->kind == PlaceKind::city) {
    if (const auto region = gazetteer_.region(best->country, best->admin)) best = region;
  }
  return {{best->latitude, best->longitude, std::string(best->country), best->id()}, best->kind};
}

}  // namespace claimgraph::extract
