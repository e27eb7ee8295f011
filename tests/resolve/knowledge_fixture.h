// The shipped tables, loaded once for all tests of resolution.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>

#include "resolve/knowledge.h"

namespace claimgraph::resolve {

inline const Knowledge& shipped_knowledge() {
  static const Knowledge loaded = [] {
    const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data/lexicon"};
    auto result = Knowledge::load(folders);
    if (!result) FAIL(result.error().message);
    return std::move(*result);
  }();
  return loaded;
}

}  // namespace claimgraph::resolve
