// A cluster is what hangs together by `same` judgements and decisions before any cut: the part of the members that
// resolve::components can be asked about alone, with the same answer as for all of them. settle_clusters.cc finds them;
// this resolves them, each for itself and so on any thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "store/settle_steps.h"

namespace claimgraph::store {

// A member, or all members of a profile by their smallest.
struct Unit {
  MemberKey key;
  std::uint32_t profile = 0;  // index into the cluster's
  NodeId before;              // null when it is new
  std::uint64_t members = 1;
  std::optional<std::uint32_t> arrival;  // of a single new member: its index in the news
  bool all = false;                      // of the profile
};

struct ClusterProfile {
  ProfileId id;
  const resolve::Member* profile = nullptr;
  const News::Group* news = nullptr;
  ProfileCount count;        // with the new members
  std::uint64_t stored = 0;  // members
  std::vector<Rows::Pair> pairs;
  std::uint32_t first = 0;  // its units
};

struct Cluster {
  std::vector<ClusterProfile> profiles;  // sorted
  std::vector<Unit> units;               // by profile, then by key
  std::vector<std::size_t> decisions;    // sorted
  bool each_member = false;
};

// What some clusters come to (see Resolved).
struct ClusterOutcome {
  std::vector<Assignment> changed;
  std::vector<std::pair<NodeId, StoredEntity>> entities;
  std::vector<NodeId> former;
  std::vector<std::pair<ProfileId, ProfileCount>> counts;
};

// Loads the members of the cluster, of which profiles and decisions are there, and resolves it: adds to `out`, and sets
// the entities of new members in `arrived`, which is in the order of the news' members. `decisions` are all, of which
// the cluster has the indexes.
Status resolve_cluster(const SettleInput& input, std::span<const resolve::Decision> decisions, Cluster& cluster,
                       std::vector<NodeId>& arrived, ClusterOutcome& out);

}  // namespace claimgraph::store
