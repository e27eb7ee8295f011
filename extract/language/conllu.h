// Annotations as CoNLL-U (https://universaldependencies.org/format.html), for people and programs that want the
// analysis itself.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/annotation.h"

namespace claimgraph::extract {

// Appends one document: "# newdoc id = ID", then the sentences of its paragraphs, each paragraph begun by "# newpar".
// `starts` holds the byte at which each paragraph begins in the document: Start and End of MISC count from the
// document's beginning. UPOS, XPOS and FEATS are spaCy's, HEAD and DEPREL its labels; MISC is
// NER=B-ORG|Start=12|End=19, NER=O outside names, and SpaceAfter=No where no white space follows. Tokens of white space
// are left out, and what hung on them hangs on their head. Sentences of white space alone are left out.
void append_conllu(std::string_view id, std::span<const Annotation> paragraphs, std::span<const std::uint64_t> starts,
                   std::string& out);

}  // namespace claimgraph::extract
