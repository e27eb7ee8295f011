// Where affiliations are looked for: one block at a time with its mentions, and the list that they enter. Private to
// affiliations.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/claims/mention_index.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

class AffiliationText {
 public:
  AffiliationText(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities);

  void enter(const BlockWords& words) { words_ = &words; }
  const BlockWords& words() const { return *words_; }
  const ActorLexicon& lexicon() const { return lexicon_; }
  Entities& entities() { return entities_; }
  const Entities& entities() const { return entities_; }

  const EntityMention* at(std::uint32_t i) const { return index_.at(words_->block, i); }
  // May be what somebody is affiliated with.
  bool may_own(const EntityMention* m) const;
  // "IS-linked": the name only describes what follows.
  bool is_hyphened(const EntityMention& m) const;
  bool is_former(std::uint32_t begin) const;

  // `why` are the words that tie; the evidence holds both ends too. The first time of a pair counts.
  void add(const EntityMention& from, const EntityMention& to, TokenRange why, bool former);
  // To an organisation that the text does not name here; only for who has no affiliation yet.
  void add_to(const EntityMention& from, std::uint32_t to, TokenRange why, double confidence);

  // The state of an institution, whose name alone says so ("the German embassy").
  void add_owner(const EntityMention& institution, std::uint32_t state);
  std::optional<std::uint32_t> state(const std::string& country) const;

  // The organisation last named, and the block of its name; one named beside the subject of its sentence does not
  // take the subject's place.
  void name_organisation(std::uint32_t entity, std::uint32_t head);
  std::optional<std::uint32_t> foremost() const { return foremost_; }
  std::uint32_t foremost_block() const { return foremost_block_; }
  // The words that may head an organisation's name ("governorship", "ministry"), with the organisation.
  const std::vector<std::pair<std::string, std::uint32_t>>& heads_of_organisations() const {
    return heads_of_organisations_;
  }
  // The state that the text names most, if there is one that it clearly does.
  std::optional<std::uint32_t> state_of_text() const { return state_of_text_; }

 private:
  void find_heads();
  void find_state();
  // The first time of this pair, in either direction.
  bool fresh(std::uint32_t from, std::uint32_t to);

  const ActorLexicon& lexicon_;
  Entities& entities_;
  MentionIndex index_;
  const BlockWords* words_ = nullptr;
  std::optional<std::uint32_t> foremost_;
  std::uint32_t foremost_block_ = 0;
  std::uint32_t foremost_token_ = 0;
  bool foremost_is_subject_ = false;
  std::vector<std::pair<std::string, std::uint32_t>> heads_of_organisations_;
  std::map<std::string, std::uint32_t> states_;  // by country
  std::optional<std::uint32_t> state_of_text_;
  std::set<std::uint32_t> tied_;  // who has an affiliation already
  std::set<std::pair<std::uint32_t, std::uint32_t>> made_;
};

// What the rules share: short names for the things of the text, which outlives them.
class AffiliationRules {
 protected:
  explicit AffiliationRules(AffiliationText& text) : text_(text), lexicon_(text.lexicon()) {}

  const BlockWords& words() const { return text_.words(); }
  const Token& token(std::uint32_t i) const { return words().token(i); }
  const std::string& folded(std::uint32_t i) const { return words().folded[i]; }
  bool inside(std::uint32_t i) const { return i < words().size(); }
  bool is_noun(std::uint32_t i) const { return token(i).pos == Pos::noun || token(i).pos == Pos::propn; }
  const EntityMention* at(std::uint32_t i) const { return text_.at(i); }
  const Entity& entity(const EntityMention& m) const { return text_.entities().entities[m.entity]; }
  bool may_own(const EntityMention* m) const { return text_.may_own(m); }
  bool is_hyphened(const EntityMention& m) const { return text_.is_hyphened(m); }
  bool is_former(std::uint32_t begin) const { return text_.is_former(begin); }
  void add(const EntityMention& from, const EntityMention& to, TokenRange why, bool former) {
    text_.add(from, to, why, former);
  }

  AffiliationText& text_;
  const ActorLexicon& lexicon_;
};

}  // namespace claimgraph::extract
