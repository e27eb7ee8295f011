// HTTP over a listening socket: one request a connection, a fixed number of threads, limits of size and time.
#pragma once

#include <memory>

#include "base/result.h"
#include "serve/http.h"
#include "serve/listen_address.h"

namespace claimgraph::serve {

class HttpServer {
 public:
  // Requests that are no HTTP, too long (16 KiB of head) or too slow (10 s) are answered here; all others by `handler`,
  // which may throw (500). Errors (io) name the address and the remedy.
  static Result<std::unique_ptr<HttpServer>> bind(const ListenAddress& address, HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Where it listens, with the port that it got.
  const ListenAddress& address() const { return address_; }
  // Answers until stop(); then finishes the requests in hand. Call it once.
  void run();
  // From any thread, also before run().
  void stop();

 private:
  class Library;  // the HTTP library's server
  HttpServer(std::unique_ptr<Library> library, ListenAddress address);
  std::unique_ptr<Library> library_;
  ListenAddress address_;
};

}  // namespace claimgraph::serve
