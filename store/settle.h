// Settling: makes the graph again what it has to be, a function of the documents and decisions, after documents or
// decisions came or went. Only what is new or marked, and what hangs together with it, is looked at. The decision
// record on settling in docs/decisions has the reasons and the alternatives.
#pragma once

#include <memory>

#include "store/arrivals.h"
#include "store/database.h"
#include "store/resolver.h"

namespace claimgraph::store {

// Is anything marked?
Result<bool> needs_settling(const Reader& reader);

// One atomic step: a crash leaves the store as it was before, with its marks. `arrivals` must be all marked ones; they
// are gone afterwards. No other writer may be at work.
Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver, Arrivals& arrivals);

}  // namespace claimgraph::store
