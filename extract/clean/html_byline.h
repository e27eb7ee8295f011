// Authors by the mark-up around their names. Private to extract/clean.
#pragma once

#include <string>
#include <vector>

#include "extract/clean/html_segments.h"
#include "extract/clean/html_tree.h"
#include "extract/clean/knowledge.h"

namespace claimgraph::extract {

// The persons in elements that say they hold an author (rel, itemprop, words of class and id), among the elements from
// `first` to `last` of the tree. Names further apart than a byline's are left: they are other stories' authors.
std::vector<std::string> marked_authors(const HtmlTree& tree, std::uint32_t first, std::uint32_t last,
                                        const Cleaner::Knowledge& knowledge);

}  // namespace claimgraph::extract
