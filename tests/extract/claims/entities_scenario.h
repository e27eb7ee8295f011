// A few lines of text, and the entities found in them as lines of text: for tests that read as tables.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "extract/claims/entities.h"
#include "extract/language/engine.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/gazetteer.h"
#include "tests/extract/claims/word_classes_under_test.h"

namespace claimgraph::extract {

// What the finder needs, opened once for all tests of the program.
struct EntityKnowledge {
  Result<ActorLexicon> actors;
  Result<Gazetteer> gazetteer;
  Result<std::unique_ptr<LanguageEngine>> engine;

  static const EntityKnowledge& get() {
    namespace fs = std::filesystem;
    static const fs::path folders[] = {fs::path(CLAIMGRAPH_SOURCE_DIR) / "extract" / "lexicon"};
    static const fs::path data = fs::path(CLAIMGRAPH_BINARY_DIR) / "data";
    static const EntityKnowledge knowledge{ActorLexicon::load(folders), Gazetteer::open(data / "gazetteer.bin"),
                                           LanguageEngine::open(data / "language.cgm")};
    return knowledge;
  }
};

// Paragraphs are separated by line ends.
class EntityScenario {
 public:
  explicit EntityScenario(const std::string& text, CleanDocument document = {}) : document_(std::move(document)) {
    std::vector<std::string_view> paragraphs;
    const std::string_view all = text;
    for (std::size_t start = 0; start <= all.size();) {
      const std::size_t end = std::min(all.find('\n', start), all.size());
      paragraphs.push_back(all.substr(start, end - start));
      start = end + 1;
    }
    const EntityKnowledge& knowledge = EntityKnowledge::get();
    REQUIRE(knowledge.actors.ok());
    REQUIRE(knowledge.gazetteer.ok());
    REQUIRE(knowledge.engine.ok());
    discourse_.document = &document_;
    discourse_.classes = &word_classes_under_test();
    discourse_.blocks = (*knowledge.engine)->annotate(paragraphs);
    found_ = find_entities(discourse_, *knowledge.actors, *knowledge.gazetteer);
  }
  EntityScenario(const EntityScenario&) = delete;
  EntityScenario& operator=(const EntityScenario&) = delete;

  const Entities& entities() const { return found_; }
  std::string_view text(const Mention& m) const { return discourse_.blocks[m.block].words(m.tokens); }

  // The entity that a mention with exactly this text belongs to; null when there is none. The n-th such mention.
  const Entity* of(std::string_view words, int n = 0) const {
    for (const EntityMention& m : found_.mentions) {
      if (text(m.where) == words && n-- == 0) return &found_.entities[m.entity];
    }
    return nullptr;
  }
  // "organisation/military", or "-" when nothing with this text is a mention.
  std::string kind(std::string_view words) const {
    const Entity* entity = of(words);
    if (entity == nullptr) return "-";
    return std::string(to_string(entity->type)) + (entity->kind.empty() ? "" : "/" + entity->kind);
  }
  bool same(std::string_view a, std::string_view b) const { return of(a) != nullptr && of(a) == of(b); }

  // "Igor Konashenkov -> Russian Defence Ministry", in order, a line each; " (former)" where it is.
  std::string affiliations() const {
    std::string out;
    for (const Affiliation& a : found_.affiliations) {
      out += found_.entities[a.from].name + " -> " + found_.entities[a.to].name + (a.former ? " (former)" : "") + "\n";
    }
    return out;
  }
  // "resolved to" of a nominal or pronoun; empty when it is no mention.
  std::string resolves(std::string_view words, int n = 0) const {
    const Entity* entity = of(words, n);
    return entity == nullptr ? "" : entity->name;
  }

 private:
  CleanDocument document_;
  Discourse discourse_;
  Entities found_;
};

}  // namespace claimgraph::extract
