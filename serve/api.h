// The JSON API: each path under /api is a query of graph/queries or graph/algorithm, answered in the very JSON that the
// command of that name prints with `--format json`. docs/serve.md lists paths and parameters.
#pragma once

#include <mutex>

#include "graph/view.h"
#include "serve/http.h"

namespace claimgraph::serve {

// Thread-safe, as the views are.
class Api {
 public:
  // Answers a GET of a path that starts with "/api". Lists come in pages: where there is more, a Link header names the
  // next one. Wrong parameters are 400, what is not there 404, a store that cannot be read 500 (the log has the
  // reason).
  HttpResponse answer(const GraphView& view, const HttpRequest& request);

 private:
  std::mutex
      whole_graph_;  // the algorithms over the whole graph run one at a time: each takes memory of the graph's size
};

}  // namespace claimgraph::serve
