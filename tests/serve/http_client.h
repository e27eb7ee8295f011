// Raw HTTP over a socket, so that a test can send what no client library would.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

namespace claimgraph::test {

struct Reply {
  int status = 0;  // 0: the connection was closed without an answer
  std::string head;
  std::string body;
  // The value of a header line; empty when there is none.
  std::string header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "";
    const auto start = at + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
  }
};

class Connection {
 public:
  explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool connected() const { return connected_; }
  // False when the other side has closed before all was sent.
  bool send(const std::string& bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t n = ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (n <= 0) return false;
      done += static_cast<std::size_t>(n);
    }
    return true;
  }
  // All until the other side closes.
  Reply receive() const {
    std::string all;
    char buffer[4096];
    for (ssize_t n = 0; (n = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
      all.append(buffer, static_cast<std::size_t>(n));
    Reply reply;
    const auto end = all.find("\r\n\r\n");
    if (end == std::string::npos || all.compare(0, 9, "HTTP/1.1 ") != 0) return reply;
    reply.status = std::atoi(all.c_str() + 9);
    reply.head = all.substr(0, end + 2);
    reply.body = all.substr(end + 4);
    return reply;
  }

 private:
  int socket_;
  bool connected_ = false;
};

inline Reply send_raw(int port, const std::string& bytes) {
  const Connection connection(port);
  connection.send(bytes);
  return connection.receive();
}

// `more`: further header lines, each with its end.
inline Reply get(int port, const std::string& target, const std::string& more = "", const std::string& method = "GET") {
  return send_raw(
      port, method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" + more + "\r\n");
}

}  // namespace claimgraph::test
