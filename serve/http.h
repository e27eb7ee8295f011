// A request and its answer, as the rest of serve/ sees them: no type of the HTTP library, so that answers can be made
// and tested without a socket.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace claimgraph::serve {

struct HttpRequest {
  std::string method;                                  // "GET"
  std::string path;                                    // percent-decoded, without the query
  std::multimap<std::string, std::string> parameters;  // of the query, decoded; any bytes
  std::string host;                                    // the Host header; empty when it is absent or there are several
  std::string fetch_site;                              // Sec-Fetch-Site: whose page asks, says the browser
  std::string if_none_match;
};

struct HttpResponse {
  int status = 200;
  std::string type;  // of the body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// Called from several threads at once.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

inline constexpr const char* kJsonType = "application/json; charset=utf-8";

// {"error": message}, never cached.
HttpResponse error_response(int status, const std::string& message);

}  // namespace claimgraph::serve
