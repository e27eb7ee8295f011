#include "extract/claims/affiliation_neighbours.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

class NeighbourTies : private AffiliationRules {
 public:
  explicit NeighbourTies(AffiliationText& text) : AffiliationRules(text) {}

  void beside(const EntityMention& m) {
    const std::uint32_t end = m.where.tokens.end;
    if (!inside(end)) return;
    if (m.form == MentionForm::name && entity(m).type == NodeType::organisation && entity(m).kind != "state") {
      text_.name_organisation(m.entity, m.where.head);
    }
    if (m.form == MentionForm::pronoun && entity(m).type == NodeType::person && token(m.where.head).dep == Dep::poss)
      own_body(m, end);
    if (m.form == MentionForm::adjective || m.form == MentionForm::pronoun) return;
    if (m.form == MentionForm::nominal) {
      if (words().is_genitive(end)) owner_of(m, end + 1);
      return;
    }
    if (entity(m).type == NodeType::person) {
      if (words().is_genitive(end)) {
        rule_of(m, end + 1);
        own_body(m, end + 1);
      }
      bracketed(m, end);
      person_of(m, end);
    }
    if (entity(m).type == NodeType::place) place_in(m, end);
    if (entity(m).type == NodeType::organisation || entity(m).type == NodeType::source) {
      of_owner(m);
      of_state(m);
      part_of(m, end);
      if (entity(m).kind != "state") body_of(m);
      if (words().is_genitive(end)) owner_of(m, end + 1);
      if (words().is_hyphen(end)) hyphened(m, end + 1);
    }
  }

 private:
  // "Ann Lee of the Coastal Forum", "Ann Lee, 51, of the Valley Party", "Ann Lee, from the aid group Open Wells".
  void person_of(const EntityMention& m, std::uint32_t end) {
    if (words().word(end) == "," && inside(end + 3) && token(end + 1).pos == Pos::num && words().word(end + 2) == ",")
      end += 2;
    if (words().word(end) == "," && inside(end + 1) && (folded(end + 1) == "of" || folded(end + 1) == "from")) ++end;
    if (!inside(end)) return;
    const std::string& word = folded(end);
    if (word != "of" && word != "from" && word != "with" && word != "at") return;
    const EntityMention* to = body_behind(end + 1);
    if (to == nullptr || entity(*to).type == NodeType::person) return;
    if (entity(*to).kind == "state" && !has_office(m)) return;
    add(m, *to, {end, end + 1}, false);
  }

  // The body that a noun phrase at i names: behind an article, "Ghent-based", "Canada's", "the aid group", "the police
  // watchdog,".
  const EntityMention* body_behind(std::uint32_t i) const {
    bool body = false;  // the word before is a noun for a body
    for (const std::uint32_t limit = i + 9; inside(i) && i < limit;) {
      if (const EntityMention* m = at(i)) {
        const std::uint32_t end = m->where.tokens.end;
        const bool named = m->form == MentionForm::name;
        const bool owner = entity(*m).twin || entity(*m).type == NodeType::place;
        if (is_hyphened(*m)) {
          i = end + 2;
        } else if (m->form == MentionForm::adjective || (owner && inside(end) && words().is_genitive(end))) {
          i = end + (inside(end) && words().is_genitive(end) ? 1 : 0);
        } else if (m->form == MentionForm::nominal && at(end) != nullptr) {
          i = end;
        } else {
          return named && may_own(m) ? m : nullptr;
        }
        body = m->form == MentionForm::nominal;
        continue;
      }
      const Pos pos = token(i).pos;
      const bool names_next = body && words().word(i) == "," && inside(i + 1) && at(i + 1) != nullptr;
      if (pos != Pos::det && pos != Pos::adj && pos != Pos::noun && pos != Pos::propn && !names_next) return nullptr;
      body = pos == Pos::noun && is_body(i);
      ++i;
    }
    return nullptr;
  }

  // A common noun for an organisation: "watchdog", "charity", "media wing".
  bool is_body(std::uint32_t i) const {
    const Nominal* nominal = lexicon_.nominals.find(folded(i));
    if (nominal != nullptr) return nominal->type == NodeType::organisation || nominal->type == NodeType::source;
    if (lexicon_.roles.phrases.contains(folded(i))) return false;
    return lexicon_.heads.phrases.contains(folded(i)) || lexicon_.media_nouns.phrases.contains(folded(i)) ||
           words().group[i] > 0.6F;
  }

  // "the UN peacekeeping mission MINUSTAH", "the ECOWAS force in the country, Ecomib,": what the owner's body is
  // called.
  void body_of(const EntityMention& m) {
    const std::uint32_t noun = token(m.where.head).head;
    const Dep dep = token(m.where.head).dep;
    if (noun < m.where.tokens.end || noun > m.where.tokens.end + 4 || words().capital[noun]) return;
    if ((dep != Dep::compound && dep != Dep::nmod && dep != Dep::poss) || !is_noun(noun) || !is_body(noun)) return;
    const EntityMention* body = nullptr;
    if (inside(noun + 1) && at(noun + 1) != nullptr && at(noun + 1)->form == MentionForm::name) body = at(noun + 1);
    if (body == nullptr && token(noun).dep == Dep::appos) body = at(token(noun).head);
    for (std::uint32_t i = noun + 1; body == nullptr && inside(i) && i < noun + 14; ++i) {
      if (token(i).sentence_start) break;
      if (token(i).dep == Dep::appos && token(i).head == noun) body = at(i);
    }
    if (body == nullptr || body->form != MentionForm::name) return;
    const bool organised = entity(*body).type == NodeType::source ||
                           (entity(*body).type == NodeType::organisation && entity(*body).kind != "state");
    if (organised) add(*body, m, {noun, noun + 1}, false);
  }

  // "the German embassy", "Russia's defence ministry": an institution belongs to its state.
  void of_state(const EntityMention& m) {
    if (entity(m).owner.empty()) return;
    if (const auto state = text_.state(entity(m).owner)) text_.add_owner(m, *state);
  }

  // "President X of Kenya".
  bool has_office(const EntityMention& m) const {
    const std::uint32_t begin = m.where.tokens.begin;
    if (begin == 0 || !words().capital[begin - 1]) return false;
    const RoleClass* role = lexicon_.roles.find(folded(begin - 1));
    const bool minister = folded(begin - 1) == "minister";
    return minister || (role != nullptr && *role == RoleClass::state_office);
  }

  // "Ann Lee (Valley Party) denied it": nothing else stands in the brackets.
  void bracketed(const EntityMention& m, std::uint32_t end) {
    const EntityMention* party = words().word(end) == "(" ? at(end + 1) : nullptr;
    if (party == nullptr || party->form != MentionForm::name || entity(*party).type != NodeType::organisation) return;
    const std::uint32_t close = party->where.tokens.end;
    if (entity(*party).kind != "state" && party->where.tokens.begin == end + 1 && inside(close) &&
        words().word(close) == ")")
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

  // "a radio's Ann Lee", "the group's Lee network".
  void owner_of(const EntityMention& m, std::uint32_t i) {
    if (!inside(i) || !may_own(&m)) return;
    const EntityMention* owned = at(i);
    if (owned == nullptr || owned->form != MentionForm::name || owned->where.tokens.begin != i) return;
    // A state's people and companies are not its own.
    const bool organ = entity(*owned).type == NodeType::organisation && entity(*owned).kind != "company";
    if (entity(m).kind == "state" && !organ) return;
    if (entity(*owned).type != NodeType::place && entity(*owned).kind != "social") add(*owned, m, {i - 1, i}, false);
  }

  // "forces loyal to Omar Sabri's regime": who rules belongs to the government.
  void rule_of(const EntityMention& m, std::uint32_t i) {
    const auto head = inside(i) ? words().match(lexicon_.heads.phrases, i) : std::nullopt;
    if (!head || lexicon_.heads.values[head->values.back()].kind != "government") return;
    const EntityMention* government = at(i);
    if (government != nullptr && government->entity != m.entity && entity(*government).type == NodeType::organisation)
      add(m, *government, {i, i + head->words}, false);
  }

  // "in a message on its Sawt al-Sahil channel".
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
    const auto match = inside(i) ? words().match(lexicon_.ties.phrases, i) : std::nullopt;
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
    if (words().word(i) == ",") comma = true, ++i;
    if (inside(i) && folded(i) == "in")
      ++i;
    else if (!comma)
      return;
    if (inside(i) && folded(i) == "the") ++i;
    const EntityMention* outer = inside(i) ? at(i) : nullptr;
    if (outer == nullptr || outer->where.tokens.begin != i || entity(*outer).type != NodeType::place) return;
    if (comma && i == end + 1 && entity(*outer).kind != "region" && entity(*outer).kind != "country") return;
    const std::pair pair{m.entity, outer->entity};
    if (m.entity != outer->entity &&
        std::ranges::find(text_.entities().located_in, pair) == text_.entities().located_in.end())
      text_.entities().located_in.push_back(pair);
  }

 public:
  // "X is part of Y", "X, a splinter of Y", "X owns Y".
  void linked(std::uint32_t i, const PhraseMap::Match& match) {
    for (const std::uint32_t value : match.values) {
      const Tie& tie = lexicon_.ties.values[value];
      if (tie.cls == TieClass::hyphen || tie.cls == TieClass::noun) continue;
      const EntityMention* from = actor_before(i);
      if (from == nullptr) from = subject_of(i);
      const EntityMention* to = actor_behind(i + match.words);
      if (from == nullptr && to != nullptr) from = apposed_behind(*to);
      if (from == nullptr || to == nullptr || from->entity == to->entity) return;
      // "Lee leads Berg", "Lee's aides joined Berg": of two persons a verb alone tells no tie.
      const bool persons = entity(*from).type == NodeType::person && entity(*to).type == NodeType::person;
      if (persons && token(i + match.words - 1).pos == Pos::verb) return;
      const TokenRange why{i, i + match.words};
      if (tie.reverse && entity(*from).type != NodeType::person) {
        add(*to, *from, why, false);
      } else {
        add(*from, *to, why, false);
        const Token& name = token(from->where.head);
        if (name.dep == Dep::conj || token(i).tag == "VBP") joined_with(*from, *to, why);
      }
      return;
    }
  }

 private:
  // "Ann Lee and Bo Berg, who work for X".
  void joined_with(const EntityMention& last, const EntityMention& to, TokenRange why) {
    for (std::uint32_t i = last.where.tokens.begin; i-- > 0 && last.where.tokens.begin - i < 16;) {
      if (folded(i) == "and" || words().word(i) == ",") continue;
      const EntityMention* other = at(i);
      if (other == nullptr || other->form != MentionForm::name || entity(*other).type != entity(last).type) return;
      add(*other, to, why, false);
      i = other->where.tokens.begin;
    }
  }

  // "a website linked to IS, Aamaq".
  const EntityMention* apposed_behind(const EntityMention& to) const {
    const std::uint32_t end = to.where.tokens.end;
    if (!inside(end + 1) || words().word(end) != ",") return nullptr;
    const EntityMention* m = at(end + 1);
    if (m == nullptr || m->form != MentionForm::name || !may_own(m)) return nullptr;
    return token(m->where.head).dep == Dep::appos ? m : nullptr;
  }

  // "X, which was founded in 2007 and is allied to Y": the subject by way of the parse.
  const EntityMention* subject_of(std::uint32_t i) const {
    for (int steps = 0; steps < 5; ++steps) {
      const Token& t = token(i);
      for (std::uint32_t k = i; k-- > 0 && i - k < 25;) {
        if (token(k).head == i && (token(k).dep == Dep::nsubj || token(k).dep == Dep::nsubjpass)) {
          if (const EntityMention* m = at(k)) return may_own(m) && entity(*m).kind != "state" ? m : nullptr;
          if (t.dep != Dep::relcl) return nullptr;
        }
      }
      const bool modifier = t.dep == Dep::relcl || t.dep == Dep::acl || t.dep == Dep::appos;
      if (modifier && t.head < i) {
        const EntityMention* m = at(t.head);
        return m != nullptr && may_own(m) && entity(*m).kind != "state" ? m : nullptr;
      }
      const bool climbs = t.dep == Dep::conj || t.dep == Dep::acomp || t.dep == Dep::attr || t.dep == Dep::xcomp;
      if (!climbs || t.head == i) return nullptr;
      i = t.head;
    }
    return nullptr;
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
      if (pos == Pos::sconj || words().word(k) == ";" || words().word(k) == "\"") return nullptr;
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
        const bool owner = m->form == MentionForm::nominal || entity(*m).twin;  // "a unit of Canada's X"
        if (owner && inside(end + 1) && words().is_genitive(end) && at(end + 1) != nullptr) {
          k = end;
          continue;
        }
        return may_own(m) && entity(*m).kind != "state" ? m : nullptr;
      }
      const Pos pos = token(k).pos;
      const bool dash = words().is_hyphen(k) || words().word(k) == "–" || words().word(k) == "-";
      if (pos != Pos::det && pos != Pos::adj && pos != Pos::noun && pos != Pos::propn && !dash) return nullptr;
    }
    return nullptr;
  }
};

}  // namespace

void tie_beside(AffiliationText& text, const EntityMention& mention) { NeighbourTies(text).beside(mention); }

void tie_by_link(AffiliationText& text, std::uint32_t i, const PhraseMap::Match& match) {
  NeighbourTies(text).linked(i, match);
}

}  // namespace claimgraph::extract
