// The view of the store that answers are made from: opened read-only, and again when a writer has changed the store.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "graph/view.h"

namespace claimgraph::serve {

// Where a view comes from. Both are called from several threads, never two at once.
struct ViewSource {
  // Another text after every change, quick.
  std::function<std::string()> state;
  std::function<Result<std::shared_ptr<const GraphView>>()> open;
};

// One answer reads one view, so it is of one state of the store, whatever a writer does meanwhile. Thread-safe.
class CurrentView {
 public:
  // Looks for changes at most every `interval`.
  explicit CurrentView(ViewSource source, std::chrono::milliseconds interval = std::chrono::seconds(1));

  struct Version {
    std::shared_ptr<const GraphView> view;
    std::string state;  // equal states, equal answers
  };
  // While one thread opens the new state, the others go on with the former. Where the store cannot be opened any more,
  // the former state stays, and the log says so. An Error only when there never was a view.
  Result<Version> get();

 private:
  void refresh();

  const ViewSource source_;
  const std::chrono::milliseconds interval_;
  std::mutex opening_;                                 // held by the one thread that refreshes
  std::chrono::steady_clock::time_point next_look_{};  // under opening_
  std::mutex mutex_;                                   // guards what follows, never for long
  Version current_;
  Error problem_;
};

}  // namespace claimgraph::serve
