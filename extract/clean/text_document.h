// Scraped text → CleanDocument. Private to extract/clean.
#pragma once

#include "extract/clean/knowledge.h"
#include "extract/document.h"

namespace claimgraph::extract {

CleanDocument clean_text(const RawDocument& raw, const Cleaner::Knowledge& knowledge);

// Every line a block, none left out.
CleanDocument whole_text(const RawDocument& raw, const Cleaner::Knowledge& knowledge);

}  // namespace claimgraph::extract
