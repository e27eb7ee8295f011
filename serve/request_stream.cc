#include "serve/request_stream.h"

#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace claimgraph::serve {

namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::chrono::milliseconds kDrainTime{500};
constexpr std::chrono::milliseconds kStopLook{100};  // how late a waiting connection sees that the server stops
constexpr std::size_t kMaxDrain = 256U << 10U;

bool is_dropped(std::string_view line) {
  constexpr std::array<std::string_view, 3> kDropped = {"range:", "accept-encoding:", "expect:"};
  return std::any_of(kDropped.begin(), kDropped.end(), [&](std::string_view name) {
    return line.size() >= name.size() && strncasecmp(line.data(), name.data(), name.size()) == 0;
  });
}

std::string without_dropped(std::string_view head) {
  std::string out;
  while (!head.empty()) {
    const auto end = std::min(head.find("\r\n"), head.size() - 2) + 2;
    if (!is_dropped(head.substr(0, end))) out += head.substr(0, end);
    head.remove_prefix(end);
  }
  return out;
}

}  // namespace

bool RequestStream::wait(short events, Clock::time_point until) const {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0 || (events == POLLIN && stopping_)) return false;
    pollfd entry{socket_, events, 0};
    const int ready = ::poll(&entry, 1, static_cast<int>(std::min<long>(left, kStopLook.count())));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

HeadState RequestStream::read_head() {
  const auto until = Clock::now() + kReadTime;
  char buffer[4096];
  while (true) {
    if (!wait(POLLIN, until)) return stopping_ ? HeadState::gone : HeadState::too_slow;
    const ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return HeadState::gone;
    const std::size_t before = head_.size() < kHeadEnd.size() ? 0 : head_.size() - kHeadEnd.size();
    head_.append(buffer, static_cast<std::size_t>(n));
    const auto end = head_.find(kHeadEnd, before);
    if (end == std::string::npos && head_.size() <= kMaxHead) continue;
    if (end == std::string::npos || end > kMaxHead) return HeadState::too_large;
    head_ = without_dropped(std::string_view(head_).substr(0, end + kHeadEnd.size()));
    return HeadState::whole;
  }
}

void RequestStream::finish() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + kDrainTime;
  char buffer[4096];
  for (std::size_t drained = 0; drained < kMaxDrain && wait(POLLIN, until);) {
    const ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
    if (n <= 0) break;
    drained += static_cast<std::size_t>(n);
  }
  ::close(socket_);
}

ssize_t RequestStream::read(char* to, size_t size) {
  const std::size_t n = std::min(size, head_.size() - given_);
  std::memcpy(to, head_.data() + given_, n);
  given_ += n;
  return static_cast<ssize_t>(n);
}

ssize_t RequestStream::write(const char* from, size_t size) {
  if (write_until_ == Clock::time_point{}) write_until_ = Clock::now() + kWriteTime;
  for (std::size_t done = 0; done < size;) {
    if (!wait(POLLOUT, write_until_)) return -1;
    const ssize_t n = ::send(socket_, from + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) return -1;
    done += static_cast<std::size_t>(n);
  }
  return static_cast<ssize_t>(size);
}

// Who asks makes no difference here.
void RequestStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void RequestStream::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

}  // namespace claimgraph::serve
