// How a store is opened, and what comes of putting a document into it.
#pragma once

#include <cstdint>

namespace claimgraph::store {

enum class Access {
  read,    // takes no lock: any number of readers beside one writer, each seeing the store as it was when opened
  write,   // the store must exist
  create,  // makes it where there is none
};

// From when on a document that was put outlives a crash.
enum class Safe : std::uint8_t {
  at_once,
  when_settled,  // it is in memory only until then, which spares a bulk load to write it twice
};

enum class PutOutcome : std::uint8_t {
  added,
  replaced,   // took the place of another document of the same path or url, or of an older extraction of the same bytes
  unchanged,  // the same extraction was there already
  duplicate,  // the same bytes were there under another path; both paths are kept
  superseded,  // another document of the same run has the same url and is the later one
};

}  // namespace claimgraph::store
