#include "extract/claims/telling.h"

#include <algorithm>

#include "extract/claims/clause.h"
#include "extract/claims/event_kind.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Complements further away than this do not stand in the mention of an event.
constexpr std::uint32_t kNear = 8;
// Places nested in places are followed so far.
constexpr int kDeepest = 3;
// Words of a clause that are compared stand no further from the trigger.
constexpr std::uint32_t kContext = 40;
constexpr std::size_t kStem = 6;  // letters by which words of clauses are compared

class Describer {
 public:
  Describer(const BlockContext& context, Trigger trigger) : c_(context), tree_(*context.tree) {
    out_.block = context.block;
    out_.trigger = std::move(trigger);
    out_.title = context.title;
    out_.sentence = tree_.sentence_of(out_.trigger.token);
    out_.type = out_.trigger.sense->type;
  }

  Telling run() {
    out_.where = {c_.block, out_.trigger.words, token()};
    // "a pure invention": who says so tells the event as one that did not happen.
    if (sense().anaphor && c_.lexicon->falsehood(sense().words.front()) == Falsehood::falsehood) {
      out_.trigger.factuality = Factuality::negated;
    }
    if (sense().pos == Pos::noun)
      noun_arguments();
    else
      verb_arguments();
    places_around(token());
    if (carrier() != token()) places_around(carrier());
    find_scene();
    find_date();
    make_clause();
    settle_type(c_, out_);
    out_.links = event_links(tree_, out_.trigger);
    if (sense().deadly && !out_.fatalities) toll();
    out_.anchored = !out_.arguments.empty() || !out_.places.empty() || out_.date || out_.fatalities || out_.injuries;
    return std::move(out_);
  }

 private:
  const EventSense& sense() const { return *out_.trigger.sense; }
  std::uint32_t token() const { return out_.trigger.token; }
  std::uint32_t carrier() const { return out_.trigger.carrier; }
  Mention phrase(std::uint32_t head) const { return {c_.block, {head, head + 1}, head}; }

  void add(Role role, std::uint32_t entity, std::uint32_t head) {
    if (role == Role::none) return;
    const std::uint32_t actor = c_.index->as_actor(entity);
    for (const Argument& a : out_.arguments) {
      if (a.entity == actor && a.role == role) return;
    }
    out_.arguments.push_back({role, actor, phrase(head)});
  }

  // The noun phrase fills the role; in the place of the victim its count and nouns are kept.
  void fill(Role role, std::uint32_t head, bool opposite = false, bool near = true) {
    for (const std::uint32_t side : c_.index->sides(head)) {
      add(role, side, head);
      if (role == Role::participant && opposite) out_.opposite.push_back(c_.index->as_actor(side));
    }
    if (role == Role::target || role == Role::victim || role == Role::participant) {
      for (const std::uint32_t h : coordinated(tree_, head)) {
        if (tree_.token(h).pos != Pos::pron) out_.victims.push_back(lower_ascii(tree_.token(h).lemma));
      }
      // "22 Afghans" were not in Afghanistan.
      const EntityMention* m = c_.index->at(head);
      const bool origin = m != nullptr && m->form == MentionForm::adjective;
      // Nor is "Japan's foreign minister" where Japan is.
      const auto owner = m == nullptr ? tree_.child(head, Dep::poss) : std::nullopt;
      // Nor is a pact where its parties are.
      const bool party = role == Role::participant &&
                         (sense().type == "agree" || sense().type == "consult" || sense().type == "cooperate");
      const bool owned = owner && c_.lexicon->people(lower_ascii(tree_.token(head).lemma)).has_value();
      if (const auto place = c_.index->place(head); place && !origin && !owned && !party)
        out_.places.emplace_back(*place, phrase(head));
    }
    if (role == Role::perpetrator) {
      for (const std::uint32_t h : coordinated(tree_, head)) {
        if (tree_.token(h).pos == Pos::noun) out_.doers.push_back(lower_ascii(tree_.token(h).lemma));
      }
    }
    if (role == Role::target && (sense().deadly || sense().wounding)) count_victims(head);
    if (near) widen(head);
  }

  // Takes a near complement into the mention.
  void widen(std::uint32_t head) {
    TokenRange& r = out_.where.tokens;
    if (head >= r.end && head - r.end < kNear)
      r.end = head + 1;
    else if (head < r.begin && r.begin - head <= kNear)
      r.begin = first_of_phrase(head);
  }
  // The number, adjective or article right before a head belongs to its phrase.
  std::uint32_t first_of_phrase(std::uint32_t head) const {
    const std::uint32_t left = tree_.subtree(head).begin;
    return head - left <= kNear / 2 ? left : head;
  }

  void verb_arguments() {
    const ClauseArguments& clause = out_.trigger.clause;
    const bool inflicted = is_inflicted(c_, out_.trigger);
    if (inflicted) out_.type = "assault";
    const Role subject = inflicted ? Role::perpetrator : sense().subject;
    const Role object_role = inflicted ? Role::target : sense().unmarked ? sense().subject : sense().object;
    // Between a shared subject and the verb stand words of the other clause.
    for (const std::uint32_t s : clause.subjects) fill(subject, s, false, !clause.shares_subject);
    for (const std::uint32_t o : clause.objects) fill(object_role, o, true);
    if (sense().deadly) count_lives();
    for (const auto& [preposition, object] : preposition_objects(tree_, token())) {
      const std::string word = lower_word(tree_.annotation(), preposition);
      if (word == "on" || word == "at" || word == "against" || word == "upon" || word == "into") {
        if ((clause.objects.empty() || aims_of_phrase()) && !is_date(object)) fill(sense().object, object, true);
      } else if (word == "with" && sense().subject == Role::participant) {
        fill(Role::participant, object, true);
      } else if (word == "to" && sense().object == Role::recipient) {
        fill(Role::recipient, object);
      } else if (word == "with" && is_loss(object)) {
        count_loss(object);
      } else if (word == "from") {
        robbed(object);
      }
    }
    // "demanded that Canada hand over the preacher"
    if (sense().type == "request" && clause.objects.empty()) {
      if (const auto asked = tree_.child(token(), Dep::ccomp)) {
        if (const auto who = tree_.child(*asked, Dep::nsubj)) fill(Role::target, *who, false, false);
      }
    }
    if (sense().object != Role::recipient) return;
    // "gave the rebels arms"
    for (const std::uint32_t c : tree_.children(token())) {
      if (tree_.token(c).dep == Dep::dative && tree_.token(c).pos != Pos::adp) fill(Role::recipient, c);
    }
  }

  // "with the loss of 29 sailors"
  bool is_loss(std::uint32_t noun) const {
    const auto senses = c_.lexicon->senses(lower_ascii(tree_.token(noun).lemma), Pos::noun);
    return std::any_of(senses.begin(), senses.end(), [](const EventSense& s) { return s.deadly; });
  }
  void count_loss(std::uint32_t noun) {
    for (const auto& [preposition, object] : preposition_objects(tree_, noun)) {
      const bool of = tree_.token(preposition).lemma == "of";
      if (of && !out_.fatalities) out_.fatalities = count_of(object);
    }
  }
  // "claimed the lives of five soldiers"
  void count_lives() {
    for (const std::uint32_t f : out_.trigger.fixed) {
      if (tree_.token(f).pos == Pos::noun) count_loss(f);
      for (const auto& [preposition, object] : preposition_objects(tree_, f)) {
        if (tree_.token(preposition).lemma == "of") fill(Role::target, object);
      }
    }
  }
  // "stole a million from the bank", "the theft of a violin from the soloist": whom it was taken from.
  void robbed(std::uint32_t object) {
    if (sense().family != "steal" && sense().family != "kidnap") return;
    const auto sides = c_.index->sides(object);
    for (const std::uint32_t side : sides) {
      if (c_.index->entities().entities[side].type != NodeType::place) add(Role::target, side, object);
    }
  }

  // "threw stones at the embassy": the fixed words of the sense are not what it is done to.
  bool aims_of_phrase() const {
    const auto& fixed = out_.trigger.fixed;
    const auto& objects = out_.trigger.clause.objects;
    return out_.trigger.phrase && std::all_of(objects.begin(), objects.end(), [&](std::uint32_t o) {
             return std::find(fixed.begin(), fixed.end(), o) != fixed.end();
           });
  }

  void noun_arguments() {
    const std::uint32_t n = token();
    const Trigger& trigger = out_.trigger;
    for (const std::uint32_t child : tree_.children(n)) {
      const Token& t = tree_.token(child);
      if (t.dep == Dep::poss) fill(sense().subject, child);
      // "Taliban attack", "Israeli airstrikes"; a name of a place there is where it was.
      if ((t.dep == Dep::compound || t.dep == Dep::amod || t.dep == Dep::nmod) && c_.index->at(child) != nullptr) {
        modifier(child);
      }
    }
    for (const auto& [preposition, object] : preposition_objects(tree_, n)) {
      const std::string word = lower_word(tree_.annotation(), preposition);
      if (is_date(object)) continue;
      if (word == "by")
        fill(Role::perpetrator, object);
      else if (word == "of")
        fill(sense().object, object);
      else if (word == "on" || word == "against" || word == "upon" || word == "at" || word == "targeting" ||
               word == "into")
        fill(Role::target, object);
      else if (word == "between" || word == "with" || word == "among")
        fill(Role::participant, object, word == "with");
      else if (word == "to" && sense().object == Role::recipient)
        fill(Role::recipient, object);
      else if (word == "to" && sense().family == "meet")
        fill(Role::participant, object, true);
      else if (word == "from")
        robbed(object);
    }
    for (const std::uint32_t a : trigger.accused) fill(Role::perpetrator, a);
    if (carrier() == n) return;
    // "Syrian forces sustain at least 20 deaths": the carrier's subject suffers.
    const Role role = trigger.carrier_subject;
    const bool undergone = trigger.stands && trigger.clause.passive;
    for (const std::uint32_t s : undergone ? trigger.clause.objects : trigger.clause.subjects) {
      if (s != n) fill(role, s);
      // "The province has seen 64 killings."
      if (const auto place = c_.index->place(s); place && role == Role::none && c_.index->at(s) != nullptr)
        out_.places.emplace_back(*place, phrase(s));
    }
    if (undergone) {
      for (const std::uint32_t s : trigger.clause.subjects) fill(Role::perpetrator, s);
    }
  }

  void modifier(std::uint32_t child) {
    const std::uint32_t entity = c_.index->at(child)->entity;
    const Entity& e = c_.index->entities().entities[entity];
    if (e.type == NodeType::place && tree_.token(child).dep != Dep::amod) {
      out_.places.emplace_back(entity, phrase(child));
    } else {
      add(sense().subject == Role::none ? Role::perpetrator : sense().subject, entity, child);
    }
  }

  bool is_date(std::uint32_t i) const { return c_.date_at->at(i) >= 0; }

  // How many died or were hurt, told in the noun phrase of the victims.
  void count_victims(std::uint32_t head) {
    std::optional<Count> total;
    for (const std::uint32_t h : coordinated(tree_, head)) {
      auto count = count_of(h);
      // "two brothers and their father"
      if (!count && total && tree_.token(h).tag == "NN" && tree_.child(h, Dep::poss)) count = Count{1, 1, ""};
      if (!count) continue;
      // "five soldiers and six militiamen" are eleven; a victim without a count adds nothing.
      if (!total)
        total = count;
      else {
        if (total->min && count->min) *total->min += *count->min;
        if (total->max && count->max)
          *total->max += *count->max;
        else
          total->max.reset();
        total->text += " + " + count->text;
      }
    }
    if (!total) return;
    // "killing 17 people, among them four children": of several objects the first is the sum.
    auto& slot = sense().wounding ? out_.injuries : out_.fatalities;
    if (!slot) slot = total;
  }

  // "put the dead at nine", "the toll rose to six", "raised the number of dead from five to 17": the figure stands
  // behind the verb.
  void toll() {
    if (sense().pos == Pos::verb) return;
    std::uint32_t verb = token();
    for (int depth = 0; depth < 4 && tree_.token(verb).pos != Pos::verb && !tree_.is_root(verb); ++depth) {
      verb = tree_.token(verb).head;
    }
    if (tree_.token(verb).pos != Pos::verb) return;
    std::vector<PrepositionObject> behind = preposition_objects(tree_, verb);
    for (const auto& inner : preposition_objects(tree_, token())) behind.push_back(inner);
    for (const auto& [preposition, object] : behind) {
      const std::string word = lower_word(tree_.annotation(), preposition);
      if ((word != "at" && word != "to") || is_date(object)) continue;
      if (const auto found = count_at(tree_.annotation(), object, *c_.quantities)) {
        out_.fatalities = found->count;
        out_.trigger.counts_people = true;
        if (tree_.token(verb).pos == Pos::verb) widen(object);
        return;
      }
    }
  }

  std::optional<Count> count_of(std::uint32_t head) {
    const Token& t = tree_.token(head);
    // The number is the head itself: "killed 12", "dozens of people", "a total of 12 soldiers", "four of the soldiers".
    if (is_number(tree_.annotation(), head, *c_.quantities)) {
      for (const auto& [preposition, object] : preposition_objects(tree_, head)) {
        if (tree_.token(preposition).lemma == "of" && has_definite(object)) out_.part_count = true;
      }
      if (const auto found = count_at(tree_.annotation(), head, *c_.quantities)) return found->count;
    }
    for (const std::uint32_t child : tree_.children(head)) {
      const Dep dep = tree_.token(child).dep;
      if (dep != Dep::nummod && dep != Dep::amod && dep != Dep::quantmod && dep != Dep::det) continue;
      if (is_date(child) || !is_number(tree_.annotation(), child, *c_.quantities)) continue;
      if (const auto found = count_at(tree_.annotation(), child, *c_.quantities)) return found->count;
    }
    if (t.lemma == "total" || t.lemma == "number" || t.lemma == "group") {
      for (const auto& [preposition, object] : preposition_objects(tree_, head)) {
        if (tree_.token(preposition).lemma == "of") return count_of(object);
      }
    }
    return single(head);
  }

  // One named or plainly single person: "a farmer", "Jana Kos".
  std::optional<Count> single(std::uint32_t head) const {
    const Token& t = tree_.token(head);
    if (t.tag != "NN" && t.tag != "NNP") return std::nullopt;
    // Who is killed is a person, whatever the noun: "a boatman of 58".
    if (sense().deadly && has_article(head) && t.tag == "NN") return Count{1, 1, std::string(tree_.word(head))};
    const EntityMention* m = c_.index->at(head);
    const bool person = m != nullptr && c_.index->entities().entities[m->entity].type == NodeType::person;
    if (!person && c_.lexicon->people(lower_ascii(t.lemma)) != PeopleClass::person &&
        !(c_.lexicon->people(lower_ascii(t.lemma)) == PeopleClass::force && has_article(head))) {
      return std::nullopt;
    }
    if (!person && !has_article(head) && !c_.title) return std::nullopt;
    return Count{1, 1, std::string(tree_.word(head))};
  }
  bool has_article(std::uint32_t head) const {
    for (const std::uint32_t child : tree_.children(head)) {
      const std::string word = lower_word(tree_.annotation(), child);
      if (word == "a" || word == "an" || word == "one" || word == "another") return true;
    }
    return false;
  }
  bool has_definite(std::uint32_t head) const {
    for (const std::uint32_t child : tree_.children(head)) {
      const Token& t = tree_.token(child);
      if (t.dep == Dep::poss || (t.dep == Dep::det && t.lemma == "the")) return true;
    }
    return tree_.token(head).pos == Pos::pron;
  }

  // Places in the prepositional phrases of a word, and of the phrases nested in them.
  void places_around(std::uint32_t head) {
    for (const auto& [preposition, object] : preposition_objects(tree_, head)) {
      const auto kind = place_kind(preposition);
      if (is_date(object)) continue;
      // "surrendered to militants in Brod"
      if (kind == PlacePreposition::never || (kind == PlacePreposition::motion && !sense().motion))
        places_at(object);
      else
        add_places(object, 0);
    }
    // "took to the streets of Brod": within the fixed words of the trigger.
    for (const std::uint32_t f : out_.trigger.fixed) {
      for (const auto& [preposition, object] : preposition_objects(tree_, f)) {
        if (is_at(preposition) || tree_.token(preposition).lemma == "of") add_places(object, 0);
      }
    }
    // "near" and "north of" as adverbs: "west of Palmyra".
    for (const std::uint32_t child : tree_.children(head)) {
      if (tree_.token(child).dep != Dep::advmod) continue;
      for (const auto& [preposition, object] : preposition_objects(tree_, child)) add_places(object, 0);
    }
    for (const std::uint32_t child : tree_.children(head)) {
      if (tree_.token(child).dep != Dep::advcl || !same_moment(child)) continue;
      places_at(child);
    }
    // "soldiers at Itsandra mutinied": where the subject was.
    for (const std::uint32_t s : out_.trigger.clause.subjects) places_at(s);
    // Places of the object stand for those of the deed: "killed two men in Brod" is attached either way.
    for (const std::uint32_t o : out_.trigger.clause.objects) {
      places_at(o);
      // "fled Brod"
      if (!sense().motion) continue;
      add_places(o, kDeepest);
      // "sent troops to Brod"
      for (const auto& [preposition, object] : preposition_objects(tree_, o)) {
        if (place_kind(preposition) == PlacePreposition::motion && !is_date(object)) add_places(object, 0);
      }
    }
  }

  std::optional<PlacePreposition> place_kind(std::uint32_t preposition) const {
    return c_.lexicon->place_preposition(lower_word(tree_.annotation(), preposition));
  }
  bool is_at(std::uint32_t preposition) const { return place_kind(preposition) == PlacePreposition::at; }

  // Where a noun phrase or a clause says that it is; also behind its "of": "a convoy of the army between A and B".
  void places_at(std::uint32_t head) {
    for (const auto& [preposition, object] : preposition_objects(tree_, head)) {
      if (is_at(preposition)) {
        if (!is_date(object)) add_places(object, 0);
      } else if (tree_.token(preposition).lemma == "of") {
        for (const auto& [inner, place] : preposition_objects(tree_, object)) {
          if (is_at(inner) && !is_date(place)) add_places(place, 0);
        }
      }
    }
  }

  // "Residents of Brod blocked the road": they did it at home, where nothing else is told.
  Scene home_of_subject() const {
    for (const std::uint32_t s : out_.trigger.clause.subjects) {
      if (c_.lexicon->people(lower_ascii(tree_.token(s).lemma)) != PeopleClass::person) continue;
      if (const auto place = c_.index->place(s)) return std::pair(*place, phrase(s));
    }
    return std::nullopt;
  }

  // A deed of force, a mishap, a crowd is somewhere; a claim, a deal or a ruling need not be.
  void find_scene() {
    if (!out_.places.empty()) return;
    if (auto there = place_of_there(*c_.index, tree_, c_.block, token())) {
      out_.places.push_back(*there);
      return;
    }
    const std::string& type = out_.type;
    if (type == "assault" || type == "accident" || type == "disaster" || type == "protest" || type == "coerce" ||
        type == "mobilize" || type == "crime")
      out_.scene = scene_of(*c_.index, tree_, c_.block, token());
    if (!out_.scene && type == "protest") out_.scene = home_of_subject();
  }

  void add_places(std::uint32_t head, int depth) {
    if (depth > kDeepest) return;
    for (const std::uint32_t h : coordinated(tree_, head)) {
      if (const auto place = c_.index->place(h)) {
        const bool known =
            std::any_of(out_.places.begin(), out_.places.end(), [&](const auto& p) { return p.first == *place; });
        if (!known) out_.places.emplace_back(*place, phrase(h));
      }
      for (const auto& [preposition, object] : preposition_objects(tree_, h)) {
        if (!is_date(object)) add_places(object, depth + 1);
      }
    }
  }

  // The date under the trigger or its carrier; else the only one of its clause.
  void find_date() {
    const TokenRange sentence = tree_.sentence(token());
    std::uint32_t top = carrier();
    // "the September 11 attacks"
    const std::uint32_t before = out_.where.tokens.begin;
    if (sense().pos == Pos::noun && before > 0 && is_date(before - 1)) {
      const DateTold& d = (*c_.dates)[static_cast<std::size_t>((*c_.date_at)[before - 1])];
      if (d.value) return set_date(d);
    }
    const DateTold* best = nullptr;
    std::uint32_t best_distance = ~0U;
    const auto& dates = *c_.dates;
    auto next = std::lower_bound(dates.begin(), dates.end(), sentence.begin,
                                 [](const DateTold& d, std::uint32_t i) { return d.tokens.begin < i; });
    for (; next != dates.end() && next->tokens.begin < sentence.end; ++next) {
      const DateTold& d = *next;
      if (!d.value) continue;
      const bool under = tree_.under(d.tokens.begin, top) || tree_.under(d.tokens.begin, token());
      if (!under || in_other_clause(d.tokens.begin, top)) continue;
      const std::uint32_t distance = d.tokens.begin > token() ? d.tokens.begin - token() : token() - d.tokens.begin;
      if (distance < best_distance) {
        best = &d;
        best_distance = distance;
      }
    }
    if (best != nullptr) set_date(*best);
  }
  void set_date(const DateTold& d) {
    out_.date = d.value;
    out_.date_mention = Mention{c_.block, d.tokens, d.tokens.begin};
  }
  // Whether a clause of its own lies between the token and the top.
  bool in_other_clause(std::uint32_t i, std::uint32_t top) const {
    for (int depth = 0; depth < 8 && i != top && i != token() && !tree_.is_root(i); ++depth) {
      const Dep dep = tree_.token(i).dep;
      if (dep == Dep::relcl || dep == Dep::ccomp || dep == Dep::acl || dep == Dep::conj) return true;
      if (dep == Dep::advcl && !same_moment(i)) return true;
      i = tree_.token(i).head;
    }
    return false;
  }

  // "killed when a bomb hit their car on Tuesday": the clause tells the moment.
  bool same_moment(std::uint32_t clause) const {
    for (const std::uint32_t c : tree_.children(clause)) {
      const Dep dep = tree_.token(c).dep;
      if (dep != Dep::mark && dep != Dep::advmod) continue;
      const std::string word = lower_word(tree_.annotation(), c);
      if (word == "when" || word == "as") return true;
    }
    return false;
  }

  void make_clause() {
    std::uint32_t top = carrier();
    if (sense().pos == Pos::adj && !tree_.is_root(token())) top = tree_.token(token()).head;
    TokenRange r = tree_.subtree(top);
    r.begin = std::min(r.begin, out_.where.tokens.begin);
    r.end = std::max(r.end, out_.where.tokens.end);
    out_.clause = {c_.block, r, token()};
    read_words();
  }

  // Nouns, verbs and adjectives of the clause but for the trigger.
  void read_words() {
    const TokenRange r = out_.clause.tokens;
    const std::uint32_t begin = std::max(r.begin, token() > kContext ? token() - kContext : 0);
    for (std::uint32_t i = begin; i < std::min(r.end, token() + kContext); ++i) {
      const Token& t = tree_.token(i);
      const bool tells = t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::adj || t.pos == Pos::verb;
      if (tells && t.lemma.size() > 2 && !out_.trigger.words.contains(i))
        out_.words.push_back(lower_ascii(t.lemma).substr(0, kStem));
    }
    sort_unique(out_.words);
    const std::string lemma = lower_ascii(tree_.token(token()).lemma);
    for (const std::string_view verb : c_.classes->verbs_of(lemma)) out_.deeds.emplace_back(verb);
    if (sense().pos == Pos::verb) out_.deeds.push_back(lemma);
    sort_unique(out_.deeds);
  }
  static void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }

  const BlockContext& c_;
  const SyntaxTree& tree_;
  Telling out_;
};

}  // namespace

Telling describe(const BlockContext& context, Trigger trigger) { return Describer(context, std::move(trigger)).run(); }

}  // namespace claimgraph::extract
