// Names as the judges see them: folded (base/fold_name.h), with "&" as the word it is.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph::resolve {

std::string fold(std::string_view name);

}  // namespace claimgraph::resolve
