// The lexicon tables of extraction are read by the same reader as those of resolution.
#pragma once

#include "base/lexicon_table.h"

namespace claimgraph::extract {

using claimgraph::LexiconTable;

}  // namespace claimgraph::extract
