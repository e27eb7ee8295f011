// The judgement of names alone, by type: each is symmetric and pure.
#pragma once

#include "resolve/judge.h"
#include "resolve/name.h"

namespace claimgraph::resolve {

Judgement judge_person_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge);
Judgement judge_organisation_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge);
Judgement judge_place_names(const NameForm& a, const NameForm& b, const Knowledge& knowledge);
// By type; events have no names.
Judgement judge_forms(NodeType type, const NameForm& a, const NameForm& b, const Knowledge& knowledge);

// How the words of two names go together: each word of one side with at most one of the other, the likest first.
struct WordMatch {
  std::vector<std::size_t> only_a;  // indexes of words without a partner
  std::vector<std::size_t> only_b;
  std::size_t exact = 0;     // pairs of the same word
  std::size_t alike = 0;     // pairs of one sound or one given name
  std::size_t typos = 0;     // pairs that a slip of the pen parts
  std::size_t initials = 0;  // an initial and a word
  bool in_order = true;
  double likeness = 1.0;  // the least likeness of a pair
  std::size_t pairs() const { return exact + alike + typos + initials; }
};
WordMatch match_words(const NameForm& a, const NameForm& b, bool persons, const Knowledge& knowledge);

}  // namespace claimgraph::resolve
