// The quotations of a text: what stands between quotation marks, in one paragraph or over several.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/annotation.h"

namespace claimgraph::extract {

struct Quotation {
  TokenRange tokens;      // with its marks
  bool opens = true;      // false: it runs on from the paragraph before
  bool closes = true;     // false: it runs on into the next paragraph, or its mark is missing
  bool sentence = false;  // holds a clause of its own, so it is speech rather than a word in scare quotes or a title
};

// Of one paragraph, in order, disjoint. `open_before`: the paragraph before ended inside a quotation. Knows “ ”, „, «
// », ‘ ’ around more than a word, straight " and the two apostrophes of typewritten news (''). Linear.
std::vector<Quotation> find_quotations(const Annotation& annotation, bool open_before);

}  // namespace claimgraph::extract
