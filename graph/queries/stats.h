// What a graph holds, in numbers.
#pragma once

#include <array>
#include <map>
#include <string>

#include "graph/view.h"

namespace claimgraph {

struct GraphStats {
  GraphCounts counts;
  std::array<std::uint64_t, 5> nodes_by_type{};  // indexed by NodeType
  std::array<std::uint64_t, 6> edges_by_type{};  // indexed by EdgeType
  std::map<std::string, std::uint64_t> events_by_type;
  std::uint64_t mentions = 0;
  std::uint64_t accounts = 0;    // documents less the copies of one report
  std::uint64_t publishers = 0;  // sources that published a document
  std::uint64_t events_with_date = 0;
  std::string first_event, last_event;        // first days, empty when there is none
  std::string first_document, last_document;  // dates of publication
};

// One pass over documents, nodes and edges.
Result<GraphStats> stats(const GraphView& view);

}  // namespace claimgraph
