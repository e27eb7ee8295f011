// Weighs what speaks for each type of a name: its own words, the tagger, the gazetteer and what stands around it.
#pragma once

#include <set>
#include <string>

#include "extract/claims/block_words.h"
#include "extract/claims/name_span.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/gazetteer.h"

namespace claimgraph::extract {

// Fills `scores`, `standing`, `place_kind`, `base` and `organisation_kind` of a span, and lengthens it by a common noun
// that belongs to the name ("Borkou province", "KPL news agency"). `common` are the folded nouns that the document also
// writes in lower case: with a capital at the start of a sentence they are no names.
void weigh_name(const BlockWords& words, const ActorLexicon& lexicon, const Gazetteer& gazetteer,
                const std::set<std::string>& common, NameSpan& span);

}  // namespace claimgraph::extract
