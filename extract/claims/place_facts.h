// Where the places of a document lie; homonyms are decided by the countries that the document speaks of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/lexicon/gazetteer.h"

namespace claimgraph::extract {

// How often the document names each country (ISO code), by whatever word.
using CountryWeights = std::map<std::string, double>;

// Facts of the place, empty when no place of the gazetteer fits. `kind` is the place's kind ("region", "city", ...),
// `name` its name without a head noun ("Hama" of "Hama province").
PlaceFacts locate_place(const Gazetteer& gazetteer, const CountryWeights& countries, const std::string& name,
                        const std::string& kind);

}  // namespace claimgraph::extract
