// What the store needs of resolution: the pure functions of resolve/, as one object, so that tests can put simpler ones
// in their place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/model.h"
#include "resolve/judge.h"
#include "resolve/member.h"

namespace claimgraph::store {

// Every function is pure; the object is immutable and serves any number of threads.
class Resolver {
 public:
  virtual ~Resolver() = default;

  // Another one when any of the functions below would give another outcome.
  virtual std::string fingerprint() const = 0;
  // All nodes of an extraction, in their order there.
  virtual std::vector<resolve::Member> members_of(const Extraction& extraction) const = 0;
  // Members that share none of these are never the same. Sorted, each once. Must not look at the member's key.
  virtual std::vector<std::string> block_keys(const resolve::Member& member) const = 0;
  // Symmetric. Looks at no more of the keys than whether the documents are the same one.
  virtual resolve::Judgement judge(const resolve::Member& a, const resolve::Member& b) const = 0;
  // The pairs of a block that are not plainly different: judge() of each, but the members' names are analysed once.
  virtual std::vector<resolve::JudgedPair> judge_block(std::span<const resolve::Member> members) const = 0;
  // Members that are in no way connected by pairs and decisions never share a component.
  virtual std::vector<std::vector<std::uint32_t>> components(std::span<const resolve::Member> members,
                                                             std::span<const resolve::JudgedPair> pairs,
                                                             std::span<const resolve::Decision> decisions) const = 0;

  // Copies: documents that share none of these keys are no copies of each other.
  virtual std::vector<std::string> copy_keys(const Extraction& extraction) const = 0;
  // Symmetric: do both tell one report?
  virtual bool are_copies(const Extraction& a, const Extraction& b) const = 0;

 protected:
  Resolver() = default;
  Resolver(const Resolver&) = default;
  Resolver& operator=(const Resolver&) = default;
};

}  // namespace claimgraph::store
