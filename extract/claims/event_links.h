// Words of one block that tell one event because the syntax says so: an outcome and its cause ("two died when a bomb
// hit their car", "killing four", "the fire that killed 15"), a verb and a noun of one deed ("signed an accord").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/claims/syntax.h"
#include "extract/claims/triggers.h"

namespace claimgraph::extract {

struct Telling;

// A word that may tell the same event as a trigger, if it is one itself.
struct EventLink {
  std::uint32_t token = 0;
  bool same_family = false;  // only where both words are of one family
  bool subject = false;      // it is the subject of the trigger's verb
  bool mishap = false;       // only where it tells a mishap or a blast: "killed after a bus crashed"
};

// The likeliest first.
std::vector<EventLink> event_links(const SyntaxTree& tree, const Trigger& trigger);

// For each telling the index of the one that it belongs to, by its links; and sets the type of an outcome to that of
// its cause, where the outcome's own words leave it open.
std::vector<std::optional<std::size_t>> link_tellings(std::span<Telling> tellings);

}  // namespace claimgraph::extract
