// A page → CleanDocument. Private to extract/clean.
#pragma once

#include "extract/clean/knowledge.h"
#include "extract/document.h"

namespace claimgraph::extract {

CleanDocument clean_html(const RawDocument& raw, const Cleaner::Knowledge& knowledge);
// All the visible text of a page, a block a line.
CleanDocument whole_html(const RawDocument& raw, const Cleaner::Knowledge& knowledge);

}  // namespace claimgraph::extract
