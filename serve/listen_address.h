// Where the server listens, and which names a request may call it by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph::serve {

struct ListenAddress {
  std::string host;  // "127.0.0.1", "::1", "localhost", "0.0.0.0", a name
  int port = 0;      // 0: any free one
};

// "HOST:PORT", "[IPV6]:PORT", "PORT" (of 127.0.0.1). Errors (usage) say what is wrong.
Result<ListenAddress> parse_listen_address(std::string_view text);

// "http://127.0.0.1:8080/", with brackets where they are due.
std::string url_of(const ListenAddress& address);

// Only programs of this machine can reach it.
bool is_loopback(std::string_view host);

// Does the Host header (with or without a port) name this server? A page of the web can make a browser send requests
// here under a name of its own that it lets point to 127.0.0.1 (DNS rebinding), and would then read the answers; it
// cannot do so under the names that are right: the listened host, localhost, the loopback addresses, and the `also`
// given by the user. A server that listens on all addresses takes any address written in figures. The port does not
// matter, since a tunnel may change it.
bool is_own_host(std::string_view header, std::string_view listened, const std::vector<std::string>& also);

}  // namespace claimgraph::serve
