#include "serve/http_server.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "graph/json.h"
#include "tests/serve/running_server.h"

using namespace claimgraph;
using namespace claimgraph::serve;
using namespace claimgraph::test;

TEST_CASE("a request over a socket is decoded, answered and guarded") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  const Reply reply = get(server.port(), "/api/show/The%20Rebels?mentions=0");
  CHECK(reply.status == 200);
  CHECK(reply.header("Content-Type") == "application/json; charset=utf-8");
  CHECK(reply.header("Content-Length") == std::to_string(reply.body.size()));
  CHECK(reply.header("Connection") == "close");
  CHECK(Json::parse(reply.body)["name"] == "Rebels");
  CHECK(get(server.port(), "/").header("Content-Security-Policy").find("script-src 'self'") != std::string::npos);
  CHECK(get(server.port(), "/api/show/%3Cscript%3Ealert(1)%3C%2Fscript%3E").status == 200);
  CHECK(get(server.port(), "/api/find?name=a+b%26").status == 200);
}

TEST_CASE("HEAD has the head of GET and no body") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  const Reply full = get(server.port(), "/api/stats");
  const Reply head = get(server.port(), "/api/stats", "", "HEAD");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.header("Content-Length") == full.header("Content-Length"));
  CHECK(head.header("ETag") == full.header("ETag"));
}

TEST_CASE("hostile requests get an error or a closed connection, and the server goes on") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  const int port = server.port();
  const std::string host = "Host: 127.0.0.1\r\n";
  CHECK(send_raw(port, "nonsense\r\n\r\n").status == 400);
  CHECK(send_raw(port, "GET / HTTP/9.9\r\n" + host + "\r\n").status == 400);
  CHECK(send_raw(port, std::string("\0\1\2\r\n\r\n", 7)).status == 400);
  CHECK(send_raw(port, "GET / HTTP/1.1\r\n\r\n").status == 403);                                    // no host at all
  CHECK(send_raw(port, "GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n").status == 403);  // two
  CHECK(send_raw(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 403);
  CHECK(get(port, "/" + std::string(9000, 'a')).status == 414);
  CHECK(get(port, "/", "X: " + std::string(20000, 'a') + "\r\n").status == 431);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "A: b\r\n";
  CHECK(get(port, "/", many).status == 431);
  CHECK(send_raw(port, "GET /" + std::string(1 << 20, 'a')).status == 431);  // a line without end
  CHECK(get(port, "/", "Content-Length: 1000000000\r\n", "POST").status == 405);
  CHECK(get(port, "/", "Transfer-Encoding: chunked\r\n", "PUT").status == 405);
  CHECK(get(port, "/%00%ff%2e%2e%2fetc%2fpasswd").status == 404);
  CHECK(get(port, "/api/find?name=%FF%FE").status == 400);
  CHECK(get(port, "/api/find?name=%00%1B%5B2J").status == 200);
  CHECK(get(port, "/api/claims?" + std::string(4000, '&')).status == 200);
  CHECK(get(port, "/api/stats").status == 200);
}

TEST_CASE("headers that make answers larger than the page are not honoured") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 1000; ++i) ranges += ",0-";
  const Reply whole = get(server.port(), "/api/stats");
  const Reply ranged = get(server.port(), "/api/stats", ranges + "\r\nAccept-Encoding: br, gzip\r\n");
  CHECK(ranged.status == 200);
  CHECK(ranged.body == whole.body);
}

TEST_CASE("a handler that throws is a 500 that tells nothing, and the server goes on") {
  RunningServer server([](const HttpRequest& request) -> HttpResponse {
    if (request.path == "/bad") throw std::runtime_error("/secret/place");
    return {200, kJsonType, "{}"};
  });
  const Reply reply = get(server.port(), "/bad");
  CHECK(reply.status == 500);
  CHECK(reply.body.find("secret") == std::string::npos);
  CHECK(get(server.port(), "/good").status == 200);
}

TEST_CASE("many clients at once each get their own answer, while the store changes under them") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  std::atomic<int> wrong = 0;
  std::vector<std::thread> clients;
  for (int c = 0; c < 8; ++c) {
    clients.emplace_back([&, c] {
      for (int i = 0; i < 20; ++i) {
        const std::string name = c % 2 == 0 ? "Rebels" : "Army";
        const Reply reply = get(server.port(), "/api/show/" + name);
        if (reply.status != 200 || reply.body.find("\"name\":\"" + name + "\"") == std::string::npos) ++wrong;
      }
    });
  }
  for (int i = 0; i < 20; ++i) {
    site.change(shelling());
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  for (std::thread& client : clients) client.join();
  CHECK(wrong == 0);
}

TEST_CASE("connections that say nothing do not keep others out, and stopping does not wait for them for long") {
  SiteOver site(shelling());
  RunningServer server(site.handler());
  std::vector<std::unique_ptr<Connection>> silent;
  for (int i = 0; i < 10; ++i) silent.push_back(std::make_unique<Connection>(server.port()));
  CHECK(get(server.port(), "/api/stats").status == 200);
  const auto before = std::chrono::steady_clock::now();
  server.stop();
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("a port that is taken is an error that says what to do") {
  RunningServer server([](const HttpRequest&) { return HttpResponse{}; });
  const auto second = HttpServer::bind({"127.0.0.1", server.port()}, [](const HttpRequest&) { return HttpResponse{}; });
  REQUIRE_FALSE(second);
  CHECK(second.error().message.find("--listen") != std::string::npos);
}
