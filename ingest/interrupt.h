// Ctrl-C as a flag: the first one asks a run to stop after the document in hand, a second one kills the program as
// usual (which leaves a whole store, too).
#pragma once

#include <atomic>

namespace claimgraph::ingest {

// While it lives, SIGINT and SIGTERM set the flag. One at a time in a process.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  const std::atomic<bool>& flag() const;
};

}  // namespace claimgraph::ingest
