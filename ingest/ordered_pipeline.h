// Several threads work on items; one takes the results, in the order in which the items were read.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace claimgraph::ingest {

// `next` gives the items one after another and nothing at the end; it is never called by two threads at once. `work`
// turns an item into a Done on any of `threads` threads. `finish` gets each Done on the calling thread, in order; when
// it returns false, no more is read and what is under way is thrown away. At most `ahead` items are read that are not
// finished yet, which bounds the memory.
template <class Item, class Done, class Next, class Work, class Finish>
void run_in_order(unsigned threads, std::size_t ahead, Next next, Work work, Finish finish) {
  std::mutex mutex;
  std::condition_variable room;   // for reading
  std::condition_variable ready;  // for finishing
  std::mutex reading;
  std::uint64_t read = 0;
  std::uint64_t finished = 0;
  unsigned working = threads;
  bool ended = false;
  std::map<std::uint64_t, Done> done;

  // The next item with its number; nothing when there is no more to read.
  const auto take = [&]() -> std::optional<std::pair<std::uint64_t, Item>> {
    const std::lock_guard reader(reading);
    {
      std::unique_lock lock(mutex);
      room.wait(lock, [&] { return ended || read - finished < ahead; });
      if (ended) return std::nullopt;
    }
    std::optional<Item> item = next();
    const std::lock_guard lock(mutex);
    if (!item) ended = true;
    if (!item) return std::nullopt;
    return std::pair(read++, std::move(*item));
  };
  const auto worker = [&] {
    while (auto item = take()) {
      Done result = work(std::move(item->second));
      const std::lock_guard lock(mutex);
      done.emplace(item->first, std::move(result));
      ready.notify_one();
    }
    const std::lock_guard lock(mutex);
    --working;
    ready.notify_one();
  };

  std::vector<std::jthread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(worker);
  std::unique_lock lock(mutex);
  while (true) {
    ready.wait(lock, [&] { return working == 0 || done.count(finished) > 0; });
    const auto found = done.find(finished);
    if (found == done.end()) break;
    Done result = std::move(found->second);
    done.erase(found);
    lock.unlock();
    const bool go_on = finish(std::move(result));
    lock.lock();
    ++finished;
    if (!go_on) {
      ended = true;
      done.clear();
    }
    room.notify_all();
    if (!go_on) break;
  }
}

}  // namespace claimgraph::ingest
