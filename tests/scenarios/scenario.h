// A scenario: an article of a few lines, and what must come out of the whole of extraction.
//
//   === what it shows, as a sentence
//   published: 2024-05-08            (optional; so is `publisher: Harbour Post`)
//   The headline
//   A paragraph a line ...
//   ---
//   claims: Northern Wolves -> killed three soldiers
//   denies: Army of Zoria -> attack on the depot
//   reported-by: attack -> Harbour Post
//   located-in: attack -> Brod
//   perpetrator: attack -> Northern Wolves        (and target, victim, participant, recipient)
//   type: attack = assault
//   fatalities: attack = 3..3                     ("-" for an open end)
//   date: attack = 2024-05-07
//   events = 2
//   no event: parade
//   no claims: Army of Zoria -> attack            (any edge line)
//
// An actor is named by its name or an alias; an event by words of one of its mentions or of its name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph::scenarios {

struct Scenario {
  std::string title;
  std::string published;
  std::string publisher;
  std::string text;
  std::vector<std::string> expected;
};

std::vector<Scenario> read_scenarios(const std::filesystem::path& file);

// The whole of extraction over the text, a paragraph a line, the first line the headline.
Extraction extract(const Scenario& scenario);

// Empty when the line holds; else what is there instead.
std::string check(const Extraction& extraction, const std::string& line);

}  // namespace claimgraph::scenarios
