// Events in the order of their dates; one whose date nobody told stands at the day of its first report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

struct TimelineEntry {
  NodeRef event;
  std::string reported;  // of an event without a date: the first day that a document on it was published, if known
  std::vector<NodeRef> places;
  std::vector<std::pair<Role, NodeRef>> involved;  // by role, then node
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  std::size_t documents = 0;  // that report, claim or deny it
  std::size_t accounts = 0;   // the same without the copies of one report
  std::size_t claimants = 0;
  std::size_t deniers = 0;
};

struct TimelineRequest {
  std::string from;             // ISO days, empty for no bound
  std::string to;               // included
  std::optional<NodeId> about;  // only events with an edge from or to this node
  std::string event_type;       // empty: all
  bool dated_only = false;      // leave out events whose date nobody told
  std::size_t limit = 0;        // 0: all
};

// By first day, or else the day of the first report, then id; events with neither come last, and only where no bound is
// set. Without `about` and `dated_only` it reads all nodes.
Result<std::vector<TimelineEntry>> timeline(const GraphView& view, const TimelineRequest& request);

}  // namespace claimgraph
