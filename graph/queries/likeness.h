// How much a name looks like what was typed; for find_nodes only. Resolution has judges of its own.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

// From 0 to 1, of two folded names (base/fold_name.h). One slip of the pen in a short word, two in a long one, and
// words that are left out of a longer name are forgiven; below 0.5 the names have nothing to do with each other.
double name_likeness(std::string_view typed, std::string_view name);

}  // namespace claimgraph
