// Who does what to whom in one clause: the logical subject and object of a verb, through passive, relative and reduced
// clauses, coordination and control.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/claims/syntax.h"

namespace claimgraph::extract {

struct ClauseArguments {
  // Heads of noun phrases, the first of each coordination only.
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint32_t> objects;
  bool passive = false;
  bool given = false;           // a second object in the passive: "families were paid a million"
  bool shares_subject = false;  // with the verb that it is coordinated with
};

// Of a verb. `transitive`: the verb means its sense only with an object, so that a past form without one is a passive
// with its auxiliary left out ("3 soldiers killed").
ClauseArguments clause_arguments(const SyntaxTree& tree, std::uint32_t verb, bool transitive);

// The noun phrases coordinated with this one, itself first.
std::vector<std::uint32_t> coordinated(const SyntaxTree& tree, std::uint32_t head);

// The objects of the prepositions (lower case) under a token, each with the preposition's token before it.
struct PrepositionObject {
  std::uint32_t preposition = 0;
  std::uint32_t object = 0;
};
std::vector<PrepositionObject> preposition_objects(const SyntaxTree& tree, std::uint32_t head);

}  // namespace claimgraph::extract
