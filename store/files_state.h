// Whether a store has changed, without opening it.
#pragma once

#include <string>

namespace claimgraph::store {

// A short text that is another one after every change of the store at `path`, made from the names, sizes and times of
// the files that RocksDB writes a change to first (log, manifest). Empty when there is no store. Reads one folder
// listing; thread-safe.
std::string files_state(const std::string& path);

}  // namespace claimgraph::store
