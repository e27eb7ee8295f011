#include "serve/site.h"

#include <spdlog/spdlog.h>

#include "serve/listen_address.h"
#include "serve/page.h"

namespace claimgraph::serve {

namespace {

// For every answer. The page runs nothing but its own files, and talks to nobody but this server; nobody may frame it,
// read it from another site, or take an answer for another type than it is.
void add_guards(HttpResponse& response) {
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("X-Frame-Options", "DENY");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
}

bool is_api(const std::string& path) { return path == "/api" || path.compare(0, 5, "/api/") == 0; }

// Kept by the browser, but asked for each time: the answer is 304 when nothing has changed.
HttpResponse tagged(HttpResponse response, const std::string& tag) {
  response.headers.emplace_back("ETag", tag);
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace

HttpResponse Site::answer(const HttpRequest& request) {
  HttpResponse response = refuse_or_route(request);
  add_guards(response);
  return response;
}

HttpResponse Site::refuse_or_route(const HttpRequest& request) {
  if (!is_own_host(request.host, options_.host, options_.also_hosts)) {
    return error_response(403, "this server does not go by that name; name it with --allow-host if it should");
  }
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response = error_response(405, "only GET and HEAD: this server changes nothing");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (!is_api(request.path)) return file(request);
  if (request.fetch_site == "cross-site" || request.fetch_site == "same-site") {
    return error_response(403, "pages of other sites may not ask here");
  }
  return api(request);
}

HttpResponse Site::api(const HttpRequest& request) {
  const auto current = view_.get();
  if (!current) {
    spdlog::error("serve: {}", current.error().message);
    return error_response(503, "the store cannot be opened; the server's messages say why");
  }
  const std::string tag = "\"" + options_.version + "-" + current->state + "\"";
  if (request.if_none_match == tag) return tagged({304, "", ""}, tag);
  HttpResponse response = api_.answer(*current->view, request);
  return response.status == 200 ? tagged(std::move(response), tag) : response;
}

HttpResponse Site::file(const HttpRequest& request) const {
  const std::string path = request.path == "/" ? "/index.html" : request.path;
  for (const PageFile& one : page_files()) {
    if (one.path != path) continue;
    return {200, std::string(one.type), std::string(one.bytes), {{"Cache-Control", "no-cache"}}};
  }
  return error_response(404, "there is no such page; the explorer is at /, the API at /api");
}

}  // namespace claimgraph::serve
