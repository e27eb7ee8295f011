#include <cstdlib>

#include "extract/pipeline/extractor.h"

namespace claimgraph::extract {

namespace fs = std::filesystem;

namespace {

bool holds_data(const fs::path& folder) {
  std::error_code ec;
  return fs::is_directory(folder / "lexicon", ec);
}

}  // namespace

Result<fs::path> find_data_directory() {
  std::vector<fs::path> tried;
  if (const char* given = std::getenv("CLAIMGRAPH_DATA_DIR"); given != nullptr && *given != '\0') {
    tried.emplace_back(given);
  } else {
    std::error_code ec;
    const fs::path program = fs::read_symlink("/proc/self/exe", ec).parent_path();
    tried = {program / "data", program.parent_path() / "data", program.parent_path() / "share" / "claimgraph"};
  }
  std::string places;
  for (const fs::path& folder : tried) {
    if (holds_data(folder)) return folder;
    places += (places.empty() ? "" : ", ") + folder.string();
  }
  return Error{ErrorCode::io, "no data files (language model, gazetteer, lexicon) in " + places +
                                  ": build with ./quickstart, or set CLAIMGRAPH_DATA_DIR to their folder"};
}

}  // namespace claimgraph::extract
