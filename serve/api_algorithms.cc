#include "graph/algorithm/json.h"
#include "serve/api_queries.h"

namespace claimgraph::serve {

Result<Answer> answer_path(Call& call) {
  const std::string from = call.parameters.required_text("from");
  const std::string to = call.parameters.required_text("to");
  const std::size_t limit = call.parameters.number("limit", 5, 1, 100);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto start = named_node(call.view, from, Prefer::actors);
  if (!start) return start.error();
  const auto end = named_node(call.view, to, Prefer::actors);
  if (!end) return end.error();
  const auto paths = shortest_paths(call.view, {start->id, end->id, EdgeChoice::all(), limit});
  if (!paths) return paths.error();
  return Answer{json_lines(*paths), std::nullopt};
}

Result<Answer> answer_rank(Call& call) {
  RankRequest request;
  const std::string by = call.parameters.text("by");
  const auto measure = parse_rank_measure(by.empty() ? "pagerank" : by);
  if (!measure) call.parameters.report("by: write pagerank, betweenness or degree");
  if (measure) request.measure = *measure;
  for (const std::string& name : call.parameters.texts("type")) {
    const auto type = parse_node_type(name);
    if (!type) call.parameters.report("type: write organisation, person, place, event or source");
    if (type) request.types.insert(*type);
  }
  if (request.types.empty()) request.types = {NodeType::organisation, NodeType::person, NodeType::source};
  const Page page = page_of(call.parameters, 20);
  request.limit = page.end() + 1;
  if (auto status = all_right(call.parameters); !status) return status.error();
  return list_answer(rank(call.view, request), page);
}

Result<Answer> answer_communities(Call& call) {
  CommunitiesRequest request;
  request.resolution = call.parameters.real("resolution", request.resolution, 0.001, 1000);
  request.at_least = call.parameters.number("at_least", request.at_least, 1, 1000000);
  const Page page = page_of(call.parameters, 20);
  if (auto status = all_right(call.parameters); !status) return status.error();
  return list_answer(communities(call.view, request), page);
}

}  // namespace claimgraph::serve
