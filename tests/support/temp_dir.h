// A folder that is gone with the object.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace claimgraph::testing {

class TempDir {
 public:
  TempDir() {
    // In memory where there is such a place: the many syncs of small stores take seconds on a busy disk.
    std::string name = "/dev/shm/claimgraph-test-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
      name = (std::filesystem::temp_directory_path() / "claimgraph-test-XXXXXX").string();
      if (mkdtemp(name.data()) == nullptr) std::abort();
    }
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace claimgraph::testing
