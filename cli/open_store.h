// The store of the session, opened with this installation's knowledge of names.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "cli/session.h"
#include "graph/queries/find.h"
#include "graph/view.h"
#include "resolve/knowledge.h"
#include "store/store.h"

namespace claimgraph::cli {

// What resolution knows of names, of the shipped tables and the user's own.
Result<resolve::Knowledge> open_knowledge(const Session& session);

Result<std::unique_ptr<store::Store>> open_store(const Session& session, store::Access access);

// Opens the store for reading and calls `query` with a view of it; whatever fails goes to session.fail.
void with_view(Session& session, const std::function<Status(const GraphView&)>& query);
// The same with the store itself, opened with `access`.
void with_store(Session& session, store::Access access, const std::function<Status(store::Store&)>& work);

}  // namespace claimgraph::cli
