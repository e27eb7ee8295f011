// A name taken apart: what of it says who is meant, and what is title, article, legal form, state or level.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/knowledge.h"

namespace claimgraph::resolve {

struct NameWord {
  std::string text;         // folded, in its canonical spelling
  std::string sounds;       // of the word as written
  std::uint32_t given = 0;  // group of given names, 0 for none
  bool filler = false;      // of an organisation: may be missing
  bool qualifier = false;   // makes another one
  bool trade = false;       // of a company: may be missing at the end
  bool generic = false;     // says what, not which
};

struct NameForm {
  std::string folded;
  std::vector<NameWord> core;          // what tells this one from others, in order
  std::string initials;                // of all words that an acronym may count, lower-case; functions as upper-case
  std::string acronym;                 // the name itself when it is one ("sohr")
  std::vector<std::string> countries;  // ISO codes of the states that the name tells, sorted
  std::string numbers;                 // "1st Brigade" → "1"
  std::string generation;              // "jr"
  std::string division;                // level of a place: "province", "airport"
  std::string compass;                 // "north"
  std::string within;                  // folded rest of a place: "alabama"
  bool branch = false;                 // "X in PLACE": perhaps a branch of X
  std::optional<AliasId> known;
  std::vector<KnownPlace> places;  // of the gazetteer, the largest first; of a place
};

// Pure; thread safe.
NameForm analyse_name(NodeType type, std::string_view name, const Knowledge& knowledge);

}  // namespace claimgraph::resolve
