// Settling: makes the graph again what it has to be, a function of the documents and decisions, after documents or
// decisions came or went. Only what is marked dirty, and what hangs together with it, is looked at. The decision record
// on settling in docs/decisions has the reasons and the alternatives.
#pragma once

#include <memory>

#include "store/database.h"
#include "store/resolver.h"

namespace claimgraph::store {

// Is anything marked?
Result<bool> needs_settling(const Reader& reader);

// Three steps, each one atomic batch: the pairs of new profiles, the copies of new documents, and the entities and
// edges. A crash leaves the store as it was before a step, and the marks in place, so that the next settling begins
// there. No other writer may be at work.
Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver);

}  // namespace claimgraph::store
