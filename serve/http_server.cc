#include "serve/http_server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "serve/request_stream.h"

namespace claimgraph::serve {

namespace {

// More than a browser's six connections, so that one slow reader does not stop another. Waiting ones beyond kMaxWaiting
// stay in the kernel's queue.
constexpr std::size_t kThreads = 16;
constexpr std::size_t kMaxWaiting = 64;

class BoundedThreads final : public httplib::TaskQueue {
 public:
  BoundedThreads() {
    for (std::size_t i = 0; i < kThreads; ++i) threads_.emplace_back([this] { work(); });
  }

  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return tasks_.size() < kMaxWaiting; });
    tasks_.push_back(std::move(task));
    any_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    any_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      any_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      room_.notify_one();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable any_;
  std::condition_variable room_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  bool ending_ = false;
};

HttpRequest request_of(const httplib::Request& from) {
  HttpRequest request{from.method,
                      from.path,
                      from.params,
                      "",
                      from.get_header_value("Sec-Fetch-Site"),
                      from.get_header_value("If-None-Match")};
  if (from.get_header_value_count("Host") == 1) request.host = from.get_header_value("Host");
  return request;
}

void fill(HttpResponse&& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (from.type.empty()) return;
  to.set_header("Content-Type", from.type);
  to.body = std::move(from.body);
}

// What the library refuses by itself.
std::string library_complaint(int status) {
  if (status == 414) return "the address is too long";
  if (status >= 500) return "the server failed; its messages say why";
  return "the request is not HTTP as this server reads it";
}

HttpResponse answer_to(const HttpHandler& handler, const httplib::Request& request) {
  try {
    return handler(request_of(request));
  } catch (const std::exception& problem) {
    spdlog::error("serve: {}", problem.what());
    return error_response(500, "the server failed; its messages say why");
  }
}

}  // namespace

class HttpServer::Library final : public httplib::Server {
 public:
  explicit Library(HttpHandler handler) {
    new_task_queue = [] { return new BoundedThreads; };
    // Without the library's SO_REUSEPORT, by which a second server would take half of the first one's requests.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler(
        [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
          fill(answer_to(handler, request), response);
          return HandlerResponse::Handled;
        });
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) fill(error_response(response.status, library_complaint(response.status)), response);
    });
  }

  void stop_once() {
    if (stopping_.exchange(true)) return;
    // A server that has not begun cannot be told to end.
    while (!is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (!ended_) stop();
  }
  void listen() {
    listen_after_bind();
    ended_ = true;
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    RequestStream stream(socket, stopping_);
    const HeadState state = stream.read_head();
    bool closed = false;
    if (state == HeadState::whole) process_request(stream, true, closed, nullptr);
    if (state == HeadState::too_large) refuse(stream, "431 Request Header Fields Too Large", "the request is too long");
    if (state == HeadState::too_slow) refuse(stream, "408 Request Timeout", "the request took too long");
    stream.finish();
    return true;
  }

  static void refuse(RequestStream& stream, const std::string& status, const std::string& why) {
    const HttpResponse answer = error_response(0, why);
    stream.write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Type: " + answer.type +
                 "\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body);
  }

  std::atomic<bool> stopping_ = false;
  std::atomic<bool> ended_ = false;
};

HttpServer::HttpServer(std::unique_ptr<Library> library, ListenAddress address)
    : library_(std::move(library)), address_(std::move(address)) {}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::bind(const ListenAddress& address, HttpHandler handler) {
  auto library = std::make_unique<Library>(std::move(handler));
  ListenAddress got = address;
  if (address.port == 0) {
    got.port = library->bind_to_any_port(address.host);
  } else if (!library->bind_to_port(address.host, address.port)) {
    got.port = -1;
  }
  if (got.port > 0) return std::unique_ptr<HttpServer>(new HttpServer(std::move(library), std::move(got)));
  return Error{ErrorCode::io, "cannot listen on " + address.host + ":" + std::to_string(address.port) +
                                  ": another program may be using it, or the address is not this machine's; choose "
                                  "another with --listen"};
}

void HttpServer::run() { library_->listen(); }

void HttpServer::stop() { library_->stop_once(); }

}  // namespace claimgraph::serve
