// What the converter of the gazetteer and its reader agree on besides the schema.
#pragma once

#include "extract/lexicon/mapped_message.h"

namespace claimgraph::extract {

constexpr std::string_view kGazetteerMagic = "CGPLACE1";

}  // namespace claimgraph::extract
