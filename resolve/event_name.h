// What people read of an event. Its node is named by a trigger ("its fighters had attacked"); the best of its mentions,
// with its place, says more.
#pragma once

#include <span>
#include <string>

#include "graph/model.h"
#include "resolve/knowledge.h"

namespace claimgraph::resolve {

struct EventName {
  std::string text;
  int rank = 0;  // 0 to 9: of several members of a component, the name of the highest is shown
};

// The most readable of the event's mentions: of the title, without pronouns, of several words, some of them a deed's;
// its first place is put behind where the words don't name one of them. `title`: the document's, if known. Pure.
EventName event_name(const ExtractionNode& event, const std::optional<ByteSpan>& title,
                     std::span<const std::string> places, const Knowledge& knowledge);

}  // namespace claimgraph::resolve
