// Commands that turn each document of their inputs into output, in input order, on all processors.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "extract/document.h"

namespace claimgraph::cli {

// Calls `work` for every document of `inputs` (extract/input/stream.h), on `threads` threads (0: as many as there are
// processors), and prints what it returns on standard output in the order of the documents. An unreadable input is
// reported on standard error, counted, and skipped; the session then fails with exit code 1 once everything else is
// done. `work` is called from several threads at once.
void for_each_document(Session& session, const std::vector<std::string>& inputs, unsigned threads,
                       const std::function<std::string(const extract::RawDocument&)>& work);

}  // namespace claimgraph::cli
