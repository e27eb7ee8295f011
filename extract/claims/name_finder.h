// Finds the names in one block: known ones by the lexicon, others by capitals, the tagger and the words around them.
#pragma once

#include <vector>

#include "extract/claims/block_words.h"
#include "extract/claims/name_span.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

// In order of their tokens, disjoint; `scores` and `standing` are not filled yet. Pure; thread safe. Linear in the
// block.
std::vector<NameSpan> find_names(const BlockWords& words, const ActorLexicon& lexicon);

// The known name that starts at token i, if its capitals are there and the tagger does not contradict.
struct KnownMatch {
  std::uint32_t end = 0;
  const KnownName* name = nullptr;
};
std::optional<KnownMatch> known_name(const BlockWords& words, const ActorLexicon& lexicon, std::uint32_t i);

// Syntactic head of a range: the token whose own head lies outside it.
std::uint32_t head_of(const Annotation& annotation, TokenRange range);

}  // namespace claimgraph::extract
