#include "extract/input/http_body.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "extract/input/text.h"
#include "extract/input/unpack.h"

namespace claimgraph::extract {

namespace {

// The size that a chunk's first line says, or nothing when it is no such line (RFC 9112, 7.1).
std::optional<std::size_t> chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  std::size_t size = 0;
  const auto parsed = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || parsed.ec != std::errc() || parsed.ptr != line.data() + line.size()) return std::nullopt;
  return size;
}

// The chunks joined, or nothing when the body does not begin with one. A body cut short gives what there is.
std::optional<std::string> unchunked(std::string_view body) {
  std::string out;
  for (bool first = true; !body.empty(); first = false) {
    const std::size_t end = body.find('\n');
    const auto size = end == std::string_view::npos ? std::nullopt : chunk_size(body.substr(0, end));
    if (!size) return first ? std::nullopt : std::optional(out);
    if (*size == 0) break;
    body.remove_prefix(end + 1);
    out.append(body.substr(0, *size));
    body.remove_prefix(std::min(*size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (!body.empty() && body.front() != '\n') return first ? std::nullopt : std::optional(out);
    body.remove_prefix(std::min<std::size_t>(body.size(), 1));
  }
  return out;
}

// Text that was stored unpacked has no control characters; packed bytes are full of them.
bool looks_packed(std::string_view body) {
  const std::string_view head = body.substr(0, 256);
  return std::any_of(head.begin(), head.end(), [](unsigned char c) { return c < 0x09; });
}

// Brotli data have no mark of their own: a part of them is believed only where the bytes are no text.
void unpack_marked(HttpBody& http, const std::string& encoding, std::optional<Unpacked> out) {
  if (out && (out->whole || looks_packed(http.body))) {
    http.body = std::move(out->bytes);
  } else if (looks_packed(http.body)) {
    http.problem = "its body says " + encoding + ", but can't be unpacked: the record is damaged";
  }
}

void unpack(HttpBody& http, const std::string& encoding, std::size_t limit) {
  if (encoding == "gzip" || encoding == "x-gzip" || http.body.starts_with("\x1F\x8B")) {
    if (auto out = unpack_gzip(http.body, limit)) http.body = std::move(out->bytes);
  } else if (encoding == "deflate") {
    if (auto out = unpack_deflate(http.body, limit)) http.body = std::move(out->bytes);
  } else if (encoding == "br") {
    unpack_marked(http, encoding, unpack_brotli(http.body, limit));
  } else if (encoding == "zstd") {
    unpack_marked(http, encoding, unpack_zstd(http.body, limit));
  }
}

void take_header(std::string_view line, HttpBody& http, bool& chunked, std::string& encoding) {
  const std::string field = lower(line);
  if (field.starts_with("content-type:")) {
    http.content_type = trimmed(std::string_view(field).substr(13));
    if (const std::size_t at = field.find("charset="); at != std::string::npos) {
      http.charset = field.substr(at + 8, field.find_first_of("; \t", at + 8) - at - 8);
      std::erase(http.charset, '"');
    }
  }
  if (field.starts_with("transfer-encoding:")) chunked = field.find("chunked") != std::string::npos;
  if (field.starts_with("content-encoding:")) encoding = trimmed(std::string_view(field).substr(17));
}

}  // namespace

HttpBody split_http(std::string_view response, std::size_t limit) {
  HttpBody http;
  bool chunked = false;
  std::string encoding;
  std::size_t at = 0;
  for (bool first = true; at < response.size(); first = false) {
    const std::size_t end = std::min(response.find('\n', at), response.size());
    const std::string_view line = trimmed(response.substr(at, end - at));
    at = std::min(end + 1, response.size());
    if (line.empty()) break;
    if (!first) {
      take_header(line, http, chunked, encoding);
    } else if (const std::size_t space = line.find(' '); space != std::string_view::npos) {
      std::from_chars(line.data() + space + 1, line.data() + line.size(), http.status);
    }
  }
  const std::string_view body = response.substr(at);
  std::optional<std::string> joined = chunked ? unchunked(body) : std::nullopt;
  http.body = joined ? std::move(*joined) : std::string(body);
  unpack(http, encoding, limit);
  return http;
}

}  // namespace claimgraph::extract
