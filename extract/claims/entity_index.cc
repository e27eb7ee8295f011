#include "extract/claims/entity_index.h"

#include <algorithm>

#include "extract/claims/clause.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

EntityIndex::EntityIndex(const Entities& entities, std::uint32_t block, const SyntaxTree& tree,
                         const EventLexicon& lexicon)
    : entities_(&entities), tree_(&tree), lexicon_(&lexicon), mention_(tree.size(), -1) {
  const auto first = std::lower_bound(entities.mentions.begin(), entities.mentions.end(), block,
                                      [](const EntityMention& m, std::uint32_t b) { return m.where.block < b; });
  for (auto m = first; m != entities.mentions.end() && m->where.block == block; ++m) {
    for (std::uint32_t t = m->where.tokens.begin; t < m->where.tokens.end && t < mention_.size(); ++t) {
      // A name wins over the nominal around it.
      if (mention_[t] >= 0 && m->form != MentionForm::name) continue;
      mention_[t] = static_cast<std::int32_t>(m - entities.mentions.begin());
    }
  }
  take_out_dateline();
}

// Names, a date and an agency, and then a dash.
void EntityIndex::take_out_dateline() {
  constexpr std::uint32_t kLongest = 14;
  std::uint32_t dash = 0;
  for (std::uint32_t t = 0; t < std::min<std::uint32_t>(kLongest, tree_->size()) && dash == 0; ++t) {
    const std::string_view word = tree_->word(t);
    const Pos pos = tree_->token(t).pos;
    if (t > 0 && (word == "-" || word == "--" || word == "\u2013" || word == "\u2014")) dash = t;
    if (dash == 0 && pos != Pos::propn && pos != Pos::num && pos != Pos::punct && pos != Pos::space) return;
  }
  const EntityMention* first = dash > 0 ? at(0) : nullptr;
  if (first == nullptr || entities_->entities[as_place(first->entity)].type != NodeType::place) return;
  const TokenRange tokens = first->where.tokens;
  if (tokens.end > dash) return;
  dateline_ = std::pair(as_place(first->entity), tokens);
  std::fill(mention_.begin() + tokens.begin, mention_.begin() + tokens.end, -1);
}

std::vector<bool> EntityIndex::name_tokens() const {
  std::vector<bool> names(mention_.size(), false);
  for (std::uint32_t t = 0; t < names.size(); ++t) {
    const EntityMention* m = at(t);
    names[t] = m != nullptr && m->form == MentionForm::name;
  }
  return names;
}

std::optional<std::uint32_t> EntityIndex::named(std::uint32_t token) const {
  const EntityMention* m = at(token);
  return m == nullptr ? std::nullopt : std::optional(m->entity);
}

std::vector<std::uint32_t> EntityIndex::sides(std::uint32_t head) const {
  std::vector<std::uint32_t> found;
  const auto take = [&](std::optional<std::uint32_t> side) {
    if (side && std::find(found.begin(), found.end(), *side) == found.end()) found.push_back(*side);
  };
  for (const std::uint32_t h : coordinated(*tree_, head)) {
    const auto name = holder(h);
    if (!name) {
      take(side_of_phrase(h));
      continue;
    }
    // "the governors of A and B, X and Y"
    for (const std::uint32_t n : coordinated(*tree_, *name)) take(named(n));
  }
  return found;
}

// "the mayor of Brod, Jana Kos", "a Swedish prosecutor, Henrik R.": the person named behind an office. The parser hangs
// the name on the office or on the last noun of its phrase.
std::optional<std::uint32_t> EntityIndex::holder(std::uint32_t head) const {
  if (tree_->token(head).pos != Pos::noun) return std::nullopt;
  const auto person_beside = [&](std::uint32_t noun) -> std::optional<std::uint32_t> {
    for (const std::uint32_t c : tree_->children(noun)) {
      if (tree_->token(c).dep != Dep::appos || c < noun) continue;
      const EntityMention* m = at(c);
      if (m != nullptr && m->form == MentionForm::name && entities_->entities[m->entity].type == NodeType::person)
        return c;
    }
    return std::nullopt;
  };
  if (const auto person = person_beside(head)) return person;
  for (const auto& [preposition, object] : preposition_objects(*tree_, head)) {
    const auto person = tree_->token(preposition).lemma == "of" ? person_beside(object) : std::nullopt;
    if (person) return person;
  }
  return std::nullopt;
}

// "a Bangladeshi worker": where somebody is from makes no side of a state. Soldiers and officials are its own.
bool EntityIndex::only_origin(std::uint32_t head, std::uint32_t modifier) const {
  const EntityMention* m = at(modifier);
  return m->form == MentionForm::adjective &&
         lexicon_->people(lower_ascii(tree_->token(head).lemma)) == PeopleClass::person;
}

// "a post near Brod": where something is, is no side.
bool EntityIndex::only_where(std::uint32_t preposition, std::uint32_t entity) const {
  return entities_->entities[entity].type == NodeType::place &&
         lexicon_->place_preposition(lower_word(tree_->annotation(), preposition)) == PlacePreposition::at;
}

std::optional<std::uint32_t> EntityIndex::side_of_phrase(std::uint32_t head) const {
  if (const auto own = named(head)) return own;
  // Owners beside the head: "ISIS fighters", "the army's post", "Russian soldiers".
  for (const std::uint32_t c : tree_->children(head)) {
    const Dep dep = tree_->token(c).dep;
    if (dep != Dep::compound && dep != Dep::amod && dep != Dep::poss && dep != Dep::nmod && dep != Dep::appos) continue;
    if (const auto side = named(c); side && !(dep == Dep::amod && only_origin(head, c))) return side;
  }
  // Behind it: "members of Hezbollah", "a post near Brod", "dozens of Wolves' fighters".
  for (const auto& [preposition, object] : preposition_objects(*tree_, head)) {
    if (const auto side = named(object); side && !only_where(preposition, *side)) return side;
    // "gunmen from the Los Choneros gang", "members of the group Sandfly"
    const auto kind = lexicon_->people(lower_ascii(tree_->token(object).lemma));
    const bool body = kind == PeopleClass::force || kind == PeopleClass::official;
    if (tree_->token(preposition).lemma != "of" && !(body && tree_->token(preposition).lemma == "from")) continue;
    for (const std::uint32_t c : tree_->children(object)) {
      if (tree_->token(c).dep == Dep::relcl) continue;
      if (const auto side = named(c)) return side;
    }
  }
  // "ships belonging to Maersk", "soldiers led by Captain Diarra"
  for (const std::uint32_t c : tree_->children(head)) {
    const Token& t = tree_->token(c);
    if ((t.dep != Dep::acl && t.dep != Dep::amod) || !lexicon_->is_of_class(lower_ascii(t.lemma), "belonging"))
      continue;
    for (const auto& [preposition, object] : preposition_objects(*tree_, c)) {
      if (const auto side = named(object)) return side;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> EntityIndex::place(std::uint32_t head) const {
  const auto is_place = [&](std::optional<std::uint32_t> e) {
    return e && entities_->entities[as_place(*e)].type == NodeType::place;
  };
  if (const auto own = named(head); is_place(own)) return as_place(*own);
  for (const std::uint32_t c : tree_->children(head)) {
    const Dep dep = tree_->token(c).dep;
    if (dep != Dep::compound && dep != Dep::appos && dep != Dep::nmod && dep != Dep::poss) continue;
    if (const auto inner = named(c); is_place(inner)) return as_place(*inner);
  }
  for (const auto& [preposition, object] : preposition_objects(*tree_, head)) {
    if (const auto inner = named(object); is_place(inner)) return as_place(*inner);
  }
  return std::nullopt;
}

std::uint32_t EntityIndex::as_actor(std::uint32_t entity) const {
  const Entity& e = entities_->entities[entity];
  return e.type == NodeType::place && e.twin ? *e.twin : entity;
}

std::uint32_t EntityIndex::as_place(std::uint32_t entity) const {
  const Entity& e = entities_->entities[entity];
  return e.type != NodeType::place && e.twin ? *e.twin : entity;
}

bool EntityIndex::is_people(std::uint32_t head) const {
  if (const auto own = named(head)) return entities_->entities[as_actor(*own)].type != NodeType::place;
  const Token& t = tree_->token(head);
  if (t.pos == Pos::pron || t.pos == Pos::num || t.pos == Pos::propn || t.tag == "JJ") return true;
  if (lexicon_->people(lower_ascii(t.lemma))) return true;
  // "dozens of people", "a total of 12 soldiers".
  for (const auto& [preposition, object] : preposition_objects(*tree_, head)) {
    if (tree_->token(preposition).lemma == "of" && lexicon_->people(lower_ascii(tree_->token(object).lemma)))
      return true;
  }
  return false;
}

}  // namespace claimgraph::extract
