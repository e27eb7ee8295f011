// The body of a stored HTTP response. Private to extract/input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph::extract {

struct HttpBody {
  std::string body;  // chunks joined, unpacked
  std::string content_type;
  std::string charset;
  std::string problem;  // why the body can't be read, empty when it can
  int status = 200;
};

// `response`: status line, header and body as they came over the wire, or the body decoded already while the header
// stayed, as many crawlers store it: transfer and content encodings are undone only where the bytes bear them. A body
// that unpacks to more than `limit` bytes is cut at limit + 1.
HttpBody split_http(std::string_view response, std::size_t limit);

}  // namespace claimgraph::extract
