// Where the places of a document lie. Homonyms are decided by the countries that the document speaks of, most of all by
// those named beside the place: "Tripoli, Lebanon", "the Lebanese city of Tripoli".
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/block_words.h"
#include "extract/claims/name_span.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/gazetteer.h"

namespace claimgraph::extract {

// Where a document names a country, by whatever word.
struct CountrySighting {
  Mention where;
  std::string country;  // ISO 3166-1 alpha-2
  std::string admin;    // GeoNames code of the region that was named, or empty
  double weight = 1;
};

struct LocatedPlace {
  PlaceFacts facts;  // empty when no place of the gazetteer fits
  PlaceKind kind = PlaceKind::city;
};

// Immutable after construction; what it was made from must outlive it.
class PlaceContext {
 public:
  // `spans` are in the order of the text.
  PlaceContext(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans, const ActorLexicon& lexicon,
               const Gazetteer& gazetteer);

  // The place that is named at `mentions` (indices of spans). `kind` is the place's kind ("region", "city", ...),
  // `name` its name without a head noun ("Hama" of "Hama province").
  LocatedPlace locate(const std::string& name, const std::string& kind, std::span<const std::uint32_t> mentions) const;

 private:
  void add(const NameSpan& span);
  // How strongly what stands beside the mentions speaks for each country and region ("US", "US.AL").
  std::map<std::string, double> beside(std::span<const std::uint32_t> mentions) const;
  double nearness(const Mention& place, const Mention& country) const;
  double fit(const GazetteerPlace& place, const std::map<std::string, double>& beside) const;

  const std::vector<BlockWords>& blocks_;
  const std::vector<NameSpan>& spans_;
  const ActorLexicon& lexicon_;
  const Gazetteer& gazetteer_;
  std::vector<CountrySighting> sightings_;  // in the order of the text
  std::map<std::string, double> countries_;
  double total_ = 0;
};

}  // namespace claimgraph::extract
