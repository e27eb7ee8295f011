#include "ingest/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace claimgraph::ingest {

ProgressBar::ProgressBar() : on_terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_terminal_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  std::string bar;
  if (progress.bytes_total > 0) {
    const double share = static_cast<double>(std::min(progress.bytes_done, progress.bytes_total)) /
                         static_cast<double>(progress.bytes_total);
    const auto filled = static_cast<std::size_t>(share * 30);
    bar = fmt::format("[{}{}] {:3.0f}% ", std::string(filled, '#'), std::string(30 - filled, '.'), share * 100);
  }
  std::fputs(fmt::format("\r\033[K{}{} documents, {} skipped", bar, progress.documents, progress.skipped).c_str(),
             stderr);
  std::fflush(stderr);
}

}  // namespace claimgraph::ingest
