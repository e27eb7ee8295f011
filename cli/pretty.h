// An extraction for a person: claimant → stance → event, each with its sentence.
#pragma once

#include <string>

#include "graph/model.h"

namespace claimgraph::cli {

// `colour`: with ANSI colours. All text of the article is safe for a terminal.
std::string pretty(const Extraction& extraction, bool colour);

}  // namespace claimgraph::cli
