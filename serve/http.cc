#include "serve/http.h"

#include "graph/json.h"

namespace claimgraph::serve {

HttpResponse error_response(int status, const std::string& message) {
  return {status, kJsonType, json_line({{"error", message}}) + "\n", {{"Cache-Control", "no-store"}}};
}

}  // namespace claimgraph::serve
