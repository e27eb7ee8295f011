// A few lines of text, and the events found in them as words: for tests that read as tables.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "entities_scenario.h"
#include "extract/claims/attribution.h"
#include "extract/claims/events.h"
#include "extract/lexicon/cues.h"
#include "extract/lexicon/event_lexicon.h"
#include "extract/lexicon/quantity_lexicon.h"

namespace claimgraph::extract {

// What the finder of events needs besides the entities', opened once for all tests of the program.
struct EventKnowledge {
  Result<CueLexicon> cues;
  Result<EventLexicon> events;
  Result<QuantityLexicon> quantities;

  static const EventKnowledge& get() {
    static const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "extract" /
                                                    "lexicon"};
    static const EventKnowledge knowledge{CueLexicon::load(folders), EventLexicon::load(folders),
                                          QuantityLexicon::load(folders)};
    return knowledge;
  }
};

// Each line is a paragraph; one that starts with "# " is the title. Published on Wednesday, 20 March 2024.
class EventScenario {
 public:
  explicit EventScenario(const std::string& text) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      std::string line = text.substr(start, end - start);
      start = end + 1;
      const bool title = line.starts_with("# ");
      Block block;
      block.kind = title ? BlockKind::title : BlockKind::paragraph;
      block.text = title ? line.substr(2) : std::move(line);
      document_.blocks.push_back(std::move(block));
    }
    document_.published = DateMention{std::nullopt, "2024-03-20"};
    const EntityKnowledge& names = EntityKnowledge::get();
    const EventKnowledge& knowledge = EventKnowledge::get();
    REQUIRE(names.engine.ok());
    REQUIRE(knowledge.cues.ok());
    REQUIRE(knowledge.events.ok());
    REQUIRE(knowledge.quantities.ok());
    std::vector<std::string_view> paragraphs;
    for (const Block& b : document_.blocks) paragraphs.push_back(b.text);
    discourse_.document = &document_;
    discourse_.classes = &word_classes_under_test();
    discourse_.blocks = (*names.engine)->annotate(paragraphs);
    entities_ = find_entities(discourse_, *names.actors, *names.gazetteer);
    attributions_ = find_attributions(discourse_, entities_, *knowledge.cues);
    found_ = find_events(discourse_, entities_, attributions_, *knowledge.events, *knowledge.quantities);
  }
  EventScenario(const EventScenario&) = delete;
  EventScenario& operator=(const EventScenario&) = delete;

  const Events& events() const { return found_; }
  const std::string& entity_name(std::uint32_t entity) const { return entities_.entities[entity].name; }
  // The types of all events in the order of the text, "assault coerce"; empty when there is none.
  std::string types() const {
    std::string out;
    for (const Event& e : found_.events) out += (out.empty() ? "" : " ") + e.event_type;
    return out;
  }

 private:
  CleanDocument document_;
  Discourse discourse_;
  Entities entities_;
  std::vector<AttributionSpan> attributions_;
  Events found_;
};

}  // namespace claimgraph::extract
