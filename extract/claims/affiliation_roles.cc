#include "extract/claims/affiliation_roles.h"

#include <algorithm>

#include "extract/claims/affiliation_offices.h"

namespace claimgraph::extract {

namespace {

class RoleTies : private AffiliationRules {
 public:
  explicit RoleTies(AffiliationText& text) : AffiliationRules(text) {}

  std::optional<RoleNoun> tie_at(std::uint32_t i) const {
    if (words().capital[i]) {
      if (const auto match = words().match(lexicon_.titles.phrases, i)) {
        const RoleClass cls = lexicon_.titles.values[match->values.back()];
        if (cls == RoleClass::honorific) return std::nullopt;
        const RoleClass* role = lexicon_.roles.find(words().key({i, i + match->words}));
        return RoleNoun{{i, i + match->words}, role == nullptr ? cls : *role, true};
      }
    }
    const auto role = words().match(lexicon_.roles.phrases, i);
    const auto tie = words().match(lexicon_.ties.phrases, i);
    const bool organ = tie && lexicon_.ties.values[tie->values.back()].cls == TieClass::noun;
    if (organ && (!role || tie->words >= role->words)) return RoleNoun{{i, i + tie->words}, RoleClass::leader, false};
    if (role && (role->words > 1 || is_noun(i)))
      return RoleNoun{{i, i + role->words}, lexicon_.roles.values[role->values.back()], true};
    if (const auto plural = singular_role(i)) return RoleNoun{{i, i + 1}, *plural, true};
    if (const auto media = words().match(lexicon_.media_nouns.phrases, i); media && is_noun(i + media->words - 1))
      return RoleNoun{{i, i + media->words}, RoleClass::leader, false};
    if (const auto body = body_at(i)) return body;
    // "a former diver for X": no row names the trade, WordNet knows that it is a person's.
    if (words().person[i] >= kPerson && !tie) return RoleNoun{{i, i + 1}, RoleClass::member, true};
    return std::nullopt;
  }

 private:
  static constexpr float kPerson = 0.6F;  // of a noun's uses
  // "both professors at X"
  std::optional<RoleClass> singular_role(std::uint32_t i) const {
    if (token(i).tag != "NNS") return std::nullopt;
    const RoleClass* role = lexicon_.roles.find(token(i).lemma);
    return role == nullptr ? std::nullopt : std::optional(*role);
  }

  // "the mission of the UN", "Lee's party".
  std::optional<RoleNoun> body_at(std::uint32_t i) const {
    if (words().capital[i] || !is_noun(i)) return std::nullopt;
    const std::string& word = folded(i);
    const OrganisationHead* head = lexicon_.heads.find(word);
    const Nominal* nominal = lexicon_.nominals.find(word);
    const bool body =
        (head != nullptr && heads_names(head->cls)) || (nominal != nullptr && nominal->type == NodeType::organisation);
    if (!body) return std::nullopt;
    return RoleNoun{{i, i + 1}, RoleClass::leader, false, true};
  }

 public:
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
      tie_by_office(text_, tie, *holder);
      return;
    }
    if (!tie.of_person && entity(*to).type == NodeType::person) std::swap(holder, to);
    add(*holder, *to, tie.tokens, is_former(tie.tokens.begin));
    also(tie, *holder, *to);
    if (to == behind && tie.of_person) party_of(tie, *holder, *behind);
  }

 private:
  // "a member of the provincial assembly for the Valley Party".
  void party_of(const RoleNoun& tie, const EntityMention& holder, const EntityMention& seat) {
    std::uint32_t i = seat.where.tokens.end;
    if (!inside(i + 1) || (folded(i) != "for" && folded(i) != "with" && folded(i) != "from")) return;
    if (folded(++i) == "the" && inside(i + 1)) ++i;
    const EntityMention* party = at(i);
    if (party != nullptr && party->form == MentionForm::name && entity(*party).kind == "party")
      add(holder, *party, {tie.tokens.begin, i}, is_former(tie.tokens.begin));
  }

  // "Lee and Berg, both professors at X": the others of the list hold the role too.
  void also(const RoleNoun& tie, const EntityMention& holder, const EntityMention& to) {
    if (!folded(tie.tokens.end - 1).ends_with('s') || token(tie.tokens.end - 1).tag != "NNS") return;
    std::uint32_t i = tie.tokens.begin;
    for (int steps = 0; i-- > 0 && steps < 16; ++steps) {
      const EntityMention* other = at(i);
      if (other == nullptr || other->form == MentionForm::adjective) {
        const bool joins = folded(i) == "and" || words().word(i) == "," || token(i).pos == Pos::det;
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
      if (folded(i) == "and" || words().word(i) == ",") {
        ++i;
        continue;
      }
      const EntityMention* other = at(i);
      const auto title = words().match(lexicon_.titles.phrases, i);
      if (other == nullptr && title && words().capital[i]) {
        i += title->words;
        continue;
      }
      if (other == nullptr || other->form != MentionForm::name || !may_hold(tie, other)) return;
      add(*other, to, tie.tokens, false);
      i = other->where.tokens.end;
    }
  }

  // "the head of the institute (NWI), Ann Lee".
  const EntityMention* name_after(const RoleNoun& tie, const EntityMention& organisation) const {
    std::uint32_t i = organisation.where.tokens.end;
    if (inside(i) && words().word(i) == "(") {
      for (int steps = 0; inside(i) && steps < 7 && words().word(i) != ")"; ++steps) ++i;
      ++i;
    }
    if (!inside(i)) return nullptr;
    if (words().word(i) != ",") {  // "Leader in Coastal Group Abu Lee"
      const EntityMention* m = at(i);
      const bool follows = m != nullptr && m->form == MentionForm::name && m->where.tokens.begin == i;
      return follows && may_hold(tie, m) ? m : nullptr;
    }
    ++i;
    while (inside(i)) {
      const EntityMention* m = at(i);
      if (m != nullptr && m->form == MentionForm::adjective) {
        ++i;
        continue;
      }
      if (m != nullptr) return may_hold(tie, m) && m->form == MentionForm::name ? m : nullptr;
      const auto title = words().match(lexicon_.titles.phrases, i);
      if (!title || !words().capital[i]) return nullptr;
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
      const auto title = words().match(lexicon_.titles.phrases, i);
      if (title && words().capital[i]) {
        i += title->words;
        if (inside(i) && words().word(i) == ".") ++i;  // "Col." that the tokenizer takes apart
      } else if (goes_on_to_name(tie, i)) {
        ++i;
      } else if (words().word(i) == "," && inside(i + 1) &&
                 (at(i + 1) != nullptr || words().capital[i + 1] || folded(i + 1) == "the")) {
        ++i;
        comma = true;
      } else {
        break;
      }
    }
    return appos_of(tie);
  }

  // "its director of technology Ann": behind the field of the office, which is no name.
  std::uint32_t behind_field(const RoleNoun& tie) const {
    std::uint32_t i = tie.tokens.end;
    if (!tie.of_person || !inside(i + 1) || (folded(i) != "of" && folded(i) != "for")) return tie.tokens.end;
    ++i;
    const std::uint32_t first = i;
    while (inside(i) && i < first + 4 && at(i) == nullptr && !words().capital[i] &&
           (token(i).pos == Pos::noun || token(i).pos == Pos::adj || folded(i) == "and"))
      ++i;
    const bool named = inside(i) && i > first && (at(i) != nullptr || words().word(i) == ",");
    return named ? i : tie.tokens.end;
  }

  // "founder and former CEO Ann", "parent company, The Lee Company".
  bool goes_on_to_name(const RoleNoun& tie, std::uint32_t i) const {
    const std::string& word = folded(i);
    if (word == "the" && words().word(i - 1) == ",") return true;
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
      if (words().word(i) == ",") {
        if (i == 0 || !may_hold(tie, at(i - 1)) || at(i - 1)->form != MentionForm::name) return nullptr;
        return at(i - 1);
      }
      const Pos pos = token(i).pos;
      if (token(i).sentence_start || pos == Pos::verb || pos == Pos::aux || pos == Pos::sconj || pos == Pos::cconj)
        return nullptr;
    }
    return nullptr;
  }

  // What stands before a place before an office: a possessive pronoun, or an organisation in the genitive.
  bool may_own_office(const EntityMention* left, std::uint32_t begin) const {
    if (left != nullptr && left->form == MentionForm::pronoun) return may_own(left);
    const EntityMention* owner = begin > 1 && words().is_genitive(begin - 1) ? at(begin - 2) : nullptr;
    if (left != nullptr || owner == nullptr) return false;
    return entity(*owner).type == NodeType::source ||
           (entity(*owner).type == NodeType::organisation && entity(*owner).kind != "state");
  }

  // "a province's irrigation minister", "Amsel's governor".
  bool may_be_seat(const RoleNoun& tie, const EntityMention& place) const {
    const std::uint32_t end = place.where.tokens.end;
    // "Kent County Sheriff Ann Lee"
    const bool title = tie.role == RoleClass::leader && words().capital[tie.tokens.begin] && end == tie.tokens.begin;
    const bool office = tie.role == RoleClass::state_office || tie.role == RoleClass::minister || title;
    const std::string& kind = entity(place).kind;
    return office && place.form == MentionForm::name && (words().is_genitive(end) || end == tie.tokens.begin) &&
           (kind == "region" || kind == "city");
  }

  // "the ministry's spokesman", "Russian Defense Ministry spokesman", "its commander".
  const EntityMention* organisation_before(const RoleNoun& tie) const {
    for (std::uint32_t i = tie.tokens.begin; i-- > 0 && tie.tokens.begin - i < 6;) {
      const EntityMention* m = at(i);
      if (m != nullptr) {
        // "Radio Amsel Pentagon correspondent": of two names the outlet employs.
        const EntityMention* left = m->where.tokens.begin > 0 ? at(m->where.tokens.begin - 1) : nullptr;
        if (tie.role == RoleClass::journalist && left != nullptr && entity(*left).type == NodeType::source) return left;
        // "its Orvane secretary", "Reuters' Kabul correspondent"
        if (entity(*m).type == NodeType::place && may_own_office(left, m->where.tokens.begin))
          return left != nullptr ? left : at(m->where.tokens.begin - 2);
        if (entity(*m).type == NodeType::place && may_be_seat(tie, *m)) return m;
        return may_own(m) ? m : nullptr;
      }
      if (words().is_genitive(i) || words().is_hyphen(i)) continue;
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
    if (inside(i) && folded(i).empty() && words().word(i) != "," && words().word(i) != ".") ++i;
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
                           folded(i) == "of" || words().word(i) == "–" || words().word(i) == "-";
      if (!goes_on) return nullptr;
    }
    return nullptr;
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
};

}  // namespace

std::optional<RoleNoun> role_noun_at(AffiliationText& text, std::uint32_t i) { return RoleTies(text).tie_at(i); }

void tie_by_role(AffiliationText& text, const RoleNoun& tie) { RoleTies(text).noun(tie); }

}  // namespace claimgraph::extract
