// The gazetteer of extraction as resolution's knowledge of places (resolve/knowledge.h): exonyms, and namesakes of
// towns.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "resolve/knowledge.h"

namespace claimgraph::ingest {

// Maps DATA_DIRECTORY/gazetteer.bin; the look-up keeps the map alive. Pure and thread safe. Errors as Gazetteer::open.
Result<resolve::PlaceLookup> known_places(const std::filesystem::path& data_directory);

}  // namespace claimgraph::ingest
