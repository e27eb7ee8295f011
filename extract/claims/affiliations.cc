#include "extract/claims/affiliations.h"

#include <algorithm>
#include <set>

#include "base/fold_name.h"
#include "extract/claims/mention_index.h"

namespace claimgraph::extract {

namespace {

class AffiliationFinder {
 public:
  AffiliationFinder(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities)
      : blocks_(blocks), lexicon_(lexicon), entities_(entities), index_(blocks, entities) {}

  void run() {
    for (std::uint32_t e = 0; e < entities_.entities.size(); ++e) {
      const Entity& organisation = entities_.entities[e];
      if (organisation.type != NodeType::organisation || organisation.kind == "state") continue;
      const std::string name = fold_name(organisation.name);
      for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find(' ', start), name.size());
        if (end - start >= 5) words_of_organisations_.emplace_back(name.substr(start, end - start), e);
        start = end + 1;
      }
    }
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
    bool loose = false;     // any noun for an organisation: it ties only as an apposition or a predicate
  };

  const Token& token(std::uint32_t i) const { return words_->token(i); }
  const std::string& folded(std::uint32_t i) const { return words_->folded[i]; }
  bool inside(std::uint32_t i) const { return i < words_->size(); }
  const EntityMention* at(std::uint32_t i) const { return index_.at(words_->block, i); }
  const Entity& entity(const EntityMention& m) const { return entities_.entities[m.entity]; }

  std::uint32_t step(std::uint32_t i) {
    if (folded(i).empty()) return i + 1;
    const EntityMention* mention = at(i);
    // "its Telegram channel": the network's name is a part of the noun.
    const auto media = words_->match(lexicon_.media_nouns.phrases, i);
    if (mention != nullptr && entity(*mention).kind == "social" && media && media->words > 1) {
      noun({{i, i + media->words}, RoleClass::leader, false});
      return i + media->words;
    }
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
        const RoleClass* role = lexicon_.roles.find(words_->key({i, i + match->words}));
        return RoleNoun{{i, i + match->words}, role == nullptr ? cls : *role, true};
      }
    }
    const auto role = words_->match(lexicon_.roles.phrases, i);
    const auto tie = words_->match(lexicon_.ties.phrases, i);
    const bool organ = tie && lexicon_.ties.values[tie->values.back()].cls == TieClass::noun;
    if (organ && (!role || tie->words >= role->words)) return RoleNoun{{i, i + tie->words}, RoleClass::leader, false};
    if (role && (role->words > 1 || is_noun(i)))
      return RoleNoun{{i, i + role->words}, lexicon_.roles.values[role->values.back()], true};
    if (const auto plural = singular_role(i)) return RoleNoun{{i, i + 1}, *plural, true};
    if (const auto media = words_->match(lexicon_.media_nouns.phrases, i); media && is_noun(i + media->words - 1))
      return RoleNoun{{i, i + media->words}, RoleClass::leader, false};
    return body_at(i);
  }

  // "both professors at X"
  std::optional<RoleClass> singular_role(std::uint32_t i) const {
    if (token(i).tag != "NNS") return std::nullopt;
    const RoleClass* role = lexicon_.roles.find(token(i).lemma);
    return role == nullptr ? std::nullopt : std::optional(*role);
  }

  // "the mission of the UN", "Tuesta's party".
  std::optional<RoleNoun> body_at(std::uint32_t i) const {
    if (words_->capital[i] || !is_noun(i)) return std::nullopt;
    const std::string& word = folded(i);
    const OrganisationHead* head = lexicon_.heads.find(word);
    const Nominal* nominal = lexicon_.nominals.find(word);
    const bool body = (head != nullptr && head->cls == HeadClass::named) ||
                      (nominal != nullptr && nominal->type == NodeType::organisation);
    if (!body) return std::nullopt;
    return RoleNoun{{i, i + 1}, RoleClass::leader, false, true};
  }

  bool is_noun(std::uint32_t i) const { return token(i).pos == Pos::noun || token(i).pos == Pos::propn; }

  // ---- a role noun: its holder and its organisation ----

  void noun(const RoleNoun& tie) {
    if (tie.role == RoleClass::kin) return;
    const EntityMention* before = organisation_before(tie);
    const EntityMention* behind = organisation_behind(tie);
    const EntityMention* holder = holder_of(tie);
    if (holder == nullptr && behind != nullptr) holder = name_after(tie, *behind);
    if (holder == nullptr && behind == nullptr && tie.of_person) holder = name_after_place(tie);
    // "their allies of the Valley Guard"
    if (holder == nullptr && !tie.of_person && !tie.loose && before != nullptr && may_hold(tie, behind) &&
        behind->form == MentionForm::name)
      holder = behind;
    if (holder == nullptr) return;
    const EntityMention* to = before;
    if (to == nullptr || to->entity == holder->entity || !allowed(tie, *to)) to = behind;
    if (to == nullptr || to->entity == holder->entity || !allowed(tie, *to)) {
      without_organisation(tie, *holder);
      return;
    }
    if (!tie.of_person && entity(*to).type == NodeType::person) std::swap(holder, to);
    add(*holder, *to, tie.tokens, is_former(tie.tokens.begin));
    also(tie, *holder, *to);
  }

  // "King and Weeks, both professors at X": the others of the list hold the role too.
  void also(const RoleNoun& tie, const EntityMention& holder, const EntityMention& to) {
    if (!folded(tie.tokens.end - 1).ends_with('s') || token(tie.tokens.end - 1).tag != "NNS") return;
    std::uint32_t i = tie.tokens.begin;
    for (int steps = 0; i-- > 0 && steps < 16; ++steps) {
      const EntityMention* other = at(i);
      if (other == nullptr || other->form == MentionForm::adjective) {
        const bool joins = folded(i) == "and" || words_->word(i) == "," || token(i).pos == Pos::det;
        if (!joins && other == nullptr) break;
        continue;
      }
      if (!may_hold(tie, other)) break;
      if (other->entity != holder.entity) add(*other, to, tie.tokens, false);
      i = other->where.tokens.begin;
    }
    if (holder.where.tokens.begin > tie.tokens.begin) also_behind(tie, holder, to);
  }

  // "two members of X, Ann Lee and Bo Berg"
  void also_behind(const RoleNoun& tie, const EntityMention& holder, const EntityMention& to) {
    for (std::uint32_t i = holder.where.tokens.end; inside(i) && i < holder.where.tokens.end + 12;) {
      if (folded(i) == "and" || words_->word(i) == ",") {
        ++i;
        continue;
      }
      const EntityMention* other = at(i);
      if (other == nullptr || other->form != MentionForm::name || !may_hold(tie, other)) return;
      add(*other, to, tie.tokens, false);
      i = other->where.tokens.end;
    }
  }

  // "the head of the institute (INPE), Germán Távara".
  const EntityMention* name_after(const RoleNoun& tie, const EntityMention& organisation) const {
    std::uint32_t i = organisation.where.tokens.end;
    if (inside(i) && words_->word(i) == "(") {
      for (int steps = 0; inside(i) && steps < 7 && words_->word(i) != ")"; ++steps) ++i;
      ++i;
    }
    if (!inside(i) || words_->word(i) != ",") return nullptr;
    ++i;
    while (inside(i)) {
      const EntityMention* m = at(i);
      if (m != nullptr && m->form == MentionForm::adjective) {
        ++i;
        continue;
      }
      if (m != nullptr) return may_hold(tie, m) && m->form == MentionForm::name ? m : nullptr;
      const auto title = words_->match(lexicon_.titles.phrases, i);
      if (!title || !words_->capital[i]) return nullptr;
      i += title->words;
    }
    return nullptr;
  }

  // "the agency's head of delegation in Kenya, Ann Lee".
  const EntityMention* name_after_place(const RoleNoun& tie) const {
    const std::uint32_t i = tie.tokens.end;
    if (!inside(i + 1) || (folded(i) != "in" && folded(i) != "for" && folded(i) != "to")) return nullptr;
    const EntityMention* place = at(folded(i + 1) == "the" ? i + 2 : i + 1);
    if (place == nullptr || place->form != MentionForm::name) return nullptr;
    const bool located = entity(*place).type == NodeType::place || entity(*place).twin;
    return located ? name_after(tie, *place) : nullptr;
  }

  // "The governor, Kemal Doğrusöz", "boss Alasdair Rennie": the institution of the office, or the one that the text is
  // about.
  void without_organisation(const RoleNoun& tie, const EntityMention& holder) {
    if (!tie.of_person || holder.form != MentionForm::name) return;
    if (const auto office = institution_of(tie)) {
      add_to(holder, *office, tie.tokens, 0.6);
      return;
    }
    const bool bound = tie.role == RoleClass::spokesman || tie.role == RoleClass::leader;
    const bool opens = token(tie.tokens.begin).sentence_start && tie.role == RoleClass::spokesman;
    if (!bound || (words_->capital[tie.tokens.begin] && !opens) || !foremost_) return;
    // "a lawyer for the family" says whose, though the text does not name them.
    if (inside(tie.tokens.end) && token(tie.tokens.end).pos == Pos::adp) return;
    if (tie.role == RoleClass::leader && (is_the(tie.tokens.begin) || tie.tokens.end != holder.where.tokens.begin))
      return;
    if (foremost_block_ + 2 < words_->block) return;
    add_to(holder, *foremost_, tie.tokens, 0.5);
  }

  // The one organisation of the text whose name has the stem of the office: governor and governorship, minister and
  // ministry.
  std::optional<std::uint32_t> institution_of(const RoleNoun& tie) const {
    const std::string& office = folded(tie.tokens.end - 1);
    if (office.size() < 5 || (!words_->capital[tie.tokens.begin] && !is_the(tie.tokens.begin))) return std::nullopt;
    std::optional<std::uint32_t> found;
    for (const auto& [word, candidate] : words_of_organisations_) {
      const std::size_t n = std::min({word.size(), office.size(), std::size_t{6}});
      if (n < 5 || word.compare(0, n, office, 0, n) != 0 || word == office) continue;
      if (tie.role == RoleClass::minister && !same_portfolio(tie, candidate)) continue;
      if (found && *found != candidate) return std::nullopt;
      found = candidate;
    }
    return found;
  }

  // A determiner, with at most two words between.
  bool is_the(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i-- > 0 && begin - i < 4;) {
      if (token(i).pos == Pos::det) return true;
      if (token(i).pos != Pos::adj && token(i).pos != Pos::noun) return false;
    }
    return false;
  }

  // The interior minister belongs to the interior ministry.
  bool same_portfolio(const RoleNoun& tie, std::uint32_t candidate) const {
    const std::string name = lexicon_.standard(fold_name(entities_.entities[candidate].name));
    for (std::uint32_t i = tie.tokens.begin > 0 ? tie.tokens.begin - 1 : 0;
         i < std::min(words_->size(), tie.tokens.end + 3); ++i) {
      const std::string word = lexicon_.standard(folded(i));
      if (word.size() > 3 && word != "minister" && name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  bool may_hold(const RoleNoun& tie, const EntityMention* m) const {
    if (m == nullptr || m->form == MentionForm::adjective) return false;
    const NodeType type = entity(*m).type;
    return tie.of_person ? type == NodeType::person : type == NodeType::organisation || type == NodeType::source;
  }

  const EntityMention* holder_of(const RoleNoun& tie) const {
    if (const EntityMention* m = name_behind(tie); m != nullptr) return m;
    std::uint32_t noun = tie.tokens.end - 1;
    // "one of its arms"
    if (token(noun).dep == Dep::pobj && folded(token(token(noun).head).head) == "one")
      noun = token(token(noun).head).head;
    const Token& t = token(noun);
    if (t.dep == Dep::appos && may_hold(tie, at(t.head))) return at(t.head);
    if (t.dep == Dep::attr || t.dep == Dep::conj) {
      if (const EntityMention* subject = subject_of(t.head); may_hold(tie, subject)) return subject;
      if (t.dep == Dep::conj && token(t.head).dep == Dep::appos && may_hold(tie, at(token(t.head).head)))
        return at(token(t.head).head);
      if (token(t.head).dep == Dep::relcl && may_hold(tie, at(token(t.head).head))) return at(token(t.head).head);
    }
    return name_before_comma(tie);
  }

  // "spokesman Igor", "spokesman, Maj. Gen. Igor", "head of X, Y" is left to the parse.
  const EntityMention* name_behind(const RoleNoun& tie) const {
    std::uint32_t i = behind_field(tie);
    bool comma = false;
    for (int steps = 0; steps < 7 && inside(i) && !tie.loose; ++steps) {
      if (const EntityMention* m = at(i)) {
        if (comma && m->form == MentionForm::adjective && tie.of_person) {  // "its coordinator, Swiss nurse X"
          i = m->where.tokens.end;
          continue;
        }
        return may_hold(tie, m) && m->form == MentionForm::name ? m : nullptr;
      }
      const auto title = words_->match(lexicon_.titles.phrases, i);
      if (title && words_->capital[i]) {
        i += title->words;
        if (inside(i) && words_->word(i) == ".") ++i;  // "Col." that the tokenizer takes apart
      } else if (goes_on_to_name(tie, i)) {
        ++i;
      } else if (words_->word(i) == "," && inside(i + 1) &&
                 (at(i + 1) != nullptr || words_->capital[i + 1] || folded(i + 1) == "the")) {
        ++i;
        comma = true;
      } else {
        break;
      }
    }
    return appos_of(tie);
  }

  // "its director of technology Rasa": behind the field of the office, which is no name.
  std::uint32_t behind_field(const RoleNoun& tie) const {
    std::uint32_t i = tie.tokens.end;
    if (!tie.of_person || !inside(i + 1) || (folded(i) != "of" && folded(i) != "for")) return tie.tokens.end;
    ++i;
    const std::uint32_t first = i;
    while (inside(i) && i < first + 4 && at(i) == nullptr && !words_->capital[i] &&
           (token(i).pos == Pos::noun || token(i).pos == Pos::adj || folded(i) == "and"))
      ++i;
    const bool named = inside(i) && i > first && (at(i) != nullptr || words_->word(i) == ",");
    return named ? i : tie.tokens.end;
  }

  // "founder and former CEO Adam", "parent company, The We Company".
  bool goes_on_to_name(const RoleNoun& tie, std::uint32_t i) const {
    const std::string& word = folded(i);
    if (word == "the" && words_->word(i - 1) == ",") return true;
    if (!tie.of_person) return false;
    return word == "and" || word == "former" || (is_noun(i) && lexicon_.roles.phrases.contains(word));
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

  // What stands before a place before an office: a possessive pronoun, or an organisation in the genitive.
  bool may_own_office(const EntityMention* left, std::uint32_t begin) const {
    if (left != nullptr && left->form == MentionForm::pronoun) return may_own(left);
    const EntityMention* owner = begin > 1 && words_->is_genitive(begin - 1) ? at(begin - 2) : nullptr;
    if (left != nullptr || owner == nullptr) return false;
    return entity(*owner).type == NodeType::source ||
           (entity(*owner).type == NodeType::organisation && entity(*owner).kind != "state");
  }

  // "Sindh's irrigation minister", "Champasak's governor".
  bool may_be_seat(const RoleNoun& tie, const EntityMention& place) const {
    const bool office = tie.role == RoleClass::state_office || tie.role == RoleClass::minister;
    const std::string& kind = entity(place).kind;
    const std::uint32_t end = place.where.tokens.end;
    return office && place.form == MentionForm::name && (words_->is_genitive(end) || end == tie.tokens.begin) &&
           (kind == "region" || kind == "city");
  }

  // "the ministry's spokesman", "Russian Defense Ministry spokesman", "its commander".
  const EntityMention* organisation_before(const RoleNoun& tie) const {
    for (std::uint32_t i = tie.tokens.begin; i-- > 0 && tie.tokens.begin - i < 6;) {
      const EntityMention* m = at(i);
      if (m != nullptr) {
        // "VOA Pentagon correspondent": of two names the outlet employs.
        const EntityMention* left = m->where.tokens.begin > 0 ? at(m->where.tokens.begin - 1) : nullptr;
        if (tie.role == RoleClass::journalist && left != nullptr && entity(*left).type == NodeType::source) return left;
        // "its Bay of Plenty secretary", "Reuters' Kabul correspondent"
        if (entity(*m).type == NodeType::place && may_own_office(left, m->where.tokens.begin))
          return left != nullptr ? left : at(m->where.tokens.begin - 2);
        if (entity(*m).type == NodeType::place && may_be_seat(tie, *m)) return m;
        return may_own(m) ? m : nullptr;
      }
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
    if (inside(i) && folded(i).empty() && words_->word(i) != "," && words_->word(i) != ".") ++i;
    if (!inside(i)) return nullptr;
    const std::string& word = folded(i);
    const bool of = word == "of" || word == "for" || word == "at" || word == "with" || word == "in" || word == "from";
    const bool to =
        word == "to" && tie.of_person && tie.role != RoleClass::envoy && tie.role != RoleClass::state_office;
    if (!of && !to) return nullptr;
    bool field = false;  // nouns of what the office is about: "professor of law at X"
    for (++i; inside(i) && i < tie.tokens.end + 9; ++i) {
      const EntityMention* m = at(i);
      if (m != nullptr && is_hyphened(*m)) {
        i = m->where.tokens.end + 1;  // on the word behind the hyphen
        continue;
      }
      if (m != nullptr && m->form == MentionForm::adjective) continue;
      if (m != nullptr) {
        const bool office = tie.role == RoleClass::leader || tie.role == RoleClass::state_office;
        const bool place = entity(*m).twin || (office && tie.of_person);
        if (field && entity(*m).kind == "state") return nullptr;
        return may_own(m) || (place && word == "of") ? m : nullptr;
      }
      const Pos pos = token(i).pos;
      const bool again = folded(i) == "at" || folded(i) == "with" || folded(i) == "for" || folded(i) == "from";
      if (again && tie.of_person && token(i - 1).pos == Pos::noun) {
        field = true;
        continue;
      }
      const bool goes_on = pos == Pos::det || pos == Pos::adj || pos == Pos::noun || pos == Pos::propn ||
                           folded(i) == "of" || words_->word(i) == "–" || words_->word(i) == "-";
      if (!goes_on) return nullptr;
    }
    return nullptr;
  }

  // "IS-linked": the name only describes what follows.
  bool is_hyphened(const EntityMention& m) const {
    const std::uint32_t end = m.where.tokens.end;
    return inside(end + 1) && words_->is_hyphen(end) && !words_->capital[end + 1];
  }

  bool allowed(const RoleNoun& tie, const EntityMention& to) const {
    const Entity& target = entity(to);
    if (target.type == NodeType::person && !tie.of_person) return tie.loose;
    if (target.type == NodeType::person) {
      const bool serves = inside(tie.tokens.end) && folded(tie.tokens.end) == "to" && tie.role != RoleClass::expert;
      return serves || tie.role == RoleClass::lawyer || tie.role == RoleClass::spokesman ||
             tie.role == RoleClass::leader;
    }
    if (target.kind != "state" && target.kind != "country") return true;
    if (tie.loose) return false;  // "Colombia's oldest guerrilla"
    return tie.role == RoleClass::state_office || tie.role == RoleClass::minister || tie.role == RoleClass::envoy ||
           tie.role == RoleClass::office || folded(tie.tokens.end - 1) == "leader" ||
           (to.form == MentionForm::name && tie.role != RoleClass::member);
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
    const std::uint32_t end = m.where.tokens.end;
    if (!inside(end)) return;
    if (m.form == MentionForm::name && entity(m).type == NodeType::organisation && entity(m).kind != "state") {
      foremost_ = m.entity;
      foremost_block_ = words_->block;
    }
    if (m.form == MentionForm::pronoun && entity(m).type == NodeType::person && token(m.where.head).dep == Dep::poss)
      own_body(m, end);
    if (m.form == MentionForm::adjective || m.form == MentionForm::pronoun) return;
    if (m.form == MentionForm::nominal) {
      if (words_->is_genitive(end)) owner_of(m, end + 1);
      return;
    }
    if (entity(m).type == NodeType::person) {
      if (words_->is_genitive(end)) {
        rule_of(m, end + 1);
        own_body(m, end + 1);
      }
      bracketed(m, end);
      person_of(m, end);
    }
    if (entity(m).type == NodeType::place) place_in(m, end);
    if (entity(m).type == NodeType::organisation || entity(m).type == NodeType::source) {
      of_owner(m);
      part_of(m, end);
      if (words_->is_genitive(end)) owner_of(m, end + 1);
      if (words_->is_hyphen(end)) hyphened(m, end + 1);
    }
  }

  // "Ousmane Kellou of the Desert Security Forum",
  // "Ann Lee, 51, of the Valley Party".
  void person_of(const EntityMention& m, std::uint32_t end) {
    if (words_->word(end) == "," && inside(end + 3) && token(end + 1).pos == Pos::num && words_->word(end + 2) == ",")
      end += 2;
    if (words_->word(end) == "," && inside(end + 1) && folded(end + 1) == "of") ++end;
    if (!inside(end)) return;
    const std::string& word = folded(end);
    if (word != "of" && word != "from" && word != "with" && word != "at") return;
    std::uint32_t i = end + 1;
    if (inside(i) && folded(i) == "the") ++i;
    const EntityMention* to = inside(i) ? at(i) : nullptr;
    // "Linna Pheap of the group Rivers for People".
    if (to == nullptr && inside(i) && token(i).pos == Pos::noun && inside(i + 1)) to = at(i + 1);
    if (to != nullptr && to->form == MentionForm::nominal && at(to->where.tokens.end) != nullptr)
      to = at(to->where.tokens.end);
    if (to == nullptr || to->form != MentionForm::name || !may_own(to)) return;
    if (entity(*to).type == NodeType::person || (entity(*to).kind == "state" && !has_office(m))) return;
    add(m, *to, {end, end + 1}, false);
  }

  // "President X of Kenya".
  bool has_office(const EntityMention& m) const {
    const std::uint32_t begin = m.where.tokens.begin;
    if (begin == 0 || !words_->capital[begin - 1]) return false;
    const RoleClass* role = lexicon_.roles.find(folded(begin - 1));
    const bool minister = folded(begin - 1) == "minister";
    return minister || (role != nullptr && *role == RoleClass::state_office);
  }

  // "Ann Lee (Valley Party) denied it": nothing else stands in the brackets.
  void bracketed(const EntityMention& m, std::uint32_t end) {
    const EntityMention* party = words_->word(end) == "(" ? at(end + 1) : nullptr;
    if (party == nullptr || party->form != MentionForm::name || entity(*party).type != NodeType::organisation) return;
    const std::uint32_t close = party->where.tokens.end;
    if (entity(*party).kind != "state" && party->where.tokens.begin == end + 1 && inside(close) &&
        words_->word(close) == ")")
      add(m, *party, {end, close + 1}, false);
  }

  // "Ann Lee's Valley Party", "his Valley Party".
  void own_body(const EntityMention& m, std::uint32_t i) {
    const EntityMention* body = inside(i) ? at(i) : nullptr;
    if (body == nullptr || body->form != MentionForm::name || body->where.tokens.begin != i) return;
    const Dep dep = token(body->where.head).dep;
    if (dep == Dep::compound || dep == Dep::amod || dep == Dep::nmod) return;  // "her Democratic challenger"
    const std::string& kind = entity(*body).kind;
    if (entity(*body).type == NodeType::organisation && kind != "state" && kind != "other")
      add(m, *body, {i - 1, i}, false);
  }

  // "VOA's Carla Babb", "the group's Haqqani network".
  void owner_of(const EntityMention& m, std::uint32_t i) {
    if (!inside(i) || entity(m).kind == "state" || !may_own(&m)) return;
    const EntityMention* owned = at(i);
    if (owned == nullptr || owned->form != MentionForm::name || owned->where.tokens.begin != i) return;
    if (entity(*owned).type != NodeType::place && entity(*owned).kind != "social") add(*owned, m, {i - 1, i}, false);
  }

  // "forces loyal to Omar Sabri's regime": who rules belongs to the government.
  void rule_of(const EntityMention& m, std::uint32_t i) {
    const auto head = inside(i) ? words_->match(lexicon_.heads.phrases, i) : std::nullopt;
    if (!head || lexicon_.heads.values[head->values.back()].kind != "government") return;
    const EntityMention* government = at(i);
    if (government != nullptr && government->entity != m.entity && entity(*government).type == NodeType::organisation)
      add(m, *government, {i, i + head->words}, false);
  }

  // "in a message on its Sawt al-Jabal channel".
  void of_owner(const EntityMention& m) {
    const std::uint32_t begin = m.where.tokens.begin;
    const EntityMention* owner = begin > 0 ? at(begin - 1) : nullptr;
    if (owner == nullptr || owner->form != MentionForm::pronoun || token(begin - 1).dep != Dep::poss) return;
    if (m.form == MentionForm::name && entity(m).kind != "social" && may_own(owner) &&
        entity(*owner).type != NodeType::person && entity(*owner).kind != "state")
      add(m, *owner, {begin - 1, begin}, false);
  }

  // "the Observer Mission of the Andean Union": an organisation of another one.
  void part_of(const EntityMention& m, std::uint32_t end) {
    if (m.form != MentionForm::name || !inside(end + 1) || folded(end) != "of") return;
    std::uint32_t i = end + 1;
    if (folded(i) == "the" && inside(i + 1)) ++i;
    const EntityMention* whole = at(i);
    if (whole == nullptr || whole->form != MentionForm::name || whole->where.tokens.begin + 1 < i) return;
    if (entity(*whole).type == NodeType::organisation && entity(*whole).kind != "state")
      add(m, *whole, {end, end + 1}, false);
    // "the Valley Party of Ann Lee"
    const std::string& kind = entity(m).kind;
    if (entity(*whole).type == NodeType::person && (kind == "party" || kind == "armed-group" || kind == "government"))
      add(*whole, m, {end, end + 1}, false);
  }

  // "the IS-linked Amaq".
  void hyphened(const EntityMention& m, std::uint32_t i) {
    if (entity(m).kind == "state") return;
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
      if (from == nullptr && to != nullptr) from = apposed_behind(*to);
      if (from == nullptr || to == nullptr || from->entity == to->entity) return;
      // "Lee leads Berg", "Lee's aides joined Berg": of two persons a verb alone tells no tie.
      const bool persons = entity(*from).type == NodeType::person && entity(*to).type == NodeType::person;
      if (persons && token(i + match.words - 1).pos == Pos::verb) return;
      const TokenRange words{i, i + match.words};
      if (tie.reverse && entity(*from).type != NodeType::person) {
        add(*to, *from, words, false);
      } else {
        add(*from, *to, words, false);
        if (token(i).tag == "VBP") joined_with(*from, *to, words);
      }
      return;
    }
  }

  // "Ann Lee and Bo Berg, who work for X".
  void joined_with(const EntityMention& last, const EntityMention& to, TokenRange words) {
    for (std::uint32_t i = last.where.tokens.begin; i-- > 0 && last.where.tokens.begin - i < 16;) {
      if (folded(i) == "and" || words_->word(i) == ",") continue;
      const EntityMention* other = at(i);
      if (other == nullptr || other->form != MentionForm::name || entity(*other).type != entity(last).type) return;
      add(*other, to, words, false);
      i = other->where.tokens.begin;
    }
  }

  // "a website linked to IS, Aamaq".
  const EntityMention* apposed_behind(const EntityMention& to) const {
    const std::uint32_t end = to.where.tokens.end;
    if (!inside(end + 1) || words_->word(end) != ",") return nullptr;
    const EntityMention* m = at(end + 1);
    if (m == nullptr || m->form != MentionForm::name || !may_own(m)) return nullptr;
    return token(m->where.head).dep == Dep::appos ? m : nullptr;
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
    for (std::uint32_t k = i; inside(k) && k < i + 8; ++k) {
      if (const EntityMention* m = at(k)) {
        if (m->form == MentionForm::adjective) continue;
        if (is_hyphened(*m)) {
          k = m->where.tokens.end + 1;
          continue;
        }
        const std::uint32_t end = m->where.tokens.end;
        if (m->form == MentionForm::nominal && inside(end + 1) && words_->is_genitive(end) && at(end + 1) != nullptr) {
          k = end;
          continue;
        }
        return may_own(m) && entity(*m).kind != "state" ? m : nullptr;
      }
      const Pos pos = token(k).pos;
      const bool dash = words_->is_hyphen(k) || words_->word(k) == "–" || words_->word(k) == "-";
      if (pos != Pos::det && pos != Pos::adj && pos != Pos::noun && pos != Pos::propn && !dash) return nullptr;
    }
    return nullptr;
  }

  // ---- output ----

  void add(const EntityMention& from, const EntityMention& to, TokenRange why, bool former) {
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

  void add_to(const EntityMention& from, std::uint32_t to, TokenRange why, double confidence) {
    if (from.entity == to || tied_.contains(from.entity) || !fresh(from.entity, to)) return;
    const TokenRange range{std::min(from.where.tokens.begin, why.begin), std::max(from.where.tokens.end, why.end)};
    entities_.affiliations.push_back(
        {from.entity, to, {words_->block, range, why.end - 1}, is_former(why.begin), confidence});
  }

  // The first time of this pair, in either direction.
  bool fresh(std::uint32_t from, std::uint32_t to) {
    if (made_.contains({to, from})) return false;
    tied_.insert(from);
    return made_.insert({from, to}).second;
  }

  const std::vector<BlockWords>& blocks_;
  const ActorLexicon& lexicon_;
  Entities& entities_;
  MentionIndex index_;
  const BlockWords* words_ = nullptr;
  std::optional<std::uint32_t> foremost_;  // the organisation last named
  std::uint32_t foremost_block_ = 0;
  std::vector<std::pair<std::string, std::uint32_t>> words_of_organisations_;
  std::set<std::uint32_t> tied_;  // who has an affiliation already
  std::set<std::pair<std::uint32_t, std::uint32_t>> made_;
};

}  // namespace

void find_affiliations(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities) {
  AffiliationFinder(blocks, lexicon, entities).run();
}

}  // namespace claimgraph::extract
