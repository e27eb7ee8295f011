// The whole site as a function from request to answer: who may ask, the API, the explorer's files, and the headers that
// guard them.
#pragma once

#include <string>
#include <vector>

#include "serve/api.h"
#include "serve/current_view.h"
#include "serve/http.h"

namespace claimgraph::serve {

struct SiteOptions {
  std::string host;                     // that the server listens on
  std::vector<std::string> also_hosts;  // other names that a request may call it by
  std::string version;                  // of the program: a new one makes cached answers old
};

// Only GET and HEAD (405), only under the server's own names (403, see is_own_host), the API only for the explorer's
// own page and for programs, not for pages of other sites (403). Answers carry an ETag of the store's state.
// Thread-safe.
class Site {
 public:
  Site(CurrentView& view, SiteOptions options) : view_(view), options_(std::move(options)) {}
  HttpResponse answer(const HttpRequest& request);

 private:
  HttpResponse refuse_or_route(const HttpRequest& request);
  HttpResponse api(const HttpRequest& request);
  HttpResponse file(const HttpRequest& request) const;

  CurrentView& view_;
  SiteOptions options_;
  Api api_;
};

}  // namespace claimgraph::serve
