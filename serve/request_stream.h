// One connection as the HTTP library reads it: the head of one request, read here with limits of size and time before
// the library sees any of it, and nothing behind it. The library alone would read lines without end, and hand headers
// to recursive expressions.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <string>

namespace claimgraph::serve {

enum class HeadState { whole, too_large, too_slow, gone };

// Does not own the socket. For one thread.
class RequestStream final : public httplib::Stream {
 public:
  static constexpr std::size_t kMaxHead = 16U << 10U;
  static constexpr std::chrono::seconds kReadTime{10};   // for the whole head
  static constexpr std::chrono::seconds kWriteTime{30};  // for the whole answer

  // A head that is not whole when `stopping` becomes true is given up.
  RequestStream(socket_t socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  // Reads up to the empty line, and drops the headers that this server never honours: Range (many ranges make an answer
  // much larger than the page), Accept-Encoding (the way is short), Expect.
  HeadState read_head();
  // Ends the answer, takes what the client still sends (else a reset could overtake the answer) within limits, and
  // closes.
  void finish();

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override;
  using Stream::write;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  // Waits for `events` of poll(2); false when the time is over, or for input when the server is stopping.
  bool wait(short events, Clock::time_point until) const;

  socket_t socket_;
  const std::atomic<bool>& stopping_;
  std::string head_;
  std::size_t given_ = 0;  // bytes of head_ that the library has
  Clock::time_point write_until_{};
};

}  // namespace claimgraph::serve
