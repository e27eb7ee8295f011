#include "extract/claims/event_kind.h"

#include <algorithm>

#include "extract/claims/clause.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Words that tell of arms or chance are looked for so far around a trigger.
constexpr std::uint32_t kContext = 40;

class Kind {
 public:
  Kind(const BlockContext& context, const Trigger& trigger) : c_(context), tree_(*context.tree), trigger_(trigger) {}

  bool inflicted() const {
    const ClauseArguments& clause = trigger_.clause;
    if (sense().type != "accident" || sense().unmarked) return false;
    return std::any_of(clause.subjects.begin(), clause.subjects.end(), [&](std::uint32_t s) {
      const auto people = c_.lexicon->people(common_noun(s));
      const bool arms = people == PeopleClass::instrument && kind_at(s) == WeaponKind::armed;
      return arms || (clause.passive && (people == PeopleClass::force || kind_at(s) == WeaponKind::armed));
    });
  }

  void settle(Telling& out) const {
    const auto set_type = [&](std::string_view type) { out.type = type; };
    if (sense().type == "disaster") return;
    const std::string& family = sense().family;
    const bool by_nobody = family == "wound" || family == "bury";
    if (family == "kill" || family == "wound") {
      for (const std::uint32_t s : trigger_.clause.subjects) {
        // "the blast killed four" leaves open what blew up.
        const auto blast = c_.lexicon->senses(lower_ascii(tree_.token(s).lemma), Pos::noun);
        if (!blast.empty() && blast.front().family == "explode") {
          out.open_type = true;
          return set_type("accident");
        }
        if (kind_at(s) == WeaponKind::chance) return set_type("accident");
      }
    }
    // "were killed when two coaches left the rails": nobody is told to have done it.
    const bool unagented = sense().by_chance && trigger_.clause.passive && !trigger_.modifies &&
                           trigger_.clause.subjects.empty() && !harms_force();
    if (family != "die" && family != "explode" && !unagented &&
        !(by_nobody && (sense().unmarked || trigger_.clause.subjects.empty())))
      return;
    const TokenRange sentence = tree_.sentence(token());
    const std::uint32_t begin = std::max(sentence.begin, token() > kContext ? token() - kContext : 0);
    bool chance = false;
    for (std::uint32_t i = begin; i < std::min(sentence.end, token() + kContext); ++i) {
      if (i == token()) continue;
      const auto kind = kind_at(i);
      if (kind == WeaponKind::armed) return set_type("assault");
      chance = chance || kind == WeaponKind::chance;
    }
    if (chance) return set_type("accident");
    if (unagented) return;
    out.open_type = true;
    if (by_nobody) out.type = "accident";
  }

 private:
  const EventSense& sense() const { return *trigger_.sense; }
  std::uint32_t token() const { return trigger_.token; }
  // Soldiers are killed by the enemy unless their death is called an accident.
  bool harms_force() const {
    const auto& heads = trigger_.clause.objects;
    return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
      return c_.lexicon->people(lower_ascii(tree_.token(head).lemma)) == PeopleClass::force || count_is_of_force(head);
    });
  }
  // "four of the soldiers"
  bool count_is_of_force(std::uint32_t head) const {
    const auto behind = preposition_objects(tree_, head);
    return std::any_of(behind.begin(), behind.end(), [&](const PrepositionObject& p) {
      return c_.lexicon->people(lower_ascii(tree_.token(p.object).lemma)) == PeopleClass::force;
    });
  }
  // The lemma; of a word at the start of a sentence that the tagger takes for a name, without its plural: "Rockets".
  std::string common_noun(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    std::string lemma = lower_ascii(t.lemma);
    if (t.pos == Pos::propn && lemma.ends_with("s") && c_.index->at(i) == nullptr) lemma.pop_back();
    return lemma;
  }
  std::optional<WeaponKind> kind_at(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    // "opened fire": what the verb makes of its object.
    if (t.dep == Dep::dobj) {
      const EventSense* phrase =
          c_.lexicon->sense_of(lower_ascii(tree_.token(t.head).lemma) + " " + lower_ascii(t.lemma), Pos::verb);
      if (phrase != nullptr && phrase->type == "assault") return WeaponKind::armed;
    }
    // "sniper fire", "a car bomb"
    for (const std::uint32_t c : tree_.children(i)) {
      if (tree_.token(c).dep != Dep::compound) continue;
      if (c_.lexicon->weapon(lower_ascii(tree_.token(c).lemma)) == WeaponKind::armed) return WeaponKind::armed;
    }
    return c_.lexicon->weapon(common_noun(i));
  }

  const BlockContext& c_;
  const SyntaxTree& tree_;
  const Trigger& trigger_;
};

}  // namespace

bool is_inflicted(const BlockContext& context, const Trigger& trigger) { return Kind(context, trigger).inflicted(); }

void settle_type(const BlockContext& context, Telling& telling) { Kind(context, telling.trigger).settle(telling); }

}  // namespace claimgraph::extract
