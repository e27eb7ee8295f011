#include "store/files_state.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/id.h"

namespace claimgraph::store {

namespace {

bool tells(const std::string& name) {
  const auto ends_with_log = name.size() > 4 && name.compare(name.size() - 4, 4, ".log") == 0;
  return name == "CURRENT" || name.rfind("MANIFEST-", 0) == 0 || ends_with_log;
}

}  // namespace

std::string files_state(const std::string& path) {
  std::vector<std::string> lines;
  std::error_code problem;
  for (std::filesystem::directory_iterator it(path, problem), end; !problem && it != end; it.increment(problem)) {
    const std::string name = it->path().filename().string();
    struct stat info {};
    if (!tells(name) || ::stat(it->path().c_str(), &info) != 0) continue;
    lines.push_back(name + ' ' + std::to_string(info.st_size) + ' ' + std::to_string(info.st_mtim.tv_sec) + '.' +
                    std::to_string(info.st_mtim.tv_nsec));
  }
  if (lines.empty()) return {};
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  const auto hash = hash128(all);
  return hex128(hash[0], hash[1]);
}

}  // namespace claimgraph::store
