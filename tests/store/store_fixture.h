// Opens stores in temporary folders, and says what is in them.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "store/check.h"
#include "store/database.h"
#include "store/store.h"
#include "tests/support/synthetic.h"
#include "tests/support/temp_dir.h"

namespace claimgraph::testing {

inline std::shared_ptr<const store::Resolver> name_resolver() { return std::make_shared<NameResolver>(); }

inline std::unique_ptr<store::Store> open_store(const std::string& path, store::Access access = store::Access::create) {
  auto store = store::Store::open(path, access, name_resolver());
  if (!store) FAIL(store.error().message);
  return std::move(*store);
}

inline void put(store::Store& store, Extraction extraction) {
  const auto outcome = store.put(store::prepare(std::move(extraction), store.resolver()));
  if (!outcome) FAIL(outcome.error().message);
}

// Every row of the families that make up documents and graph, as text. `url` rows hold the number of their run, which
// is no part of the graph.
inline std::string dump(const std::string& path) {
  auto database = store::Database::open(path, store::Access::read);
  if (!database) FAIL(database.error().message);
  const store::Snapshot snapshot(*database);
  std::string out;
  for (std::size_t i = 0; i < store::kFamilies; ++i) {
    const auto family = static_cast<store::Family>(i);
    if (family == store::Family::meta) continue;
    const auto status = snapshot.scan(family, {}, [&](std::string_view key, std::string_view value) {
      if (family == store::Family::paths) value = value.substr(0, 16);
      out += std::string(store::to_string(family)) + " " + std::string(key) + " = " + std::string(value) + "\n";
      return true;
    });
    REQUIRE(status.ok());
  }
  return out;
}

inline std::vector<std::string> problems(const store::Store& store) {
  std::vector<std::string> found;
  const auto rows = store.check([&](const store::Problem& problem) {
    found.push_back(problem.where + ": " + problem.what);
    return found.size() < 20;
  });
  if (!rows) found.push_back(rows.error().message);
  return found;
}

}  // namespace claimgraph::testing
