// A few lines of text through the real language engine, and the attributions found in them.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/attribution.h"
#include "extract/lexicon/cues.h"
#include "tests/extract/claims/word_classes_under_test.h"
#include "tests/extract/language/engine_under_test.h"

namespace claimgraph::extract {

inline const CueLexicon& scenario_cues() {
  static const auto cues = [] {
    const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data" / "lexicon"};
    return CueLexicon::load(folders);
  }();
  if (!cues) FAIL(cues.error().message);
  return *cues;
}

struct Actor {
  std::string name;
  NodeType type = NodeType::organisation;
};

// Each line is a block; a line that starts with "# " is the title. Every occurrence of an actor's name is a mention.
class Scenario {
 public:
  explicit Scenario(const std::string& text, std::vector<Actor> actors = {}) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      std::string line = text.substr(start, end - start);
      start = end + 1;
      if (line.empty()) continue;
      const bool title = line.starts_with("# ");
      Block block;
      block.kind = title ? BlockKind::title : BlockKind::paragraph;
      block.text = title ? line.substr(2) : line;
      document_.blocks.push_back(std::move(block));
    }
    std::vector<std::string_view> paragraphs;
    for (const Block& b : document_.blocks) paragraphs.push_back(b.text);
    discourse_.document = &document_;
    discourse_.classes = &word_classes_under_test();
    discourse_.blocks = engine_under_test().annotate(paragraphs);
    for (const Actor& actor : actors) add(actor);
    std::sort(entities_.mentions.begin(), entities_.mentions.end(),
              [](const EntityMention& a, const EntityMention& b) { return a.where < b.where; });
    found_ = find_attributions(discourse_, entities_, scenario_cues());
  }
  Scenario(const Scenario&) = delete;
  Scenario& operator=(const Scenario&) = delete;

  // "[source] [cue] {content | content}" of each outermost attribution, one a line; nested ones are indented.
  std::string told() const {
    std::string out;
    for (const AttributionSpan& a : found_) {
      out += (a.outer ? "  [" : "[") + words(a.source) + "] [" + words(a.cue) + "] {";
      for (std::size_t i = 0; i < a.content.size(); ++i) out += (i > 0 ? " | " : "") + words(a.content[i]);
      out += "}\n";
    }
    return out;
  }

  // "Amaq claims hedged: content" of each attribution that claims or denies.
  std::string stances() const {
    std::string out;
    for (const AttributionSpan& a : found_) {
      if (!a.makes_claim && a.stance != AttributionStance::denies) continue;
      out += a.claimant ? entities_.entities[*a.claimant].name : "?";
      if (a.on_behalf_of) out += " for " + entities_.entities[*a.on_behalf_of].name;
      out += " " + std::string(to_string(a.stance));
      if (a.stance == AttributionStance::claims && a.claim_stance != Stance::asserted) {
        out += " " + std::string(to_string(a.claim_stance));
      }
      if (a.responsibility) out += " responsibility";
      for (const std::uint32_t carrier : a.carriers) out += " via " + entities_.entities[carrier].name;
      out += "\n";
    }
    return out;
  }

  const std::vector<AttributionSpan>& found() const { return found_; }
  Entities& entities() { return entities_; }

 private:
  std::string words(const std::optional<Mention>& m) const { return m ? words(*m) : std::string(); }
  std::string words(const Mention& m) const { return std::string(discourse_.blocks[m.block].words(m.tokens)); }

  void add(const Actor& actor) {
    const auto index = static_cast<std::uint32_t>(entities_.entities.size());
    Entity entity;
    entity.type = actor.type;
    entity.name = actor.name;
    entities_.entities.push_back(entity);
    for (std::uint32_t b = 0; b < discourse_.blocks.size(); ++b) {
      const Annotation& a = discourse_.blocks[b];
      for (std::size_t at = a.text.find(actor.name); at != std::string::npos; at = a.text.find(actor.name, at + 1)) {
        mention(b, index, at, at + actor.name.size());
      }
    }
  }

  void mention(std::uint32_t block, std::uint32_t entity, std::size_t start, std::size_t end) {
    const Annotation& a = discourse_.blocks[block];
    TokenRange r{0, 0};
    for (std::uint32_t i = 0; i < a.tokens.size(); ++i) {
      if (a.tokens[i].end <= start || a.tokens[i].start >= end) continue;
      if (r.empty()) r.begin = i;
      r.end = i + 1;
    }
    if (r.empty()) return;
    std::uint32_t head = r.end - 1;
    for (std::uint32_t i = r.begin; i < r.end; ++i) {
      if (!r.contains(a.tokens[i].head) || a.tokens[i].head == i) head = i;
    }
    entities_.mentions.push_back({Mention{block, r, head}, MentionForm::name, entity});
  }

  CleanDocument document_;
  Discourse discourse_;
  Entities entities_;
  std::vector<AttributionSpan> found_;
};

inline std::string told(const std::string& text) { return Scenario(text).told(); }

}  // namespace claimgraph::extract
