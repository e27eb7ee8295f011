#include "extract/claims/triggers.h"

#include <algorithm>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

bool is_verbal(const Token& t) { return t.pos == Pos::verb || t.pos == Pos::aux; }

class Finder {
 public:
  Finder(const SyntaxTree& tree, const TriggerContext& context, const std::vector<bool>& names, bool present_tells)
      : tree_(tree),
        lexicon_(*context.lexicon),
        document_(*context.document),
        classes_(*context.classes),
        names_(names),
        present_tells_(present_tells) {}

  std::vector<Trigger> run() {
    std::vector<Trigger> triggers;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (names_[i]) continue;
      if (auto trigger = at(i)) triggers.push_back(std::move(*trigger));
    }
    drop_parts(triggers);
    return triggers;
  }

 private:
  // A word that belongs to another trigger ("open an investigation"), or only carries one ("the fight broke out"), is
  // no trigger of its own.
  void drop_parts(std::vector<Trigger>& triggers) const {
    std::vector<bool> part(tree_.size(), false);
    for (const Trigger& t : triggers) {
      for (const std::uint32_t f : t.fixed) part[f] = true;
    }
    for (const Trigger& t : triggers) {
      if (t.carrier != t.token && !t.sense->anaphor && !part[t.token]) part[t.carrier] = true;
    }
    std::erase_if(triggers, [&](const Trigger& t) { return part[t.token]; });
  }

  std::optional<Trigger> at(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.pos == Pos::verb) {
      if (is_nominal(i)) return noun(i);
      auto found = verb(i);
      return found ? found : alleged_deed(i);
    }
    if (t.pos == Pos::noun || t.pos == Pos::propn) {
      if (auto found = noun(i)) return found;
      // A headline in capitals or title case is tagged as one long name.
      return t.pos == Pos::propn && present_tells_ ? verb(i) : std::nullopt;
    }
    if (t.pos == Pos::adj) return adjective(i);
    return std::nullopt;
  }

  // "was subjected to shelling", "came under bombing": a gerund without subject or object behind a light verb's
  // preposition is the noun.
  bool is_nominal(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.tag != "VBG" || t.dep != Dep::pcomp || tree_.child(i, Dep::nsubj)) return false;
    if (const auto object = tree_.child(i, Dep::dobj); object && tree_.token(*object).tag != "JJR") return false;
    if (lexicon_.senses(lower_word(tree_.annotation(), i), Pos::noun).empty()) return false;
    const auto lights = lexicon_.light_verbs(tree_.token(tree_.token(t.head).head).lemma);
    return std::any_of(lights.begin(), lights.end(), [&](const LightVerb& light) {
      return light.carries == LightCarrier::behind && light.preposition == lower_word(tree_.annotation(), t.head);
    });
  }

  // The lemma as lexicons have it; of a word tagged as a name, the word without its plural or third-person ending.
  std::string lemma(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.pos != Pos::propn && !(t.tag == "VBG" && t.dep == Dep::pcomp && is_nominal(i))) return lower_ascii(t.lemma);
    return lower_word(tree_.annotation(), i);
  }
  std::span<const EventSense> senses(std::uint32_t i, Pos pos) const {
    std::string word = lemma(i);
    auto found = lexicon_.senses(word, pos);
    if (!found.empty()) return found;
    // The lemmatizer cuts too much off some forms: "dined" becomes "din".
    if (const std::string form = lower_word(tree_.annotation(), i); pos == Pos::verb && form.ends_with("ed"))
      found = lexicon_.senses(std::string_view(form).substr(0, form.size() - 1), pos);
    if (!found.empty() || tree_.token(i).pos != Pos::propn) return found;
    for (const std::string_view ending : {"s", "es", "ed", "d"}) {
      if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
        found = lexicon_.senses(std::string_view(word).substr(0, word.size() - ending.size()), pos);
        if (!found.empty()) return found;
      }
    }
    return found;
  }

  std::optional<Trigger> verb(std::uint32_t i) const {
    for (const EventSense& sense : senses(i, Pos::verb)) {
      Trigger trigger;
      TokenRange words{i, i + 1};
      if (!has_words(i, sense, words, trigger.fixed)) continue;
      trigger.words = words;
      const ClauseArguments clause = verb_clause(i, sense, trigger.fixed);
      const EventSense* framed = sense_in_frame(tree_, lexicon_, document_, sense, i, clause);
      if (framed == nullptr) return std::nullopt;
      if (auto found = verb_of(i, *framed, framed == &sense ? clause : verb_clause(i, *framed, trigger.fixed), trigger))
        return found;
    }
    return std::nullopt;
  }
  ClauseArguments verb_clause(std::uint32_t i, const EventSense& sense, const std::vector<std::uint32_t>& fixed) const {
    ClauseArguments clause = clause_arguments(tree_, i, sense.needs_object && fixed.empty());
    // "tampered with the ballots": the object of a fixed preposition is the verb's.
    if (!fixed.empty() && clause.objects.empty()) {
      if (const auto object = tree_.child(fixed.back(), Dep::pobj)) clause.objects = {*object};
    }
    // "found the sheriff guilty", "shot dead the lawyer": the parser hangs the object on the fixed word.
    if (!fixed.empty() && clause.objects.empty() && !clause.passive) {
      for (const Dep dep : {Dep::nsubj, Dep::dobj}) {
        const auto object = tree_.child(fixed.back(), dep);
        if (object && clause.objects.empty()) clause.objects = {*object};
      }
    }
    if (tree_.token(i).dep == Dep::amod) clause.objects = {tree_.token(i).head};
    return clause;
  }
  std::optional<Trigger> verb_of(std::uint32_t i, const EventSense& sense, const ClauseArguments& clause,
                                 Trigger trigger) const {
    trigger.token = trigger.carrier = i;
    trigger.sense = &sense;
    trigger.phrase = std::any_of(trigger.fixed.begin(), trigger.fixed.end(), [&](std::uint32_t f) {
      const Pos pos = tree_.token(f).pos;
      return pos == Pos::noun || pos == Pos::verb;
    });
    trigger.modifies = tree_.token(i).dep == Dep::amod || is_reduced(i);
    trigger.clause = clause;
    if (sense.needs_object && clause.objects.empty() && !has_object_phrase(i)) return std::nullopt;
    if (!arguments_fit(sense, clause, trigger.fixed)) return std::nullopt;
    trigger.factuality = verb_factuality(tree_, i, lexicon_, present_tells_, speech_act(sense));
    if (sense.strength != TriggerStrength::strong && !speech_act(sense) && is_state(i)) {
      trigger.factuality = Factuality::habit;
    }
    return trigger;
  }

  // "the camp is funded by its members", "the latrines are sealed": the passive of the plain present tells a state.
  bool is_state(std::uint32_t i) const {
    if (present_tells_) return false;
    bool present = false;
    for (const std::uint32_t c : tree_.children(i)) {
      const Token& t = tree_.token(c);
      if (t.dep == Dep::aux) return false;
      if (t.dep == Dep::auxpass) present = t.tag == "VBZ" || t.tag == "VBP";
    }
    return present;
  }

  // "accused of moving the border stones", "denied having moved them": the deed of an accusation or a denial is one,
  // whatever its verb.
  std::optional<Trigger> alleged_deed(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    const bool past = t.tag == "VBD" || t.tag == "VBN";
    const bool told = t.tag == "VBG" || (past && (t.dep == Dep::ccomp || t.dep == Dep::pcomp || t.dep == Dep::xcomp));
    if (!told || tree_.is_root(i) || lexicon_.context(lower_ascii(t.lemma), 'x')) return std::nullopt;
    std::uint32_t governor = t.head;
    if (t.dep == Dep::pcomp) governor = tree_.token(governor).head;
    if (t.dep != Dep::pcomp && t.dep != Dep::xcomp && t.dep != Dep::ccomp) return std::nullopt;
    if (lexicon_.context(lower_ascii(tree_.token(governor).lemma), 'g') != ContextEffect::alleged) return std::nullopt;
    const EventSense* sense = lexicon_.sense_of("(alleged deed)", Pos::verb);
    if (sense == nullptr) return std::nullopt;
    const ClauseArguments clause = verb_clause(i, *sense, {});
    const auto empty = [&](std::uint32_t o) {
      return lexicon_.context(lower_ascii(tree_.token(o).lemma), 'x').has_value();
    };
    if (std::any_of(clause.objects.begin(), clause.objects.end(), empty)) return std::nullopt;
    Trigger trigger;
    trigger.words = {i, i + 1};
    return verb_of(i, *sense, clause, trigger);
  }

  // "those killed": a participle behind its noun with nothing of its own to tell.
  bool is_reduced(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.dep != Dep::acl || t.tag != "VBN") return false;
    for (const std::uint32_t c : tree_.children(i)) {
      const Dep dep = tree_.token(c).dep;
      if (dep == Dep::aux || dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::auxpass || dep == Dep::prep ||
          dep == Dep::agent || dep == Dep::dobj || dep == Dep::npadvmod || dep == Dep::advcl)
        return false;
    }
    return true;
  }

  // What the sense wants of subject and object. No sense has words ("claim", "report") as its object: who rejects or
  // withdraws a claim makes an attribution.
  bool arguments_fit(const EventSense& sense, const ClauseArguments& clause,
                     const std::vector<std::uint32_t>& fixed) const {
    if (sense.needs_actor &&
        !std::all_of(clause.subjects.begin(), clause.subjects.end(), [&](std::uint32_t s) { return can_act(s); })) {
      return false;
    }
    for (const std::uint32_t object : clause.objects) {
      // "cut 2,000 jobs": what the sense itself names fits.
      if (std::find(fixed.begin(), fixed.end(), object) != fixed.end()) continue;
      const std::uint32_t o = counted_noun(tree_, lexicon_, object);
      const Token& t = tree_.token(o);
      const std::string word = lower_ascii(t.lemma);
      const auto nouns = lexicon_.senses(word, Pos::noun);
      if (std::any_of(nouns.begin(), nouns.end(), [](const EventSense& s) { return s.speech; })) return false;
      const auto kind = lexicon_.people(word);
      const bool name = t.pos == Pos::propn || (t.pos == Pos::pron && word != "it" && t.tag != "WDT");
      const bool people = kind ? kind != PeopleClass::instrument : names_people(word);
      if (sense.needs_people && !name && t.pos != Pos::num && !people) return false;
      if (sense.needs_thing && (name || kind)) return false;
    }
    return true;
  }

  // A noun that no table holds, mostly used of persons ("two administrators had been suspended").
  bool names_people(const std::string& lemma) const {
    constexpr float kMostly = 0.6F;
    return classes_.share(lemma, WordClass::noun_person) >= kMostly;
  }

  // Anything but a noun for what doesn't act, arms and happenings among them.
  bool can_act(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.pos != Pos::noun) return true;
    const std::string lemma = lower_ascii(t.lemma);
    const auto kind = lexicon_.people(lemma);
    if (kind) return kind != PeopleClass::instrument;
    return !lexicon_.is_of_class(lemma, "nonactor") && lexicon_.senses(lemma, Pos::noun).empty();
  }

  static bool speech_act(const EventSense& sense) {
    return sense.type == "request" || sense.family == "refuse" || sense.type == "threaten" || sense.type == "accuse";
  }

  // A complement that stands for the object: "fired on a post", "attacked in ..." has none.
  bool has_object_phrase(std::uint32_t i) const {
    for (const auto& [preposition, object] : preposition_objects(tree_, i)) {
      const std::string word = lower_word(tree_.annotation(), preposition);
      if (word == "on" || word == "at" || word == "against" || word == "upon" || word == "into") return true;
    }
    return false;
  }

  // The further words of a sense, each under the verb or under a child of it, in order.
  bool has_words(std::uint32_t verb, const EventSense& sense, TokenRange& words,
                 std::vector<std::uint32_t>& fixed) const {
    std::uint32_t after = verb;
    for (std::size_t w = 1; w < sense.words.size(); ++w) {
      const auto found = word_under(verb, after, sense.words[w]);
      if (!found) return false;
      // In the passive the object stands before its verb: "an inquiry was opened".
      after = std::max(after, *found);
      fixed.push_back(*found);
    }
    // Fixed words close by belong to the trigger; those far away would drag half of the sentence in.
    if (after - verb <= 3) words.end = after + 1;
    return true;
  }
  std::optional<std::uint32_t> word_under(std::uint32_t verb, std::uint32_t after, const std::string& word) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      const Dep dep = tree_.token(c).dep;
      const bool close = dep == Dep::prt || dep == Dep::dobj || dep == Dep::prep || dep == Dep::acomp ||
                         dep == Dep::oprd || dep == Dep::advmod || dep == Dep::nsubjpass || dep == Dep::ccomp ||
                         dep == Dep::xcomp || dep == Dep::npadvmod || dep == Dep::attr || dep == Dep::dep;
      if (!close || (dep == Dep::prep && of_time(c))) continue;
      if ((c > after || dep == Dep::nsubjpass) && matches(c, word)) return c;
      if (dep != Dep::prep && dep != Dep::dobj && dep != Dep::ccomp && dep != Dep::xcomp && dep != Dep::nsubjpass)
        continue;
      for (const std::uint32_t g : tree_.children(c)) {
        if ((g > after || dep == Dep::nsubjpass) && tree_.token(g).dep != Dep::relcl && matches(g, word)) return g;
      }
    }
    // The next word of a fixed phrase, however the parse hangs it: "under house arrest".
    const std::uint32_t next = after + 1;
    if (after > verb && next < tree_.size() && matches(next, word) && tree_.under(next, verb)) return next;
    return std::nullopt;
  }
  // "on Monday" is no part of "fire on".
  bool of_time(std::uint32_t preposition) const {
    const auto object = tree_.child(preposition, Dep::pobj);
    if (!object) return false;
    const EntityLabel label = tree_.token(*object).entity;
    return label == EntityLabel::date || label == EntityLabel::time;
  }
  bool matches(std::uint32_t i, const std::string& word) const {
    return lower_ascii(tree_.token(i).lemma) == word || lower_word(tree_.annotation(), i) == word;
  }

  std::optional<Trigger> noun(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    // "March was the bloodiest month"
    if (t.pos == Pos::propn && t.entity == EntityLabel::date) return std::nullopt;
    // "the Rally for the Islands": a capital in running text is of a name.
    if (!present_tells_ && i > tree_.sentence(i).begin && is_capital(i) &&
        (i - 1 == tree_.sentence(i).begin || !is_capital(i - 1))) {
      return std::nullopt;
    }
    // A noun before a noun only says what kind the second is ("riot police").
    if (t.dep == Dep::compound || t.dep == Dep::nmod) return std::nullopt;
    const auto [plain, first] = noun_sense(i);
    if (!plain) return std::nullopt;
    const EventSense* sense = sense_in_frame(tree_, lexicon_, document_, *plain, i, {});
    if (!sense) return std::nullopt;
    // A patrol that does something is people.
    const bool people = lexicon_.people(lemma(i)).has_value() && !sense->anaphor;
    Trigger trigger;
    trigger.token = trigger.carrier = i;
    trigger.sense = sense;
    trigger.words = {first, i + 1};
    trigger.plural = t.tag == "NNS" || t.tag == "NNPS";
    describe(i, trigger);
    trigger.leads = (t.dep == Dep::nsubj || t.dep == Dep::nsubjpass) && tree_.token(t.head).pos == Pos::verb;
    find_carrier(i, trigger);
    find_accused(i, trigger);
    if (people && !trigger.carried) return std::nullopt;
    trigger.factuality = noun_factuality(tree_, i, trigger.carrier, lexicon_, present_tells_ || trigger.stands);
    return trigger;
  }

  bool is_capital(std::uint32_t i) const {
    const std::string_view word = tree_.word(i);
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  }

  // The sense of the noun, and its first token: "suicide bombing" is found from "bombing" back, "state of emergency"
  // from "state" on.
  std::pair<const EventSense*, std::uint32_t> noun_sense(std::uint32_t i) const {
    for (std::uint32_t back = 2; back > 0; --back) {
      if (back > i) continue;
      for (const EventSense& sense : senses(i - back, Pos::noun)) {
        if (sense.words.size() == back + 1 && follow(i - back, sense)) return {&sense, i - back};
      }
    }
    for (const EventSense& sense : senses(i, Pos::noun)) {
      if (follow(i, sense)) return {&sense, i};
    }
    return {nullptr, i};
  }
  bool follow(std::uint32_t first, const EventSense& sense) const {
    for (std::size_t w = 1; w < sense.words.size(); ++w) {
      const auto at = static_cast<std::uint32_t>(first + w);
      if (at >= tree_.size() || !matches(at, sense.words[w])) return false;
    }
    return true;
  }

  void describe(std::uint32_t i, Trigger& trigger) const {
    for (const std::uint32_t c : tree_.children(i)) {
      const Token& t = tree_.token(c);
      const std::string word = lower_word(tree_.annotation(), c);
      if (t.dep == Dep::det &&
          (word == "the" || word == "this" || word == "that" || word == "these" || word == "those")) {
        trigger.definite = true;
      }
      if (word == "another" || word == "second" || word == "third" || word == "separate" || word == "other" ||
          word == "similar" || word == "previous" || word == "fresh" || (word == "new" && !trigger.definite)) {
        trigger.fresh = true;
      }
      if (t.dep == Dep::nummod) trigger.counted = c;
      if (t.dep == Dep::poss && trigger.sense->strength == TriggerStrength::bare) trigger.definite = true;
      if (t.dep == Dep::prep && c > i) trigger.complemented = true;
      if (t.dep == Dep::det || t.dep == Dep::poss || t.dep == Dep::amod) trigger.determined = true;
    }
    if (trigger.fresh) trigger.definite = false;
    // "It was the third attack this month": the one just told.
    if (tree_.token(i).dep == Dep::attr && is_pronoun_subject(tree_.token(i).head)) {
      trigger.definite = true;
      trigger.fresh = false;
    }
  }

  bool is_pronoun_subject(std::uint32_t verb) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      const std::string word = lower_word(tree_.annotation(), c);
      if (tree_.token(c).dep == Dep::nsubj && (word == "it" || word == "this" || word == "that")) return true;
    }
    return false;
  }

  // "dozens of airstrikes": the noun that counts this one.
  std::optional<std::uint32_t> counting_noun(std::uint32_t i) const {
    const Token& t = tree_.token(i);
    if (t.dep != Dep::pobj || tree_.token(t.head).lemma != "of") return std::nullopt;
    const std::uint32_t noun = tree_.token(t.head).head;
    if (noun == t.head || !lexicon_.context(lower_ascii(tree_.token(noun).lemma), 'q')) return std::nullopt;
    return noun;
  }

  // The light verb that makes the noun a happening.
  void find_carrier(std::uint32_t i, Trigger& trigger) const {
    const Token& t = tree_.token(i);
    if (tree_.is_root(i)) return;
    if (const auto counter = counting_noun(i)) return find_carrier(*counter, trigger);
    std::uint32_t verb = t.head;
    LightCarrier place = LightCarrier::object;
    if (t.dep == Dep::nsubj || t.dep == Dep::csubj)
      place = LightCarrier::subject;
    else if (t.dep == Dep::pobj || t.dep == Dep::pcomp) {
      place = LightCarrier::in;
      verb = tree_.token(verb).head;
    } else if (t.dep != Dep::dobj && t.dep != Dep::nsubjpass && t.dep != Dep::attr) {
      return;
    }
    if (!is_verbal(tree_.token(verb))) return;
    for (const LightVerb& light : lexicon_.light_verbs(tree_.token(verb).lemma)) {
      const bool behind = light.carries == LightCarrier::behind && place == LightCarrier::in &&
                          lower_word(tree_.annotation(), t.head) == light.preposition;
      if (light.carries != place && !behind) continue;
      trigger.carrier = verb;
      trigger.carried = light.strong;
      trigger.stands = behind;
      trigger.carrier_subject = behind && light.subject == Role::none ? trigger.sense->subject : light.subject;
      trigger.clause = clause_arguments(tree_, verb, place == LightCarrier::object);
      return;
    }
  }

  // The verb over the preposition, also where the parser hangs the deed on the accused: "accused [the minister of
  // fraud]".
  std::uint32_t accusing_verb(std::uint32_t preposition) const {
    const std::uint32_t over = tree_.token(preposition).head;
    const Token& t = tree_.token(over);
    const bool accused = t.dep == Dep::dobj && (t.pos == Pos::propn || lexicon_.people(lower_ascii(t.lemma)));
    return accused ? t.head : over;
  }

  // "charged the banker with fraud", "accused of fraud": who did it, says whoever accuses.
  void find_accused(std::uint32_t i, Trigger& trigger) const {
    const Token& t = tree_.token(i);
    if (t.dep != Dep::pobj || trigger.carrier != i) return;
    const std::uint32_t verb = accusing_verb(t.head);
    for (const LightVerb& light : lexicon_.light_verbs(lower_ascii(tree_.token(verb).lemma))) {
      if (light.carries != LightCarrier::accused) continue;
      trigger.carried = true;
      trigger.accused = clause_arguments(tree_, verb, true).objects;
      return;
    }
  }

  std::optional<Trigger> adjective(std::uint32_t i) const {
    const auto found = lexicon_.senses(lemma(i), Pos::adj);
    if (found.empty()) return std::nullopt;
    const Token& t = tree_.token(i);
    Trigger trigger;
    trigger.token = trigger.carrier = i;
    trigger.sense = &found.front();
    trigger.words = {i, i + 1};
    trigger.modifies = t.dep == Dep::amod;
    if (t.dep == Dep::amod) trigger.clause.objects = {t.head};
    // "left five soldiers dead", "12 people dead".
    for (const std::uint32_t c : tree_.children(i)) {
      if (tree_.token(c).dep == Dep::nsubj) trigger.clause.objects = {c};
    }
    if (trigger.clause.objects.empty() && is_verbal(tree_.token(t.head)) && !tree_.is_root(i)) {
      trigger.clause = clause_arguments(tree_, t.head, false);
      if (trigger.clause.objects.empty()) trigger.clause.objects = trigger.clause.subjects;
      trigger.factuality = verb_factuality(tree_, t.head, lexicon_, present_tells_, false);
    }
    return trigger;
  }

  const SyntaxTree& tree_;
  const EventLexicon& lexicon_;
  const LemmaSet& document_;
  const WordClasses& classes_;
  const std::vector<bool>& names_;
  bool present_tells_;
};

}  // namespace

std::vector<Trigger> find_triggers(const SyntaxTree& tree, const TriggerContext& context,
                                   const std::vector<bool>& taken, bool present_tells) {
  return Finder(tree, context, taken, present_tells).run();
}

}  // namespace claimgraph::extract
