#include "extract/lexicon/event_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/words.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

namespace {

Error bad(const LexiconTable& table, std::size_t row, std::string_view what, std::string_view value) {
  return {ErrorCode::bad_input, table.place(row) + ": unknown " + std::string(what) + " \"" + std::string(value) +
                                    "\"; the file's header lists the known ones"};
}

// The value that a name stands for in a list of (name, value).
template <class E, std::size_t N>
std::optional<E> named(const std::array<std::pair<std::string_view, E>, N>& names, std::string_view name) {
  for (const auto& [n, value] : names) {
    if (n == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, TriggerStrength>, 4> kStrengths = {
    {{"strong", TriggerStrength::strong},
     {"weak", TriggerStrength::weak},
     {"faint", TriggerStrength::faint},
     {"bare", TriggerStrength::bare}}};
constexpr std::array<std::pair<std::string_view, LightCarrier>, 5> kCarriers = {{{"object", LightCarrier::object},
                                                                                 {"subject", LightCarrier::subject},
                                                                                 {"in", LightCarrier::in},
                                                                                 {"behind", LightCarrier::behind},
                                                                                 {"accused", LightCarrier::accused}}};
constexpr std::array<std::pair<std::string_view, PlacePreposition>, 3> kPrepositions = {
    {{"at", PlacePreposition::at}, {"motion", PlacePreposition::motion}, {"never", PlacePreposition::never}}};
constexpr std::array<std::pair<std::string_view, FrameSlot>, 6> kSlots = {{{"subject", FrameSlot::subject},
                                                                           {"object", FrameSlot::object},
                                                                           {"modifier", FrameSlot::modifier},
                                                                           {"nearby", FrameSlot::nearby},
                                                                           {"document", FrameSlot::document},
                                                                           {"clause", FrameSlot::clause}}};
constexpr std::array<std::pair<std::string_view, ContextEffect>, 10> kEffects = {
    {{"plan", ContextEffect::plan},
     {"condition", ContextEffect::condition},
     {"modal", ContextEffect::modal},
     {"prevent", ContextEffect::prevent},
     {"habit", ContextEffect::habit},
     {"attempt", ContextEffect::attempt},
     {"negate", ContextEffect::negate},
     {"refuse", ContextEffect::refuse},
     {"begin", ContextEffect::begin},
     {"alleged", ContextEffect::alleged}}};
constexpr std::array<std::pair<std::string_view, PeopleClass>, 4> kPeople = {{{"force", PeopleClass::force},
                                                                              {"official", PeopleClass::official},
                                                                              {"person", PeopleClass::person},
                                                                              {"instrument", PeopleClass::instrument}}};
constexpr std::array<std::pair<std::string_view, WeaponKind>, 2> kWeapons = {
    {{"armed", WeaponKind::armed}, {"chance", WeaponKind::chance}}};
constexpr std::array<std::pair<std::string_view, Falsehood>, 2> kFalsehoods = {
    {{"falsehood", Falsehood::falsehood}, {"nothing", Falsehood::nothing}}};
constexpr std::array<std::pair<std::string_view, Pos>, 3> kParts = {
    {{"v", Pos::verb}, {"n", Pos::noun}, {"a", Pos::adj}}};

// A table of words and their class; the first row of a word decides.
template <std::size_t N, class Class, class Words>
Status load_words(std::span<const std::filesystem::path> folders, std::string_view name,
                  const std::array<std::string_view, 2>& columns,
                  const std::array<std::pair<std::string_view, Class>, N>& classes, Words& words) {
  const auto table = LexiconTable::load(folders, name, columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto cls = named(classes, table->field(row, 1));
    if (!cls) return bad(*table, row, columns[1], table->field(row, 1));
    for (const std::string_view word : table->list(row, 0)) words.try_emplace(std::string(word), *cls);
  }
  return {};
}

std::optional<Role> role_field(std::string_view text) { return text == "-" ? Role::none : parse_role(text); }

bool set_flag(EventSense& sense, std::string_view flag) {
  if (flag.starts_with("family=")) {
    sense.family = flag.substr(7);
    return true;
  }
  const std::array<std::pair<std::string_view, bool*>, 11> flags = {{{"deadly", &sense.deadly},
                                                                     {"chance", &sense.by_chance},
                                                                     {"wounding", &sense.wounding},
                                                                     {"object", &sense.needs_object},
                                                                     {"people", &sense.needs_people},
                                                                     {"thing", &sense.needs_thing},
                                                                     {"actor", &sense.needs_actor},
                                                                     {"motion", &sense.motion},
                                                                     {"unmarked", &sense.unmarked},
                                                                     {"anaphor", &sense.anaphor},
                                                                     {"speech", &sense.speech}}};
  const auto found = named(flags, flag);
  if (found) **found = true;
  return found.has_value();
}

// The sense of a row of events.tsv, without its words.
Result<EventSense> row_sense(const LexiconTable& table, std::size_t row) {
  EventSense sense;
  const auto pos = named(kParts, table.field(row, 1));
  if (!pos) return bad(table, row, "part of speech", table.field(row, 1));
  sense.pos = *pos;
  if (table.field(row, 2) != "-") sense.type = table.field(row, 2);
  const auto strength = named(kStrengths, table.field(row, 3));
  if (!strength) return bad(table, row, "strength", table.field(row, 3));
  sense.strength = *strength;
  const auto subject = role_field(table.field(row, 4));
  const auto object = role_field(table.field(row, 5));
  if (!subject) return bad(table, row, "role", table.field(row, 4));
  if (!object) return bad(table, row, "role", table.field(row, 5));
  sense.subject = *subject;
  sense.object = *object;
  for (const std::string_view flag : table.list(row, 6)) {
    if (!set_flag(sense, flag)) return bad(table, row, "flag", flag);
  }
  return sense;
}

char letter(Pos pos) { return pos == Pos::verb ? 'v' : pos == Pos::noun ? 'n' : 'a'; }

// "none", "keep", or "as WORDS".
bool set_effect(EventFrame& frame, std::string_view text) {
  if (text.starts_with("as ")) {
    frame.effect = FrameEffect::instead;
    frame.instead = text.substr(3);
    return true;
  }
  frame.effect = text == "keep" ? FrameEffect::keep : FrameEffect::none;
  return text == "keep" || text == "none";
}

Result<EventFrame> frame_of(const LexiconTable& table, std::size_t row) {
  EventFrame frame;
  if (const std::string_view slot = table.field(row, 2); slot.starts_with("behind ")) {
    frame.slot = FrameSlot::behind;
    frame.preposition = slot.substr(7);
  } else if (slot.starts_with("after ")) {
    frame.slot = FrameSlot::after;
    frame.preposition = slot.substr(6);
  } else if (const auto known = named(kSlots, slot)) {
    frame.slot = *known;
  } else {
    return bad(table, row, "slot", slot);
  }
  for (const std::string_view word : table.list(row, 3)) {
    if (word == "*") continue;
    if (word.starts_with('@'))
      frame.classes.emplace_back(word.substr(1));
    else
      frame.words.emplace_back(word);
  }
  if (!set_effect(frame, table.field(row, 4))) return bad(table, row, "effect", table.field(row, 4));
  return frame;
}

}  // namespace

Result<EventLexicon> EventLexicon::load(std::span<const std::filesystem::path> folders) {
  EventLexicon lexicon;
  for (const auto step : {&EventLexicon::load_triggers, &EventLexicon::load_frames, &EventLexicon::load_light_verbs,
                          &EventLexicon::load_contexts, &EventLexicon::load_prepositions,
                          &EventLexicon::load_falsehoods, &EventLexicon::load_classes}) {
    if (const Status status = (lexicon.*step)(folders); !status) return status.error();
  }
  auto weights = EventWeights::load(folders);
  if (!weights) return weights.error();
  lexicon.weights_ = *weights;
  return lexicon;
}

Status EventLexicon::load_triggers(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 7> kColumns = {"lemma",   "pos",    "type", "strength",
                                                               "subject", "object", "flags"};
  const auto table = LexiconTable::load(folders, "events", kColumns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    auto sense = row_sense(*table, row);
    if (!sense) return sense.error();
    auto& words = sense->pos == Pos::verb ? verbs_ : sense->pos == Pos::noun ? nouns_ : adjectives_;
    for (const std::string_view lemma : table->list(row, 0)) {
      const auto parts = split_words(lemma);
      sense->words.assign(parts.begin(), parts.end());
      if (sense->words.empty()) return bad(*table, row, "lemma", lemma);
      words[sense->words.front()].push_back(*sense);
    }
  }
  for (auto* words : {&verbs_, &nouns_, &adjectives_}) {
    for (auto& [lemma, senses] : *words) {
      std::stable_sort(senses.begin(), senses.end(), [](const EventSense& a, const EventSense& b) {
        return a.words.size() != b.words.size() ? a.words.size() > b.words.size() : a.strength < b.strength;
      });
    }
  }
  return {};
}

// "@class" stands for all lemmas of a class named before.
void EventLexicon::add_things(std::string_view lemma, const std::string& thing) {
  if (!lemma.starts_with('@')) {
    things_[std::string(lemma)].push_back(thing);
    return;
  }
  for (auto& [word, classes] : things_) {
    if (std::find(classes.begin(), classes.end(), lemma.substr(1)) != classes.end()) classes.push_back(thing);
  }
}

Status EventLexicon::load_frames(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 2> kThingColumns = {"class", "lemmas"};
  static constexpr std::array<std::string_view, 5> kFrameColumns = {"lemma", "pos", "slot", "words", "effect"};
  const auto things = LexiconTable::load(folders, "event_things", kThingColumns);
  if (!things) return things.error();
  for (std::size_t row = 0; row < things->size(); ++row) {
    for (const std::string_view lemma : things->list(row, 1)) add_things(lemma, std::string(things->field(row, 0)));
  }
  const auto table = LexiconTable::load(folders, "event_frames", kFrameColumns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto pos = named(kParts, table->field(row, 1));
    if (!pos) return bad(*table, row, "part of speech", table->field(row, 1));
    const auto frame = frame_of(*table, row);
    if (!frame) return frame.error();
    if (frame->effect == FrameEffect::instead && sense_of(frame->instead, *pos) == nullptr) {
      return bad(*table, row, "words of events.tsv", frame->instead);
    }
    for (const std::string_view lemma : table->list(row, 0)) {
      frames_[letter(*pos) + std::string(lemma)].push_back(*frame);
    }
  }
  return {};
}

Status EventLexicon::load_light_verbs(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 4> kColumns = {"lemma", "carries", "subject", "strength"};
  const auto table = LexiconTable::load(folders, "event_light_verbs", kColumns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto carries = named(kCarriers, table->field(row, 1));
    const auto subject = role_field(table->field(row, 2));
    if (!carries) return bad(*table, row, "carrier", table->field(row, 1));
    if (!subject) return bad(*table, row, "role", table->field(row, 2));
    for (const std::string_view lemma : table->list(row, 0)) {
      const std::size_t space = std::min(lemma.find(' '), lemma.size());
      const std::string_view second = lemma.substr(std::min(space + 1, lemma.size()));
      light_[std::string(lemma.substr(0, space))].push_back(
          {*carries, std::string(*carries == LightCarrier::behind ? second : ""), *subject,
           table->field(row, 3) == "strong"});
    }
  }
  return {};
}

Status EventLexicon::load_prepositions(std::span<const std::filesystem::path> folders) {
  return load_words(folders, "event_prepositions", {"word", "kind"}, kPrepositions, prepositions_);
}

Status EventLexicon::load_contexts(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 3> kColumns = {"lemma", "pos", "effect"};
  const auto table = LexiconTable::load(folders, "event_contexts", kColumns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto effect = named(kEffects, table->field(row, 2));
    if (!effect) return bad(*table, row, "effect", table->field(row, 2));
    for (const std::string_view lemma : table->list(row, 0)) {
      contexts_.try_emplace(std::string(table->field(row, 1)) + std::string(lemma), *effect);
    }
  }
  return {};
}

Status EventLexicon::load_falsehoods(std::span<const std::filesystem::path> folders) {
  return load_words(folders, "event_falsehoods", {"word", "kind"}, kFalsehoods, falsehoods_);
}

Status EventLexicon::load_classes(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 2> kFamilyColumns = {"family", "groups"};
  const auto families = LexiconTable::load(folders, "event_families", kFamilyColumns);
  if (!families) return families.error();
  for (std::size_t row = 0; row < families->size(); ++row) {
    auto& groups = groups_[std::string(families->field(row, 0))];
    for (const std::string_view group : families->list(row, 1)) groups.emplace_back(group);
  }
  if (const Status people = load_words(folders, "event_people", {"lemma", "class"}, kPeople, people_); !people)
    return people;
  return load_words(folders, "event_weapons", {"lemma", "kind"}, kWeapons, weapons_);
}

std::span<const EventSense> EventLexicon::senses(std::string_view lemma, Pos pos) const {
  const auto& words = pos == Pos::verb ? verbs_ : pos == Pos::noun ? nouns_ : adjectives_;
  const auto found = words.find(lemma);
  return found == words.end() ? std::span<const EventSense>() : std::span<const EventSense>(found->second);
}

const EventSense* EventLexicon::sense_of(std::string_view words, Pos pos) const {
  const auto wanted = split_words(words);
  if (wanted.empty()) return nullptr;
  for (const EventSense& sense : senses(wanted.front(), pos)) {
    if (std::ranges::equal(sense.words, wanted)) return &sense;
  }
  return nullptr;
}

std::span<const EventFrame> EventLexicon::frames(std::string_view lemma, Pos pos) const {
  const auto found = frames_.find(letter(pos) + std::string(lemma));
  return found == frames_.end() ? std::span<const EventFrame>() : std::span<const EventFrame>(found->second);
}

bool EventLexicon::is_of_class(std::string_view lemma, std::string_view thing) const {
  if (const auto found = things_.find(lemma); found != things_.end()) {
    if (std::find(found->second.begin(), found->second.end(), thing) != found->second.end()) return true;
  }
  const auto kind = people(lemma);
  return kind && named(kPeople, thing) == kind;
}

std::span<const LightVerb> EventLexicon::light_verbs(std::string_view lemma) const {
  const auto found = light_.find(lemma);
  return found == light_.end() ? std::span<const LightVerb>() : std::span<const LightVerb>(found->second);
}

std::optional<ContextEffect> EventLexicon::context(std::string_view lemma, char pos) const {
  const auto found = contexts_.find(pos + std::string(lemma));
  return found == contexts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PeopleClass> EventLexicon::people(std::string_view lemma) const {
  const auto found = people_.find(lemma);
  return found == people_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PlacePreposition> EventLexicon::place_preposition(std::string_view word) const {
  const auto found = prepositions_.find(word);
  return found == prepositions_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Falsehood> EventLexicon::falsehood(std::string_view word) const {
  const auto found = falsehoods_.find(word);
  return found == falsehoods_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<WeaponKind> EventLexicon::weapon(std::string_view lemma) const {
  const auto found = weapons_.find(lemma);
  return found == weapons_.end() ? std::nullopt : std::optional(found->second);
}

bool EventLexicon::kin(std::string_view a, std::string_view b) const {
  const auto of_a = groups_.find(a);
  const auto of_b = groups_.find(b);
  if (of_a == groups_.end() || of_b == groups_.end()) return false;
  return std::any_of(of_a->second.begin(), of_a->second.end(), [&](const std::string& group) {
    return std::find(of_b->second.begin(), of_b->second.end(), group) != of_b->second.end();
  });
}

}  // namespace claimgraph::extract
