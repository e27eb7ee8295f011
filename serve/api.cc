#include "serve/api.h"

#include <spdlog/spdlog.h>

#include "serve/api_queries.h"

namespace claimgraph::serve {

namespace {

struct Route {
  std::string path;
  Result<Answer> (*answer)(Call&);
  std::vector<std::string> parameters;
  bool takes_argument = false;  // "/api/show/NODE"
  bool whole_graph = false;     // takes the time and memory of a whole graph: one at a time
};

const std::vector<Route>& routes() {
  static const std::vector<Route> all = {
      {"/api/find", answer_find, {"name", "type", "limit", "offset"}},
      {"/api/show", answer_show, {"limit", "offset", "mentions"}, true},
      {"/api/relations", answer_relations, {"of", "with", "limit", "offset"}},
      {"/api/neighbourhood", answer_neighbourhood, {"of", "limit"}},
      {"/api/claims", answer_claims, {"about", "by", "min_confidence", "limit", "offset"}},
      {"/api/contradictions", answer_contradictions, {"about", "limit", "offset"}},
      {"/api/timeline", answer_timeline, {"about", "from", "to", "type", "dated", "limit", "offset"}},
      {"/api/stats", answer_stats, {}},
      {"/api/sources", answer_sources, {"source"}},
      {"/api/nodes", answer_nodes, {"id"}},
      {"/api/documents", answer_documents, {"id"}},
      {"/api/path", answer_path, {"from", "to", "limit"}, false, true},
      {"/api/rank", answer_rank, {"by", "type", "limit", "offset"}, false, true},
      {"/api/communities", answer_communities, {"resolution", "at_least", "limit", "offset"}, false, true},
  };
  return all;
}

// The route of a path, and what follows it.
const Route* route_of(const std::string& path, std::string& argument) {
  for (const Route& route : routes()) {
    if (!route.takes_argument && path == route.path) return &route;
    const std::string start = route.path + "/";
    if (route.takes_argument && path.size() > start.size() && path.compare(0, start.size(), start) == 0) {
      argument = path.substr(start.size());
      return &route;
    }
  }
  return nullptr;
}

// What there is, for who looks around.
HttpResponse index_answer() {
  Json list = Json::array();
  for (const Route& route : routes()) {
    list.push_back({{"path", route.path + (route.takes_argument ? "/NODE" : "")}, {"parameters", route.parameters}});
  }
  return {200, kJsonType, json_lines(std::vector<Json>(list.begin(), list.end()))};
}

HttpResponse failure(const Error& error) {
  if (error.code == ErrorCode::usage) return error_response(400, error.message);
  if (error.code == ErrorCode::bad_input) return error_response(404, error.message);
  spdlog::error("serve: {}", error.message);  // not to the asker: it names files of this machine
  return error_response(500, "the store cannot be read; the server's messages say why");
}

std::string encoded(const std::string& text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

// The same request for the next page.
std::string next_link(const HttpRequest& request, const Route& route, const std::string& argument, std::size_t offset) {
  std::string link =
      route.path + (argument.empty() ? "" : "/" + encoded(argument)) + "?offset=" + std::to_string(offset);
  for (const auto& [name, value] : request.parameters) {
    if (name != "offset") link += "&" + encoded(name) + "=" + encoded(value);
  }
  return "<" + link + ">; rel=\"next\"";
}

}  // namespace

HttpResponse Api::answer(const GraphView& view, const HttpRequest& request) {
  if (request.path == "/api" || request.path == "/api/") return index_answer();
  std::string argument;
  const Route* route = route_of(request.path, argument);
  if (route == nullptr) return error_response(404, "there is no such path; /api lists them");
  Parameters parameters(request, route->parameters);
  Call call{view, parameters, argument};
  std::unique_lock lock(whole_graph_, std::defer_lock);
  if (route->whole_graph) lock.lock();
  auto answer = route->answer(call);
  if (!answer) return failure(answer.error());
  HttpResponse response{200, kJsonType, std::move(answer->body)};
  if (answer->next_offset) {
    response.headers.emplace_back("Link", next_link(request, *route, argument, *answer->next_offset));
  }
  return response;
}

}  // namespace claimgraph::serve
