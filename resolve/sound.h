// How a word sounds, whichever way it was brought into Latin letters, and how far two words are apart.
#pragma once

#include <string>
#include <string_view>

#include "resolve/knowledge.h"

namespace claimgraph::resolve {

// The sounds of a folded word: one letter each, no doubles ("Khmeimim" → "xmemim").
std::string sounds_of(std::string_view word, const Knowledge& knowledge);

// The consonants of sounds, with sounds that are often taken for each other as one: for block keys.
std::string skeleton_of(std::string_view sounds);

// Likeness of two words by their sounds, 1 for equal ones, 0 for others: 1 - cost / length of the longer.
double sound_likeness(std::string_view a, std::string_view b, const Knowledge& knowledge);

// True when one letter too many or too few, two exchanged, or (of long words only) another letter parts two words.
bool is_typo(std::string_view a, std::string_view b);

}  // namespace claimgraph::resolve
