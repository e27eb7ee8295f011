// The explorer's files, built into the program from serve/page/.
#pragma once

#include <string_view>
#include <vector>

namespace claimgraph::serve {

struct PageFile {
  std::string_view path;  // "/explorer.js"
  std::string_view type;
  std::string_view bytes;
};

// In the order of their names; alive as long as the program.
const std::vector<PageFile>& page_files();

}  // namespace claimgraph::serve
