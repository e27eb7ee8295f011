// Copies: articles that carry one report (an agency's, reworded or cut), told by their wording. Two reports of one
// event in different words are two accounts.
#pragma once

#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph::resolve {

// Documents that share none of these are not compared; copies that share none are found through a third. Sorted.
std::vector<std::string> copy_keys(const DocumentInfo& document);

struct CopyJudgement {
  bool copies = false;
  double shared = 0.0;  // share of the shorter article's wording that the other has too
};
// Symmetric, pure.
CopyJudgement judge_copies(const DocumentInfo& a, const DocumentInfo& b);

}  // namespace claimgraph::resolve
