// Names as the judges see them: folded (base/fold_name.h), with "&" as the word it is, and taken into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::resolve {

std::string fold(std::string_view name);

// The words of a folded text: views into it.
std::vector<std::string_view> words_of(std::string_view folded);

}  // namespace claimgraph::resolve
