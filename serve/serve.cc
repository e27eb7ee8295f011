#include "serve/serve.h"

#include <chrono>
#include <thread>

#include "serve/http_server.h"
#include "serve/site.h"

namespace claimgraph::serve {

namespace {

constexpr std::chrono::milliseconds kStopPause(50);

}  // namespace

Status serve(ViewSource source, const ServeOptions& options, const std::atomic<bool>& stop) {
  CurrentView view(std::move(source));
  if (const auto first = view.get(); !first) return first.error();  // at the start, not with the first request
  Site site(view, {options.listen.host, options.also_hosts, options.version});
  auto server = HttpServer::bind(options.listen, [&](const HttpRequest& request) { return site.answer(request); });
  if (!server) return server.error();
  if (options.on_listening) options.on_listening((*server)->address());
  std::atomic<bool> ended = false;
  std::thread watch([&] {
    while (!stop && !ended) std::this_thread::sleep_for(kStopPause);
    (*server)->stop();
  });
  (*server)->run();
  ended = true;
  watch.join();
  return {};
}

}  // namespace claimgraph::serve
