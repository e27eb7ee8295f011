// Typed access to the query of a request. The first wrong parameter is kept as a message that names it; what follows
// yields the defaults, so that a handler checks once, after it has read all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "serve/http.h"

namespace claimgraph::serve {

class Parameters {
 public:
  // `known` are all the parameters that there are; others are a problem. Views the request.
  Parameters(const HttpRequest& request, const std::vector<std::string>& known);

  std::string text(const char* name);  // empty when absent
  std::string required_text(const char* name);
  std::vector<std::string> texts(const char* name);  // all of that name, in order
  std::size_t number(const char* name, std::size_t otherwise, std::size_t least, std::size_t most);
  double real(const char* name, double otherwise, double least, double most);
  bool flag(const char* name);  // "true" or "1"; absent or "false" or "0"

  void report(const std::string& message);  // keeps the first
  const std::string& problem() const { return problem_; }

 private:
  const HttpRequest& request_;
  std::string problem_;
};

}  // namespace claimgraph::serve
