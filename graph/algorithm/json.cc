#include "graph/algorithm/json.h"

namespace claimgraph {

Json to_json(const GraphPath& path) {
  Json steps = Json::array();
  for (const auto& step : path.steps) steps.push_back(to_json(step));
  return {{"nodes", to_json(path.nodes)}, {"steps", std::move(steps)}};
}

Json to_json(const RankedNode& node) {
  Json object = to_json(node.node);
  object["score"] = node.score;
  return object;
}

Json to_json(const Community& community) {
  return {{"size", community.members.size()}, {"members", to_json(community.members)}};
}

}  // namespace claimgraph
