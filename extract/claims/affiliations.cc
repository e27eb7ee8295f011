#include "extract/claims/affiliations.h"

#include <algorithm>
#include <map>

#include "extract/claims/mention_index.h"

namespace claimgraph::extract {

namespace {

class AffiliationFinder {
 public:
  AffiliationFinder(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities)
      : blocks_(blocks), lexicon_(lexicon), entities_(entities), index_(blocks, entities) {}

  void run() {
    for (const BlockWords& words : blocks_) {
      words_ = &words;
      for (std::uint32_t i = 0; i < words.size();) i = step(i);
    }
  }

 private:
  // A noun that says what its holder is: "spokesman", "armed wing", "news agency".
  struct RoleNoun {
    TokenRange tokens;
    RoleClass role = RoleClass::leader;
    bool of_person = true;  // its holder is a person, else an organisation or a source
  };

  const Token& token(std::uint32_t i) const { return words_->token(i); }
  const std::string& folded(std::uint32_t i) const { return words_->folded[i]; }
  bool inside(std::uint32_t i) const { return i < words_->size(); }
  const EntityMention* at(std::uint32_t i) const { return index_.at(words_->block, i); }
  const Entity& entity(const EntityMention& m) const { return entities_.entities[m.entity]; }

  std::uint32_t step(std::uint32_t i) {
    if (folded(i).empty()) return i + 1;
    const EntityMention* mention = at(i);
    const bool named = mention != nullptr && mention->form != MentionForm::nominal;
    if (named && mention->where.tokens.begin == i) beside(*mention);
    if (named) return std::max(i + 1, mention->where.tokens.end);
    if (const auto tie = tie_at(i)) {
      noun(*tie);
      return tie->tokens.end;
    }
    if (const auto link = words_->match(lexicon_.ties.phrases, i)) linked(i, *link);
    return i + 1;
  }

  std::optional<RoleNoun> tie_at(std::uint32_t i) const {
    if (words_->capital[i]) {
      if (const auto match = words_->match(lexicon_.titles.phrases, i)) {
        const RoleClass cls = lexicon_.titles.values[match->values.back()];
        if (cls == RoleClass::honorific) return std::nullopt;
        return RoleNoun{{i, i + match->words}, cls, true};
      }
    }
    const auto role = words_->match(lexicon_.roles.phrases, i);
    const auto tie = words_->match(lexicon_.ties.phrases, i);
    const bool organ = tie && lexicon_.ties.values[tie->values.back()].cls == TieClass::noun;
    if (organ && (!role || tie->words >= role->words)) return RoleNoun{{i, i + tie->words}, RoleClass::leader, false};
    if (role && is_noun(i + role->words - 1))
      return RoleNoun{{i, i + role->words}, lexicon_.roles.values[role->values.back()], true};
    if (const auto media = words_->match(lexicon_.media_nouns.phrases, i); media && is_noun(i + media->words - 1))
      return RoleNoun{{i, i + media->words}, RoleClass::leader, false};
    return std::nullopt;
  }

  bool is_noun(std::uint32_t i) const { return token(i).pos == Pos::noun || token(i).pos == Pos::propn; }

  // ---- a role noun: its holder and its organisation ----

  void noun(const RoleNoun& tie) {
    if (tie.role == RoleClass::kin) return;
    const EntityMention* holder = holder_of(tie);
    if (holder == nullptr) return;
    const EntityMention* to = organisation_before(tie);
    if (to == nullptr || to->entity == holder->entity) to = organisation_behind(tie);
    if (to == nullptr || to->entity == holder->entity) return;
    if (!allowed(tie, *to)) return;
    add(*holder, *to, tie.tokens, is_former(tie.tokens.begin));
  }

  bool may_hold(const RoleNoun& tie, const EntityMention* m) const {
    if (m == nullptr || m->form == MentionForm::adjective) return false;
    const NodeType type = entity(*m).type;
    return tie.of_person ? type == NodeType::person : type == NodeType::organisation || type == NodeType::source;
  }

  const EntityMention* holder_of(const RoleNoun& tie) const {
    if (const EntityMention* m = name_behind(tie); m != nullptr) return m;
    const std::uint32_t noun = tie.tokens.end - 1;
    const Token& t = token(noun);
    if (t.dep == Dep::appos && may_hold(tie, at(t.head))) return at(t.head);
    if (t.dep == Dep::attr || t.dep == Dep::conj) {
      if (const EntityMention* subject = subject_of(t.head); may_hold(tie, subject)) return subject;
    }
    return name_before_comma(tie);
  }

  // "spokesman Igor", "spokesman, Maj. Gen. Igor", "head of X, Y" is left to the parse.
  const EntityMention* name_behind(const RoleNoun& tie) const {
    std::uint32_t i = tie.tokens.end;
    for (int steps = 0; steps < 3 && inside(i); ++steps) {
      if (const EntityMention* m = at(i)) return may_hold(tie, m) && m->form == MentionForm::name ? m : nullptr;
      const auto title = words_->match(lexicon_.titles.phrases, i);
      if (title && words_->capital[i]) {
        i += title->words;
      } else if (words_->word(i) == "," && inside(i + 1) && (at(i + 1) != nullptr || words_->capital[i + 1])) {
        ++i;
      } else {
        break;
      }
    }
    return appos_of(tie);
  }

  // "the group's military chief in the north, Colonel X": X is the apposition of the noun.
  const EntityMention* appos_of(const RoleNoun& tie) const {
    const std::uint32_t noun = tie.tokens.end - 1;
    for (std::uint32_t i = tie.tokens.end; inside(i) && i < tie.tokens.end + 14; ++i) {
      if (token(i).sentence_start) break;
      if (token(i).dep == Dep::appos && token(i).head == noun && may_hold(tie, at(i))) return at(i);
    }
    return nullptr;
  }

  const EntityMention* subject_of(std::uint32_t verb) const {
    for (std::uint32_t i = verb; i-- > 0 && verb - i < 25;) {
      const Token& t = token(i);
      if (t.head == verb && (t.dep == Dep::nsubj || t.dep == Dep::nsubjpass)) return at(i);
      if (t.sentence_start) break;
    }
    return nullptr;
  }

  // "X, the head of Y": only determiners, adjectives, names and genitives stand between the comma and the noun.
  const EntityMention* name_before_comma(const RoleNoun& tie) const {
    for (std::uint32_t i = tie.tokens.begin; i-- > 0 && tie.tokens.begin - i < 9;) {
      if (words_->word(i) == ",") {
        if (i == 0 || !may_hold(tie, at(i - 1)) || at(i - 1)->form != MentionForm::name) return nullptr;
        return at(i - 1);
      }
      const Pos pos = token(i).pos;
      if (token(i).sentence_start || pos == Pos::verb || pos == Pos::aux || pos == Pos::sconj || pos == Pos::cconj)
        return nullptr;
    }
    return nullptr;
  }

  bool may_own(const EntityMention* m) const {
    if (m == nullptr) return false;
    const NodeType type = entity(*m).type;
    return type == NodeType::organisation || type == NodeType::source || type == NodeType::person;
  }

  // "the ministry's spokesman", "Russian Defense Ministry spokesman", "its commander".
  const EntityMention* organisation_before(const RoleNoun& tie) const {
    for (std::uint32_t i = tie.tokens.begin; i-- > 0 && tie.tokens.begin - i < 6;) {
      const EntityMention* m = at(i);
      if (m != nullptr) return may_own(m) ? m : nullptr;
      if (words_->is_genitive(i) || words_->is_hyphen(i)) continue;
      const Pos pos = token(i).pos;
      if (pos == Pos::adj || pos == Pos::noun || pos == Pos::propn || pos == Pos::num) continue;
      if (pos == Pos::adv) continue;
      return nullptr;
    }
    return nullptr;
  }

  // "head of X", "spokesman for X", "a professor at X".
  const EntityMention* organisation_behind(const RoleNoun& tie) const {
    std::uint32_t i = tie.tokens.end;
    if (!inside(i)) return nullptr;
    const std::string& word = folded(i);
    const bool of = word == "of" || word == "for" || word == "at" || word == "with" || word == "in" || word == "from";
    if (!of) return nullptr;
    for (++i; inside(i) && i < tie.tokens.end + 6; ++i) {
      const EntityMention* m = at(i);
      if (m != nullptr) {
        if (!may_own(m) && entity(*m).twin && word == "of") return m;
        return may_own(m) ? m : nullptr;
      }
      const Pos pos = token(i).pos;
      if (pos != Pos::det && pos != Pos::adj && pos != Pos::noun && pos != Pos::propn) return nullptr;
    }
    return nullptr;
  }

  bool allowed(const RoleNoun& tie, const EntityMention& to) const {
    const Entity& target = entity(to);
    if (target.type == NodeType::person)
      return tie.role == RoleClass::lawyer || tie.role == RoleClass::spokesman || tie.role == RoleClass::leader;
    if (target.kind != "state" && target.kind != "country") return true;
    return tie.role == RoleClass::state_office || tie.role == RoleClass::minister || tie.role == RoleClass::envoy ||
           tie.role == RoleClass::office || (to.form == MentionForm::name && tie.role != RoleClass::member);
  }

  bool is_former(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i-- > 0 && begin - i < 5;) {
      const std::string& word = folded(i);
      if (word == "former" || word == "ex" || word == "ousted" || word == "deposed" || word == "late") return true;
      if (token(i).pos == Pos::verb || words_->word(i) == ",") return false;
    }
    return false;
  }

  // ---- names side by side ----

  void beside(const EntityMention& m) {
    if (m.form != MentionForm::name) return;
    const std::uint32_t end = m.where.tokens.end;
    if (!inside(end)) return;
    if (entity(m).type == NodeType::person) person_of(m, end);
    if (entity(m).type == NodeType::place) place_in(m, end);
    if (entity(m).type == NodeType::organisation || entity(m).type == NodeType::source) {
      if (words_->is_genitive(end)) owner_of_person(m, end + 1);
      if (words_->is_hyphen(end)) hyphened(m, end + 1);
    }
  }

  // "Ousmane Kellou of the Desert Security Forum".
  void person_of(const EntityMention& m, std::uint32_t end) {
    const std::string& word = folded(end);
    if (word != "of" && word != "from" && word != "with" && word != "at") return;
    std::uint32_t i = end + 1;
    if (inside(i) && folded(i) == "the") ++i;
    const EntityMention* to = inside(i) ? at(i) : nullptr;
    if (to == nullptr || to->form == MentionForm::adjective || !may_own(to)) return;
    if (entity(*to).type == NodeType::person || entity(*to).kind == "state") return;
    add(m, *to, {end, end + 1}, false);
  }

  // "Carla Babb of VOA" the other way: "VOA's Carla Babb".
  void owner_of_person(const EntityMention& m, std::uint32_t i) {
    if (!inside(i) || entity(m).kind == "state") return;
    const EntityMention* person = at(i);
    if (person == nullptr || person->form != MentionForm::name || person->where.tokens.begin != i) return;
    if (entity(*person).type == NodeType::person) add(*person, m, {i - 1, i}, false);
  }

  // "the IS-linked Amaq".
  void hyphened(const EntityMention& m, std::uint32_t i) {
    const auto match = inside(i) ? words_->match(lexicon_.ties.phrases, i) : std::nullopt;
    if (!match || lexicon_.ties.values[match->values.front()].cls != TieClass::hyphen) return;
    for (std::uint32_t k = i + match->words; inside(k) && k < i + 6; ++k) {
      const EntityMention* other = at(k);
      if (other == nullptr && (token(k).pos == Pos::noun || token(k).pos == Pos::adj || token(k).pos == Pos::propn))
        continue;
      if (other != nullptr && other->form == MentionForm::name && may_own(other)) add(*other, m, {i, i + 1}, false);
      return;
    }
  }

  // "X, in Y province", "X in Y", "Hayward, California".
  void place_in(const EntityMention& m, std::uint32_t end) {
    std::uint32_t i = end;
    bool comma = false;
    if (words_->word(i) == ",") comma = true, ++i;
    if (inside(i) && folded(i) == "in")
      ++i;
    else if (!comma)
      return;
    if (inside(i) && folded(i) == "the") ++i;
    const EntityMention* outer = inside(i) ? at(i) : nullptr;
    if (outer == nullptr || outer->where.tokens.begin != i || entity(*outer).type != NodeType::place) return;
    if (comma && i == end + 1 && entity(*outer).kind != "region" && entity(*outer).kind != "country") return;
    const std::pair pair{m.entity, outer->entity};
    if (m.entity != outer->entity && std::ranges::find(entities_.located_in, pair) == entities_.located_in.end())
      entities_.located_in.push_back(pair);
  }

  // ---- "X is part of Y", "X, a splinter of Y", "X owns Y" ----

  void linked(std::uint32_t i, const PhraseMap::Match& match) {
    for (const std::uint32_t value : match.values) {
      const Tie& tie = lexicon_.ties.values[value];
      if (tie.cls == TieClass::hyphen || tie.cls == TieClass::noun) continue;
      const EntityMention* from = actor_before(i);
      const EntityMention* to = actor_behind(i + match.words);
      if (from == nullptr || to == nullptr || from->entity == to->entity) return;
      const TokenRange words{i, i + match.words};
      if (tie.reverse && entity(*from).type != NodeType::person) {
        add(*to, *from, words, false);
      } else {
        add(*from, *to, words, false);
      }
      return;
    }
  }

  const EntityMention* actor_before(std::uint32_t i) const {
    bool verb = false;
    for (std::uint32_t k = i; k-- > 0 && i - k < 12;) {
      if (token(k + 1).sentence_start) return nullptr;
      if (const EntityMention* m = at(k)) {
        if (m->form == MentionForm::adjective) continue;
        return may_own(m) && entity(*m).kind != "state" ? m : nullptr;
      }
      if (token(k).pos == Pos::verb) {
        if (verb || token(k).lemma != "be") return nullptr;
        verb = true;
      }
      const Pos pos = token(k).pos;
      if (pos == Pos::sconj || words_->word(k) == ";" || words_->word(k) == "\"") return nullptr;
    }
    return nullptr;
  }

  const EntityMention* actor_behind(std::uint32_t i) const {
    for (std::uint32_t k = i; inside(k) && k < i + 6; ++k) {
      if (const EntityMention* m = at(k)) {
        if (m->form == MentionForm::adjective) continue;
        return may_own(m) && entity(*m).kind != "state" ? m : nullptr;
      }
      const Pos pos = token(k).pos;
      if (pos != Pos::det && pos != Pos::adj && pos != Pos::noun && pos != Pos::propn && !words_->is_hyphen(k))
        return nullptr;
    }
    return nullptr;
  }

  // ---- output ----

  void add(const EntityMention& from, const EntityMention& to, TokenRange why, bool former) {
    std::uint32_t target = to.entity;
    // A state's place node stands for its actor here.
    if (entities_.entities[target].kind == "country" && entities_.entities[target].twin)
      target = *entities_.entities[target].twin;
    if (from.entity == target || !made_.emplace(std::pair(from.entity, target), true).second) return;
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

  const std::vector<BlockWords>& blocks_;
  const ActorLexicon& lexicon_;
  Entities& entities_;
  MentionIndex index_;
  const BlockWords* words_ = nullptr;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> made_;
};

}  // namespace

void find_affiliations(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities) {
  AffiliationFinder(blocks, lexicon, entities).run();
}

}  // namespace claimgraph::extract
