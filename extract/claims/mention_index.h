// Looks up the mentions of a document by token.
#pragma once

#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/block_words.h"

namespace claimgraph::extract {

// Built over Entities::mentions, which must not change while it is used.
class MentionIndex {
 public:
  MentionIndex(const std::vector<BlockWords>& blocks, const Entities& entities) : entities_(entities) {
    for (const BlockWords& words : blocks) at_.emplace_back(words.size(), nullptr);
    for (const EntityMention& mention : entities.mentions) {
      for (std::uint32_t i = mention.where.tokens.begin; i < mention.where.tokens.end; ++i) {
        const EntityMention*& slot = at_[mention.where.block][i];
        // Of two that overlap the longer one answers: "Loreto police", not "Loreto".
        if (slot == nullptr || slot->where.tokens.size() < mention.where.tokens.size()) slot = &mention;
      }
    }
  }

  // The mention that covers the token, or null.
  const EntityMention* at(std::uint32_t block, std::uint32_t token) const {
    return token < at_[block].size() ? at_[block][token] : nullptr;
  }
  const Entity& entity(const EntityMention& mention) const { return entities_.entities[mention.entity]; }

 private:
  const Entities& entities_;
  std::vector<std::vector<const EntityMention*>> at_;
};

}  // namespace claimgraph::extract
