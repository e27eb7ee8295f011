#include "extract/claims/affiliations.h"

#include <algorithm>

#include "extract/claims/affiliation_neighbours.h"
#include "extract/claims/affiliation_roles.h"

namespace claimgraph::extract {

namespace {

// Takes what stands at token i of the block; gives the token to go on with.
std::uint32_t step(AffiliationText& text, std::uint32_t i) {
  const BlockWords& words = text.words();
  const ActorLexicon& lexicon = text.lexicon();
  if (words.folded[i].empty()) return i + 1;
  const EntityMention* mention = text.at(i);
  // "its Telegram channel": the network's name is a part of the noun.
  const auto media = words.match(lexicon.media_nouns.phrases, i);
  if (mention != nullptr && text.entities().entities[mention->entity].kind == "social" && media && media->words > 1) {
    tie_by_role(text, {{i, i + media->words}, RoleClass::leader, false});
    return i + media->words;
  }
  const bool named = mention != nullptr && mention->form != MentionForm::nominal;
  if (named && mention->where.tokens.begin == i) tie_beside(text, *mention);
  if (named) return std::max(i + 1, mention->where.tokens.end);
  if (const auto tie = role_noun_at(text, i)) {
    tie_by_role(text, *tie);
    return tie->tokens.end;
  }
  if (const auto link = words.match(lexicon.ties.phrases, i)) tie_by_link(text, i, *link);
  return i + 1;
}

}  // namespace

void find_affiliations(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities) {
  AffiliationText text(blocks, lexicon, entities);
  for (const BlockWords& words : blocks) {
    text.enter(words);
    for (std::uint32_t i = 0; i < words.size();) i = step(text, i);
  }
}

}  // namespace claimgraph::extract
