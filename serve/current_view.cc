#include "serve/current_view.h"

#include <spdlog/spdlog.h>

namespace claimgraph::serve {

CurrentView::CurrentView(ViewSource source, std::chrono::milliseconds interval)
    : source_(std::move(source)), interval_(interval) {}

Result<CurrentView::Version> CurrentView::get() {
  {
    std::unique_lock lock(mutex_);
    const bool none = current_.view == nullptr;
    lock.unlock();
    std::unique_lock opening(opening_, std::defer_lock);
    if (none) {
      opening.lock();
    } else if (!opening.try_lock()) {
      lock.lock();
      return current_;
    }
    refresh();
  }
  const std::lock_guard lock(mutex_);
  if (current_.view == nullptr) return problem_;
  return current_;
}

// The state is taken before the view: should a writer come between, then the view is newer than its name, and the next
// look opens it again; it can never be older.
void CurrentView::refresh() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return;
  std::string state = source_.state();
  if (current_.view == nullptr || state != current_.state) {
    auto opened = source_.open();
    const std::lock_guard lock(mutex_);
    if (opened) {
      current_ = {std::move(*opened), std::move(state)};
    } else {
      problem_ = opened.error();
      spdlog::warn("serve: {}", problem_.message);
    }
  }
  next_look_ = std::chrono::steady_clock::now() + interval_;
}

}  // namespace claimgraph::serve
