#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

#include "graph/algorithm/communities.h"

namespace claimgraph {

std::vector<std::uint32_t> component_membership(const GraphSnapshot& snapshot) {
  std::vector<std::uint32_t> rank(snapshot.size(), 0);
  std::vector<std::uint32_t> parent(snapshot.size());
  std::iota(parent.begin(), parent.end(), 0U);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t from = 0; from < snapshot.size(); ++from) {
    for (auto at = snapshot.offsets[from]; at < snapshot.offsets[from + 1]; ++at) {
      sets.union_set(from, snapshot.targets[at]);
    }
  }
  std::vector<std::uint32_t> number(snapshot.size(), 0);  // of each root, plus one
  std::vector<std::uint32_t> membership(snapshot.size());
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < snapshot.size(); ++i) {
    std::uint32_t& n = number[sets.find_set(i)];
    if (n == 0) n = ++next;
    membership[i] = n - 1;
  }
  return membership;
}

}  // namespace claimgraph
