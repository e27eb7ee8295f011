// Which entity a noun phrase of a block names.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/syntax.h"
#include "extract/lexicon/event_lexicon.h"

namespace claimgraph::extract {

// The entity mentions of one block, by token. A view: the entities must outlive it.
class EntityIndex {
 public:
  EntityIndex(const Entities& entities, std::uint32_t block, const SyntaxTree& tree, const EventLexicon& lexicon);

  const Entities& entities() const { return *entities_; }
  const EventLexicon& lexicon() const { return *lexicon_; }
  // The mention that covers the token, the shortest-named first of overlapping ones; null for none.
  const EntityMention* at(std::uint32_t token) const {
    return mention_[token] < 0 ? nullptr : &entities_->mentions[static_cast<std::size_t>(mention_[token])];
  }
  // The place of a dateline ("BROD, Aug 11 (Agency) - ...") and its tokens: where the text was written, no side of what
  // it tells; at() doesn't know it.
  const std::optional<std::pair<std::uint32_t, TokenRange>>& dateline() const { return dateline_; }
  // Tokens that a name covers.
  std::vector<bool> name_tokens() const;

  // The entities that a noun phrase and those coordinated with it stand for, as a side of an event: the one named at
  // its head; else the one that owns it ("ISIS fighters", "members of Hezbollah", "the army's post").
  std::vector<std::uint32_t> sides(std::uint32_t head) const;
  // The place that a noun phrase names, at its head or inside it ("a post near Brod"); none for other things.
  std::optional<std::uint32_t> place(std::uint32_t head) const;
  // A state as place, when the side is meant as actor, gives the state as actor, and the other way round.
  std::uint32_t as_actor(std::uint32_t entity) const;
  std::uint32_t as_place(std::uint32_t entity) const;
  // True when the phrase means people or a body of them.
  bool is_people(std::uint32_t head) const;

 private:
  std::optional<std::uint32_t> holder(std::uint32_t head) const;  // the name's token
  bool only_origin(std::uint32_t head, std::uint32_t modifier) const;
  bool only_where(std::uint32_t preposition, std::uint32_t entity) const;
  std::optional<std::uint32_t> side_of_phrase(std::uint32_t head) const;
  void take_out_dateline();
  std::optional<std::uint32_t> named(std::uint32_t token) const;

  const Entities* entities_;
  const SyntaxTree* tree_;
  const EventLexicon* lexicon_;
  std::vector<std::int32_t> mention_;
  std::optional<std::pair<std::uint32_t, TokenRange>> dateline_;
};

}  // namespace claimgraph::extract
