// A progress bar on a terminal; nothing anywhere else.
#pragma once

#include <chrono>

#include "ingest/ingest.h"

namespace claimgraph::ingest {

// Draws on the standard error while it lives, at most ten times a second, and wipes the line at its end.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void show(const Progress& progress);

 private:
  bool on_terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace claimgraph::ingest
