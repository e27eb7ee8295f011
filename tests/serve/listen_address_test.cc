#include "serve/listen_address.h"

#include <catch2/catch.hpp>

using namespace claimgraph;
using namespace claimgraph::serve;

TEST_CASE("an address to listen on is a host with a port, brackets for IPv6, or a port of this machine alone") {
  const auto parsed = [](const char* text) {
    const auto address = parse_listen_address(text);
    return address ? address->host + " " + std::to_string(address->port) : "error: " + address.error().message;
  };
  CHECK(parsed("127.0.0.1:8080") == "127.0.0.1 8080");
  CHECK(parsed("[::1]:0") == "::1 0");
  CHECK(parsed("LocalHost:80") == "localhost 80");
  CHECK(parsed("8080") == "127.0.0.1 8080");
  for (const char* wrong : {"", ":", "127.0.0.1", "127.0.0.1:", ":8080", "127.0.0.1:65536", "127.0.0.1:-1", "a:b",
                            "::1:80", "[::1", "[::1]80", "127.0.0.1:80 "}) {
    INFO(wrong);
    const auto address = parse_listen_address(wrong);
    REQUIRE_FALSE(address);
    CHECK(address.error().code == ErrorCode::usage);
  }
  CHECK(url_of({"::1", 80}) == "http://[::1]:80/");
  CHECK(url_of({"127.0.0.1", 80}) == "http://127.0.0.1:80/");
}

TEST_CASE("loopback is 127.0.0.0/8, ::1 and localhost, and nothing that only looks like it") {
  for (const char* own : {"127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"}) CHECK(is_loopback(own));
  for (const char* other : {"0.0.0.0", "::", "10.0.0.1", "127.0.0.1.evil.example", "localhost.evil.example", "",
                            "127.1", "::ffff:127.0.0.1"}) {
    INFO(other);
    CHECK_FALSE(is_loopback(other));
  }
}

TEST_CASE("a request may call the server by its own names only, whatever the port") {
  for (const char* own : {"127.0.0.1:8080", "127.0.0.1", "localhost:9999", "[::1]:8080", "LOCALHOST"}) {
    INFO(own);
    CHECK(is_own_host(own, "127.0.0.1", {}));
  }
  for (const char* other :
       {"", "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example:8080",
        "127.0.0.1:8080@evil.example", "192.168.1.7:8080", "127.0.0.1:x", "[::1", "a:b:c"}) {
    INFO(other);
    CHECK_FALSE(is_own_host(other, "127.0.0.1", {}));
  }
  CHECK(is_own_host("graph.example:443", "127.0.0.1", {"Graph.Example"}));
  CHECK(is_own_host("192.168.1.7:80", "192.168.1.7", {}));
  CHECK_FALSE(is_own_host("192.168.1.8:80", "192.168.1.7", {}));
}

TEST_CASE("a server on all addresses takes every address in figures, but no name that it was not told") {
  CHECK(is_own_host("192.168.1.7:8080", "0.0.0.0", {}));
  CHECK(is_own_host("[fe80::1]:8080", "::", {}));
  CHECK_FALSE(is_own_host("evil.example:8080", "0.0.0.0", {}));
}
