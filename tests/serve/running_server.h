// A server on a free port, over a little graph, for the time of a test.
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "serve/http_server.h"
#include "serve/site.h"
#include "tests/graph/queries/small_world.h"
#include "tests/serve/http_client.h"

namespace claimgraph::test {

// Runs a handler.
class RunningServer {
 public:
  explicit RunningServer(serve::HttpHandler handler) {
    auto bound = serve::HttpServer::bind({"127.0.0.1", 0}, std::move(handler));
    REQUIRE(bound);
    server_ = std::move(*bound);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() { stop(); }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const { return server_->address().port; }
  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }

 private:
  std::unique_ptr<serve::HttpServer> server_;
  std::thread thread_;
};

// The site over a graph whose state the test changes.
class SiteOver {
 public:
  explicit SiteOver(std::shared_ptr<const GraphView> graph)
      : graph_(std::move(graph)),
        view_({[this] { return std::to_string(state_); },
               [this]() -> Result<std::shared_ptr<const GraphView>> { return std::atomic_load(&graph_); }},
              std::chrono::milliseconds(0)),
        site_(view_, {"127.0.0.1", {}, "test"}) {}

  void change(std::shared_ptr<const GraphView> graph) {
    std::atomic_store(&graph_, std::move(graph));
    ++state_;
  }
  serve::HttpResponse ask(const serve::HttpRequest& request) { return site_.answer(request); }
  serve::HttpHandler handler() {
    return [this](const serve::HttpRequest& request) { return site_.answer(request); };
  }

 private:
  std::shared_ptr<const GraphView> graph_;
  std::atomic<int> state_ = 1;
  serve::CurrentView view_;
  serve::Site site_;
};

inline std::shared_ptr<const GraphView> shelling() {
  SmallWorld w;
  w.document("a.txt", "Sahel Wire", "2025-03-04");
  w.document("b.txt", "Herald", "2025-03-05");
  w.node("Rebels", NodeType::organisation, {"The Rebels"});
  w.node("Army", NodeType::organisation);
  w.event("Ambush near Gossi", "2025-03-03");
  w.event("<script>alert(1)</script>", "2025-03-04");
  w.claims("Rebels", "Ambush near Gossi", "a.txt", 14);
  w.denies("Army", "Ambush near Gossi", "b.txt");
  w.edge("Ambush near Gossi", EdgeType::reported_by, "Sahel Wire", "a.txt");
  w.claims("Rebels", "<script>alert(1)</script>", "a.txt");
  return std::make_shared<MemoryGraph>(std::move(w.graph));
}

}  // namespace claimgraph::test
