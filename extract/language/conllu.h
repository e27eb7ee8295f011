// Annotations as CoNLL-U (https://universaldependencies.org/format.html), for people and programs that want the
// analysis itself.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "extract/annotation.h"

namespace claimgraph::extract {

// Appends one document: "# newdoc id = ID", then the sentences of its paragraphs, each paragraph begun by "# newpar".
// Start and End of MISC are what `locate` gives for the bytes of a token in its paragraph: their place in the document.
// UPOS, XPOS and FEATS are spaCy's, HEAD and DEPREL its labels; MISC is NER=B-ORG|Start=12|End=19, NER=O outside names,
// and SpaceAfter=No where no white space follows. Tokens of white space are left out, and what hung on them hangs on
// their head. Sentences of white space alone are left out.
using Locate = std::function<ByteSpan(std::size_t paragraph, ByteSpan bytes)>;
void append_conllu(std::string_view id, std::span<const Annotation> paragraphs, const Locate& locate, std::string& out);

}  // namespace claimgraph::extract
