// Finds the actors, places and sources of a document, all mentions of each, and who belongs to whom.
#pragma once

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

class ActorLexicon;
class Gazetteer;

// Pure; thread safe. `document` and every annotation of the discourse must outlive the call only.
Entities find_entities(const Discourse& discourse, const ActorLexicon& actors, const Gazetteer& gazetteer);

}  // namespace claimgraph::extract
