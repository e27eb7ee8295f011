#include "serve/site.h"

#include <catch2/catch.hpp>

#include "graph/queries/json.h"
#include "serve/page.h"
#include "tests/serve/running_server.h"

using namespace claimgraph;
using namespace claimgraph::serve;
using namespace claimgraph::test;

namespace {

HttpRequest asking(const std::string& path, std::multimap<std::string, std::string> parameters = {}) {
  return {"GET", path, std::move(parameters), "127.0.0.1:8080", "", ""};
}

std::string header(const HttpResponse& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

}  // namespace

TEST_CASE("the API answers with the JSON of the queries") {
  const auto graph = shelling();
  SiteOver site(graph);
  const auto body = [&](const std::string& path, std::multimap<std::string, std::string> parameters) {
    const HttpResponse response = site.ask(asking(path, std::move(parameters)));
    INFO(path << ' ' << response.body);
    CHECK(response.status == 200);
    CHECK(response.type == "application/json; charset=utf-8");
    return response.body;
  };
  const NodeId rebels = node_id("Rebels");
  CHECK(body("/api/claims", {{"by", "the rebels"}}) == json_lines(claims(*graph, {std::nullopt, rebels, 0}).value()));
  CHECK(body("/api/claims", {{"min_confidence", "1.0"}}) == json_lines(claims(*graph, {}).value()));
  CHECK(body("/api/contradictions", {}) == json_lines(contradictions(*graph).value()));
  CHECK(body("/api/relations", {{"of", "Rebels"}}) == json_lines(relations_of(*graph, rebels).value()));
  CHECK(body("/api/relations", {{"of", "Rebels"}, {"with", "Army"}}) ==
        json_line(to_json(relations_between(*graph, rebels, node_id("Army")).value())) + "\n");
  CHECK(body("/api/show/" + rebels.hex(), {}) == json_line(to_json(*show(*graph, rebels).value())) + "\n");
  CHECK(body("/api/stats", {}) == json_line(to_json(stats(*graph).value())) + "\n");
  TimelineRequest late;
  late.from = "2025-03-04";
  CHECK(body("/api/timeline", {{"from", late.from}}) == json_lines(timeline(*graph, late).value()));
  CHECK(body("/api/find", {{"name", "reb"}}) == json_lines(find_nodes(*graph, {"reb", std::nullopt, 20}).value()));
  CHECK(body("/api/sources", {}) == json_line(to_json(sources(*graph).value())) + "\n");
  for (const char* path : {"/api", "/api/rank", "/api/communities"}) CHECK(Json::parse(body(path, {})).is_array());
  CHECK(Json::parse(body("/api/path", {{"from", "Rebels"}, {"to", "Army"}})).size() == 1);
  CHECK(Json::parse(body("/api/nodes", {{"id", rebels.hex()}, {"id", NodeId{1, 2}.hex()}})).size() == 1);
  CHECK(Json::parse(body("/api/documents", {{"id", document_id("a.txt").hex()}}))[0]["path"] == "a.txt");
}

TEST_CASE("a list comes in pages that together are the whole, each naming the next") {
  const auto graph = shelling();
  SiteOver site(graph);
  const Json whole = Json::parse(site.ask(asking("/api/claims")).body);
  REQUIRE(whole.size() == 3);
  Json together = Json::array();
  for (int offset = 0; offset < 3; ++offset) {
    const HttpResponse page = site.ask(asking("/api/claims", {{"limit", "1"}, {"offset", std::to_string(offset)}}));
    for (const Json& one : Json::parse(page.body)) together.push_back(one);
    const std::string next = "</api/claims?offset=" + std::to_string(offset + 1) + "&limit=1>; rel=\"next\"";
    CHECK(header(page, "Link") == (offset < 2 ? next : ""));
  }
  CHECK(together == whole);
  CHECK(Json::parse(site.ask(asking("/api/claims", {{"offset", "99"}})).body).empty());
  CHECK(header(site.ask(asking("/api/find", {{"name", "a"}, {"limit", "1"}})), "Link") ==
        "</api/find?offset=1&limit=1&name=a>; rel=\"next\"");
}

TEST_CASE("a wrong parameter is a 400 that names it, and what is not there a 404") {
  SiteOver site(shelling());
  const auto complaint = [&](int status, const std::string& path, std::multimap<std::string, std::string> parameters) {
    const HttpResponse response = site.ask(asking(path, std::move(parameters)));
    INFO(path << ' ' << response.body);
    CHECK(response.status == status);
    CHECK(header(response, "Cache-Control") == "no-store");
    return Json::parse(response.body)["error"].get<std::string>();
  };
  CHECK(complaint(400, "/api/find", {}) == "name: missing");
  CHECK(complaint(400, "/api/claims", {{"limit", "0"}}) == "limit: write a whole number from 1 to 1000");
  CHECK(complaint(400, "/api/claims", {{"limit", "99999999999999999999999"}}).find("limit") == 0);
  CHECK(complaint(400, "/api/claims", {{"offset", "-1"}}).find("offset") == 0);
  CHECK(complaint(400, "/api/claims", {{"min_confidence", "nan"}}).find("min_confidence") == 0);
  CHECK(complaint(400, "/api/claims", {{"by", "a"}, {"by", "b"}}) == "by: given 2 times; give it once");
  CHECK(complaint(400, "/api/claims", {{"frm", "a"}}).find("there is no parameter \"frm\" here") == 0);
  CHECK(complaint(400, "/api/find", {{"name", "\xff"}}) == "name: the value is not UTF-8");
  CHECK(complaint(400, "/api/find", {{"name", "a"}, {"type", "planet"}}).find("type") == 0);
  CHECK(complaint(400, "/api/timeline", {{"dated", "perhaps"}}).find("dated") == 0);
  CHECK(complaint(400, "/api/rank", {{"by", "beauty"}}).find("by") == 0);
  CHECK(complaint(400, "/api/nodes", {{"id", "xyz"}}).find("id") == 0);
  CHECK(complaint(404, "/api/show/Nobody", {}).find("nothing in the store is named \"Nobody\"") == 0);
  CHECK(complaint(404, "/api/claims", {{"by", "Nobody"}}).find("nothing") == 0);
  CHECK(complaint(404, "/api/nothing", {}).find("/api lists them") != std::string::npos);
  CHECK(complaint(404, "/api/show", {}).find("no such path") != std::string::npos);
  CHECK(complaint(404, "/../etc/passwd", {}).find("no such page") != std::string::npos);
}

TEST_CASE("only the server's own names, only reading, and not for pages of other sites") {
  SiteOver site(shelling());
  HttpRequest request = asking("/api/stats");
  request.host = "evil.example:8080";
  CHECK(site.ask(request).status == 403);
  request.path = "/";
  CHECK(site.ask(request).status == 403);
  request = asking("/api/stats");
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT"}) {
    request.method = method;
    const HttpResponse response = site.ask(request);
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
  }
  request = asking("/api/stats");
  request.fetch_site = "cross-site";
  CHECK(site.ask(request).status == 403);
  request.fetch_site = "same-origin";
  CHECK(site.ask(request).status == 200);
  request.path = "/";  // a link from elsewhere may open the page
  request.fetch_site = "cross-site";
  CHECK(site.ask(request).status == 200);
}

TEST_CASE("every answer is guarded, whatever its status") {
  SiteOver site(shelling());
  for (const char* path : {"/", "/api/stats", "/api/find", "/nothing"}) {
    const HttpResponse response = site.ask(asking(path));
    CHECK(header(response, "Content-Security-Policy").find("default-src 'none'; script-src 'self'") == 0);
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "X-Frame-Options") == "DENY");
    CHECK(header(response, "Access-Control-Allow-Origin").empty());
  }
}

TEST_CASE("an answer is asked for again only when the store has changed") {
  SiteOver site(shelling());
  HttpRequest request = asking("/api/stats");
  const HttpResponse first = site.ask(request);
  const std::string tag = header(first, "ETag");
  REQUIRE_FALSE(tag.empty());
  request.if_none_match = tag;
  CHECK(site.ask(request).status == 304);
  CHECK(site.ask(request).body.empty());
  SmallWorld other;
  other.document("c.txt", "", "");
  site.change(std::make_shared<MemoryGraph>(std::move(other.graph)));
  const HttpResponse second = site.ask(request);
  CHECK(second.status == 200);
  CHECK(Json::parse(second.body)["documents"] == 1);
  CHECK(header(second, "ETag") != tag);
}

TEST_CASE("a store that cannot be opened any more is answered from as it was, and one that never could says so") {
  bool there = true;
  int state = 1;
  const auto graph = shelling();
  const auto open = [&]() -> Result<std::shared_ptr<const GraphView>> {
    if (there) return graph;
    return Error{ErrorCode::io, "/secret/place: gone"};
  };
  CurrentView view({[&] { return std::to_string(state); }, open}, std::chrono::milliseconds(0));
  Site site(view, {"127.0.0.1", {}, "test"});
  CHECK(site.answer(asking("/api/stats")).status == 200);
  there = false;
  ++state;
  CHECK(site.answer(asking("/api/stats")).status == 200);
  CurrentView never({[&] { return std::to_string(state); }, open}, std::chrono::milliseconds(0));
  Site closed(never, {"127.0.0.1", {}, "test"});
  const HttpResponse response = closed.answer(asking("/api/stats"));
  CHECK(response.status == 503);
  CHECK(response.body.find("secret") == std::string::npos);
}

TEST_CASE("the page asks nothing of other places and holds no script or style inline") {
  CHECK(page_files().size() >= 3);
  for (const PageFile& file : page_files()) {
    INFO(file.path);
    const std::string bytes(file.bytes);
    CHECK_FALSE(bytes.empty());
    for (const char* never : {"https://", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                              "style=\"", "onclick=", "<style"}) {
      INFO(never);
      CHECK(bytes.find(never) == std::string::npos);
    }
  }
  SiteOver site(shelling());
  CHECK(site.ask(asking("/")).type == "text/html; charset=utf-8");
  CHECK(site.ask(asking("/")).body == site.ask(asking("/index.html")).body);
}
