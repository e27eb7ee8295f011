// Where a telling without a place of its own plays: where the text was when it told it.
#pragma once

#include <optional>
#include <utility>

#include "extract/claims/entity_index.h"

namespace claimgraph::extract {

using Scene = std::optional<std::pair<std::uint32_t, Mention>>;  // place entity, the words that name it

// The place told last before the token in its sentence, as where something is ("in", "near"); else the first one behind
// it; in the first sentences the dateline's. Places of earlier sentences are not taken: they would tie one document's
// events to another's too easily.
Scene scene_of(const EntityIndex& index, const SyntaxTree& tree, std::uint32_t block, std::uint32_t token);

// The place that "there" or "here" under the token means: the one told last before it in the block.
Scene place_of_there(const EntityIndex& index, const SyntaxTree& tree, std::uint32_t block, std::uint32_t token);

}  // namespace claimgraph::extract
