// Turns clusters of names into the entities of the document: type, name, aliases, kind, place.
#pragma once

#include <vector>

#include "extract/claims/entity_clusters.h"
#include "extract/lexicon/gazetteer.h"

namespace claimgraph::extract {

// A state's cluster gives two entities, the actor and the place, each the other's twin; a cluster without enough
// evidence gives none. Mentions are ordered by block and token.
Entities write_entities(const Discourse& discourse, const std::vector<BlockWords>& blocks,
                        const std::vector<NameSpan>& spans, const Clusters& clusters, const ActorLexicon& lexicon,
                        const Gazetteer& gazetteer);

}  // namespace claimgraph::extract
