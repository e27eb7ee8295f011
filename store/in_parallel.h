// Work that falls into independent parts, on all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace claimgraph::store {

// Calls work(i) for each i below `count`, each once, from several threads; returns when all are done. `work` must not
// throw.
template <class Work>
void in_parallel(std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(cores, count); ++i) others.emplace_back(run);
  run();
}

// The same for much small work: a thread takes `part` of the calls at a time, which follow one another.
template <class Work>
void in_parallel_parts(std::size_t count, std::size_t part, Work work) {
  in_parallel((count + part - 1) / part, [&](std::size_t p) {
    const std::size_t end = std::min(count, (p + 1) * part);
    for (std::size_t i = p * part; i < end; ++i) work(i);
  });
}

}  // namespace claimgraph::store
