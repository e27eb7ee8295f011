// How much each sign weighs when extraction decides which tellings are of one event (event_weights.tsv; see
// tools/train_links.py).
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"

namespace claimgraph::extract {

// Signs that a telling is of an event told before; ClusterFeatures (extract/claims/event_clusters.h) explains them.
inline constexpr std::array<std::string_view, 47> kTellingSigns = {"",
                                                                   "same-family",
                                                                   "kin-family",
                                                                   "same-lemma",
                                                                   "definite",
                                                                   "anaphor",
                                                                   "plain",
                                                                   "fresh",
                                                                   "title",
                                                                   "same-target",
                                                                   "other-target",
                                                                   "same-perpetrator",
                                                                   "other-perpetrator",
                                                                   "same-place",
                                                                   "other-place",
                                                                   "same-date",
                                                                   "other-date",
                                                                   "same-count",
                                                                   "rival-count",
                                                                   "other-count",
                                                                   "same-victims",
                                                                   "other-victims",
                                                                   "other-type",
                                                                   "same-sentence",
                                                                   "distance",
                                                                   "counted",
                                                                   "denied",
                                                                   "denied-ahead",
                                                                   "denied-in-other-words",
                                                                   "own",
                                                                   "same-deed",
                                                                   "same-type",
                                                                   "words",
                                                                   "last-told",
                                                                   "often",
                                                                   "first-event",
                                                                   "noun",
                                                                   "weak",
                                                                   "faint",
                                                                   "plural",
                                                                   "same-block",
                                                                   "same-speaker",
                                                                   "other-speaker",
                                                                   "title-of-lead",
                                                                   "same-doers",
                                                                   "other-doers",
                                                                   "aside"};

// Immutable after load().
class EventWeights {
 public:
  // Every sign must have a row. Errors name file and line.
  static Result<EventWeights> load(std::span<const std::filesystem::path> folders);

  // Parallel to kTellingSigns.
  std::span<const double> telling() const { return telling_; }

 private:
  std::array<double, kTellingSigns.size()> telling_{};
};

}  // namespace claimgraph::extract
