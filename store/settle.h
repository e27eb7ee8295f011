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

// One atomic step: a crash leaves the store as it was before, with its marks. `arrivals` must be marked; they are
// settled and gone afterwards, others wait. No other writer may be at work.
Status settle(const std::shared_ptr<Database>& database, const Resolver& resolver, Arrivals& arrivals);

// Settles all that is marked, in steps that bound the memory.
Status settle_marked(const std::shared_ptr<Database>& database, const Resolver& resolver);

// Forgets all that was derived, and marks every document as if it had just come: what has to be done when resolution
// has changed. Atomic; settle_marked() does the rest, now or after a crash.
Status forget_derived(const std::shared_ptr<Database>& database);

}  // namespace claimgraph::store
