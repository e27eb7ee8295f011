// `claimgraph serve`: the explorer and the API of one store over HTTP.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "serve/current_view.h"
#include "serve/listen_address.h"

namespace claimgraph::serve {

struct ServeOptions {
  ListenAddress listen;
  std::vector<std::string> also_hosts;  // see SiteOptions
  std::string version;
  // Called once with the address when it listens.
  std::function<void(const ListenAddress&)> on_listening;
};

// Answers until `stop` is true, then finishes the requests in hand. Errors: the store cannot be opened, the address
// cannot be had.
Status serve(ViewSource source, const ServeOptions& options, const std::atomic<bool>& stop);

}  // namespace claimgraph::serve
