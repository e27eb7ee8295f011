// The snapshot as Boost.Graph's own compressed sparse row graph. For this folder alone.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "graph/algorithm/snapshot.h"

namespace claimgraph {

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint64_t>;

// Every edge in both directions.
BoostGraph boost_graph(const GraphSnapshot& snapshot);

}  // namespace claimgraph
