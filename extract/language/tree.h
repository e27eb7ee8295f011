// The trees of a parse: edges of subtrees, sentences, and spaCy's way back from projective trees.
#pragma once

#include <span>

#include "extract/language/parser.h"

namespace claimgraph::extract {

// The first and last token below each token, as spaCy finds them (set_children_from_heads): in passes over the tokens,
// repeated until each head lies in its sentence, eleven times at most.
void find_edges(std::span<const ParsedToken> tokens, std::vector<std::uint32_t>& left,
                std::vector<std::uint32_t>& right);

// Gives tokens with a decorated label the head that it names, and the plain label (Nivre and Nilsson 2005,
// "Pseudo-Projective Dependency Parsing"). Uses the edges in `work`.
void deprojectivize(std::span<ParsedToken> tokens, std::span<const std::uint8_t> space, Parser::Workspace& work);

// A sentence starts at the left edge of each root.
void set_sentence_starts(std::span<ParsedToken> tokens, std::span<const std::uint32_t> left);

}  // namespace claimgraph::extract
