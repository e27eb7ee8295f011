// The proof that a store holds together: docs/storage-format.md lists the invariants.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "store/database.h"
#include "store/resolver.h"
#include "store/store.h"

namespace claimgraph::store {

// Reads every row. `report` gets each problem; false stops. The number of rows that were looked at; an Error only when
// the store cannot be read at all.
Result<std::uint64_t> check_store(const std::shared_ptr<const Database>& database, const Resolver& resolver,
                                  const std::function<bool(const Problem&)>& report);

}  // namespace claimgraph::store
