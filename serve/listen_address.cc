#include "serve/listen_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace claimgraph::serve {

namespace {

struct HostPort {
  std::string host;  // without brackets, in lower case
  std::string_view port;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Nothing for brackets that do not match, and for a colon too many.
std::optional<HostPort> split(std::string_view text) {
  std::size_t end = text.find(':');
  if (!text.empty() && text.front() == '[') {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(close + 1);
    if (!rest.empty() && rest.front() != ':') return std::nullopt;
    return HostPort{lower(text.substr(1, close - 1)), rest.empty() ? rest : rest.substr(1)};
  }
  if (end == std::string_view::npos) return HostPort{lower(text), {}};
  const auto port = text.substr(end + 1);
  if (port.find(':') != std::string_view::npos) return std::nullopt;
  return HostPort{lower(text.substr(0, end)), port};
}

// An address in figures, its bytes; nothing for a name.
std::optional<std::string> figures_of(const std::string& host) {
  unsigned char bytes[16];
  if (inet_pton(AF_INET, host.c_str(), bytes) == 1) return std::string(bytes, bytes + 4);
  if (inet_pton(AF_INET6, host.c_str(), bytes) == 1) return std::string(bytes, bytes + 16);
  return std::nullopt;
}

bool is_any_address(const std::string& host) {
  const auto bytes = figures_of(host);
  return bytes && std::all_of(bytes->begin(), bytes->end(), [](char c) { return c == 0; });
}

std::optional<int> parse_port(std::string_view text) {
  int port = -1;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size() || port < 0 || port > 65535) {
    return std::nullopt;
  }
  return port;
}

}  // namespace

Result<ListenAddress> parse_listen_address(std::string_view text) {
  if (const auto port = parse_port(text)) return ListenAddress{"127.0.0.1", *port};
  const auto parts = split(text);
  const auto port = parts ? parse_port(parts->port) : std::nullopt;
  if (port && !parts->host.empty()) return ListenAddress{parts->host, *port};
  return Error{ErrorCode::usage, "--listen " + std::string(text) +
                                     ": not an address; write HOST:PORT, such as 127.0.0.1:8080, [::1]:8080 or "
                                     "127.0.0.1:0 for any free port"};
}

std::string url_of(const ListenAddress& address) {
  const bool brackets = address.host.find(':') != std::string::npos;
  return "http://" + (brackets ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port) + "/";
}

bool is_loopback(std::string_view host) {
  const std::string name = lower(host);
  if (name == "localhost") return true;
  const auto bytes = figures_of(name);
  if (!bytes) return false;
  if (bytes->size() == 4) return (*bytes)[0] == 127;
  return *bytes == std::string(15, '\0') + '\x01';
}

bool is_own_host(std::string_view header, std::string_view listened, const std::vector<std::string>& also) {
  const auto parts = split(header);
  if (!parts || parts->host.empty() || (!parts->port.empty() && !parse_port(parts->port))) return false;
  const std::string& name = parts->host;
  const std::string own = lower(listened);
  if (name == own || is_loopback(name)) return true;
  if (is_any_address(own) && figures_of(name)) return true;
  return std::any_of(also.begin(), also.end(), [&](const std::string& other) { return lower(other) == name; });
}

}  // namespace claimgraph::serve
