#include "extract/claims/affiliation_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/fold_name.h"
#include "base/words.h"

namespace claimgraph::extract {

AffiliationText::AffiliationText(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities)
    : lexicon_(lexicon), entities_(entities), index_(blocks, entities) {
  find_heads();
  find_state();
}

void AffiliationText::find_heads() {
  constexpr std::size_t shortest = 5;  // of words that tell an office: governorship, ministry
  for (std::uint32_t e = 0; e < entities_.entities.size(); ++e) {
    const Entity& organisation = entities_.entities[e];
    if (organisation.type != NodeType::organisation || organisation.kind == "state") continue;
    const std::string name = fold_name(organisation.name);
    const std::vector<std::string_view> words = split_words(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool last = i + 1 == words.size();
      const bool heads = last || words[i + 1] == "of" || words[i + 1] == "for" || words.back() == "office";
      if (heads && words[i].size() >= shortest) heads_of_organisations_.emplace_back(words[i], e);
    }
  }
}

// Where the text plays: mentions of states and of places in them count, those at the head of the text twice; the first
// must have twice as many as the second.
void AffiliationText::find_state() {
  constexpr std::uint32_t head_of_text = 3;  // blocks
  for (std::uint32_t e = 0; e < entities_.entities.size(); ++e) {
    if (entities_.entities[e].kind == "state") states_.try_emplace(entities_.entities[e].place.country, e);
  }
  std::map<std::string, int> mentions;
  std::set<std::string> named;  // states that stand there by name, not as an adjective only
  for (const EntityMention& mention : entities_.mentions) {
    const Entity& entity = entities_.entities[mention.entity];
    const std::string& country = entity.place.country;
    if (country.empty() || mention.form == MentionForm::pronoun) continue;
    if (entity.twin && mention.form == MentionForm::name) named.insert(country);
    mentions[country] += mention.where.block < head_of_text ? 2 : 1;
  }
  std::string first;
  int most = 0;
  int second = 0;
  for (const auto& [country, count] : mentions) {
    if (count > most) {
      second = std::exchange(most, count);
      first = country;
    } else {
      second = std::max(second, count);
    }
  }
  if (most >= 2 * second && named.contains(first)) state_of_text_ = state(first);
}

void AffiliationText::name_organisation(std::uint32_t entity, std::uint32_t head) {
  const Dep dep = words_->token(head).dep;
  const bool subject = dep == Dep::nsubj || dep == Dep::nsubjpass;
  if (foremost_ && foremost_is_subject_ && !subject && foremost_block_ == words_->block) {
    bool same_sentence = true;
    for (std::uint32_t i = foremost_token_ + 1; i <= head; ++i) same_sentence &= !words_->token(i).sentence_start;
    if (same_sentence) return;
  }
  foremost_ = entity;
  foremost_block_ = words_->block;
  foremost_token_ = head;
  foremost_is_subject_ = subject;
}

bool AffiliationText::may_own(const EntityMention* m) const {
  if (m == nullptr) return false;
  const NodeType type = entities_.entities[m->entity].type;
  return type == NodeType::organisation || type == NodeType::source || type == NodeType::person;
}

bool AffiliationText::is_hyphened(const EntityMention& m) const {
  const std::uint32_t end = m.where.tokens.end;
  return end + 1 < words_->size() && words_->is_hyphen(end) && !words_->capital[end + 1];
}

bool AffiliationText::is_former(std::uint32_t begin) const {
  for (std::uint32_t i = begin; i-- > 0 && begin - i < 5;) {
    const std::string& word = words_->folded[i];
    if (word == "former" || word == "ex" || word == "ousted" || word == "deposed" || word == "late") return true;
    if (words_->token(i).pos == Pos::verb || words_->word(i) == ",") return false;
  }
  return false;
}

void AffiliationText::add(const EntityMention& from, const EntityMention& to, TokenRange why, bool former) {
  std::uint32_t target = to.entity;
  // A state's place node stands for its actor here.
  if (entities_.entities[target].kind == "country" && entities_.entities[target].twin)
    target = *entities_.entities[target].twin;
  if (from.entity == target || !fresh(from.entity, target)) return;
  Affiliation a;
  a.from = from.entity;
  a.to = target;
  a.former = former;
  const std::uint32_t begin = std::min({from.where.tokens.begin, to.where.tokens.begin, why.begin});
  const std::uint32_t end = std::max({from.where.tokens.end, to.where.tokens.end, why.end});
  a.evidence = {words_->block, {begin, end}, why.end - 1};
  a.confidence = from.form == MentionForm::name && to.form == MentionForm::name ? 0.9 : 0.7;
  entities_.affiliations.push_back(a);
}

void AffiliationText::add_to(const EntityMention& from, std::uint32_t to, TokenRange why, double confidence) {
  if (from.entity == to || tied_.contains(from.entity) || !fresh(from.entity, to)) return;
  const TokenRange range{std::min(from.where.tokens.begin, why.begin), std::max(from.where.tokens.end, why.end)};
  entities_.affiliations.push_back(
      {from.entity, to, {words_->block, range, why.end - 1}, is_former(why.begin), confidence});
}

void AffiliationText::add_owner(const EntityMention& institution, std::uint32_t state) {
  if (institution.entity == state || !fresh(institution.entity, state)) return;
  entities_.affiliations.push_back({institution.entity, state, institution.where, false, 0.8});
}

std::optional<std::uint32_t> AffiliationText::state(const std::string& country) const {
  const auto found = states_.find(country);
  return found == states_.end() ? std::nullopt : std::optional(found->second);
}

bool AffiliationText::fresh(std::uint32_t from, std::uint32_t to) {
  if (made_.contains({to, from})) return false;
  tied_.insert(from);
  return made_.insert({from, to}).second;
}

}  // namespace claimgraph::extract
