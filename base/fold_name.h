// The one folding of names for look-up: two spellings that a person would type for the same name fold to the same text.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

// Case, diacritics (of Latin, Greek, Cyrillic, Arabic and Hebrew), compatibility forms and letters such as o-slash are
// folded; apostrophes and full stops are dropped ("U.S." = "US", "Da'esh" = "Daesh"); every other run of punctuation,
// symbols and white space becomes one blank ("Al-Nusra" = "al Nusra"). A name of punctuation alone is kept as it is.
// In: any bytes (broken UTF-8 counts as U+FFFD). Out: UTF-8, no blank at either end; folding it again changes nothing.
// Thread-safe. The store's `names` column family holds these texts: a change of the rules is a new store format.
std::string fold_name(std::string_view name);

}  // namespace claimgraph
