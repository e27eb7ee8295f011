#include "resolve/fold.h"

#include <algorithm>

#include "base/fold_name.h"

namespace claimgraph::resolve {

std::string fold(std::string_view name) {
  if (name.find('&') == std::string_view::npos) return fold_name(name);
  std::string spelt;
  for (const char c : name) spelt += c == '&' ? std::string(" and ") : std::string(1, c);
  return fold_name(spelt);
}

}  // namespace claimgraph::resolve
