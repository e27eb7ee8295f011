// What kind of thing a common noun names, what kind of doing a verb: the lexicographer classes of WordNet 3.0, each
// with the share of the word's uses (see docs/lexicon.md). For the nouns and verbs that no row of a lexicon names;
// evidence to be weighed, not a verdict: "fire" is an event, an artifact, an act.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph::extract {

// Numbers and meaning of lexnames(5WN): nouns from 3, verbs from 29.
enum class WordClass : std::uint8_t {
  noun_tops = 3,
  noun_act,
  noun_animal,
  noun_artifact,
  noun_attribute,
  noun_body,
  noun_cognition,
  noun_communication,
  noun_event,
  noun_feeling,
  noun_food,
  noun_group,
  noun_location,
  noun_motive,
  noun_object,
  noun_person,
  noun_phenomenon,
  noun_plant,
  noun_possession,
  noun_process,
  noun_quantity,
  noun_relation,
  noun_shape,
  noun_state,
  noun_substance,
  noun_time,
  verb_body,
  verb_change,
  verb_cognition,
  verb_communication,
  verb_competition,
  verb_consumption,
  verb_contact,
  verb_creation,
  verb_emotion,
  verb_motion,
  verb_perception,
  verb_possession,
  verb_social,
  verb_stative,
  verb_weather,
};

struct WordClassShare {
  WordClass word_class;
  float share = 0;  // of the word's uses, 0..1
};

// Immutable: one object serves any number of threads. A default one knows no word.
class WordClasses {
 public:
  WordClasses();
  // One that knows no word, for as long as the program runs.
  static const WordClasses& none();
  // Maps the file (about 2 MB) and proves its checksum. Errors: io, version (file of another format), damaged.
  static Result<WordClasses> open(const std::filesystem::path& file);
  WordClasses(WordClasses&&) noexcept;
  WordClasses& operator=(WordClasses&&) noexcept;
  ~WordClasses();

  // The share of the uses of `lemma` (lower case; a noun for noun classes, a verb for verb classes) that are of this
  // class: 0..1, 0 for an unknown word. A fraction of a microsecond.
  float share(std::string_view lemma, WordClass word_class) const;
  // All classes of the noun or verb, the commonest first; empty for an unknown word.
  std::vector<WordClassShare> noun(std::string_view lemma) const;
  std::vector<WordClassShare> verb(std::string_view lemma) const;
  // The verbs that the noun is derived from or that derive from it ("killing", "killer" → kill), in alphabetical order;
  // views into the map.
  std::vector<std::string_view> verbs_of(std::string_view noun) const;
  std::size_t size() const;  // words

 private:
  struct Map;
  explicit WordClasses(std::unique_ptr<Map> map);
  std::vector<WordClassShare> classes(char pos, std::string_view lemma) const;
  std::unique_ptr<Map> map_;
};

}  // namespace claimgraph::extract
