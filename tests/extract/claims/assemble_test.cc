#include "extract/claims/assemble.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/extract/claims/words.h"

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

// A document of one paragraph whose raw bytes have mark-up between the words, and whose tokens are the words between
// spaces.
struct World {
  RawDocument raw;
  CleanDocument clean;
  Discourse discourse;
  Entities entities;
  std::vector<AttributionSpan> attributions;
  Events events;

  explicit World(const std::string& text) {
    Block block;
    block.text = text;
    raw.bytes = "<p>";
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (i == 4) raw.bytes += "<b>";
      block.map.append(static_cast<std::uint32_t>(raw.bytes.size()), 1, 1);
      raw.bytes += text[i];
    }
    clean.blocks.push_back(block);
    discourse.document = &clean;
    discourse.blocks.push_back(words_of(text));
  }

  static Mention words(std::uint32_t begin, std::uint32_t end) { return {0, {begin, end}, begin}; }

  std::uint32_t entity(NodeType type, const std::string& name, Mention where, MentionForm form = MentionForm::name) {
    Entity e;
    e.type = type;
    e.name = name;
    entities.entities.push_back(e);
    entities.mentions.push_back({where, form, static_cast<std::uint32_t>(entities.entities.size() - 1)});
    return static_cast<std::uint32_t>(entities.entities.size() - 1);
  }

  std::size_t says(std::uint32_t who, AttributionStance stance, Mention cue) {
    AttributionSpan a;
    a.claimant = who;
    a.stance = stance;
    a.cue = cue;
    a.makes_claim = stance == AttributionStance::claims;
    attributions.push_back(a);
    return attributions.size() - 1;
  }

  void event(const std::string& type, Mention trigger, std::vector<std::size_t> said_by) {
    Event e;
    e.event_type = type;
    e.name = type;
    events.events.push_back(e);
    EventMention m;
    m.trigger = m.clause = trigger;
    m.event = static_cast<std::uint32_t>(events.events.size() - 1);
    m.attributions = std::move(said_by);
    events.mentions.push_back(m);
  }

  Extraction assembled() const { return assemble(raw, discourse, entities, attributions, events); }
};

std::vector<std::string> edges_of(const Extraction& extraction, EdgeType type) {
  std::vector<std::string> out;
  const auto name = [&](const std::string& id) {
    return std::find_if(extraction.nodes.begin(), extraction.nodes.end(), [&](const auto& n) { return n.id == id; })
        ->name;
  };
  for (const auto& edge : extraction.edges) {
    if (edge.type == type) out.push_back(name(edge.from) + " -> " + name(edge.to));
  }
  return out;
}

}  // namespace

TEST_CASE("the text of every span is exactly the raw bytes it covers, mark-up included") {
  World world("Zoria said Wolves attacked Brod");
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  world.event("assault", World::words(3, 5), {world.says(zoria, AttributionStance::claims, World::words(1, 2))});
  const Extraction out = world.assembled();
  REQUIRE(out.nodes.size() == 2);
  REQUIRE(out.nodes[0].mentions.size() == 1);
  CHECK(out.nodes[0].mentions[0].text == "Zori<b>a");
  for (const auto& edge : out.edges) {
    REQUIRE_FALSE(edge.evidence.empty());
    for (const auto& e : edge.evidence) CHECK(world.raw.bytes.substr(e.span.start, e.span.size()) == e.text);
  }
}

TEST_CASE("nodes are numbered by their first mention") {
  World world("Zoria said Wolves attacked Brod");
  world.entity(NodeType::place, "Brod", World::words(4, 5));
  world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  const Extraction out = world.assembled();
  REQUIRE(out.nodes.size() == 2);
  CHECK(out.nodes[0].name == "Zoria");
  CHECK(out.nodes[0].id == "n1");
  CHECK(out.nodes[1].name == "Brod");
}

TEST_CASE("who denies a claim denies, beside the claim; who passes on a denial says nothing of the event") {
  World world("Wolves denied Zoria claim that they attacked");
  const auto wolves = world.entity(NodeType::organisation, "Wolves", World::words(0, 1));
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(2, 3));
  const auto claim = world.says(zoria, AttributionStance::claims, World::words(3, 4));
  const auto denial = world.says(wolves, AttributionStance::denies, World::words(1, 2));
  SECTION("a denied claim") {
    world.event("assault", World::words(6, 7), {claim, denial});
    const Extraction out = world.assembled();
    CHECK(edges_of(out, EdgeType::claims) == std::vector<std::string>{"Zoria -> assault"});
    CHECK(edges_of(out, EdgeType::denies) == std::vector<std::string>{"Wolves -> assault"});
  }
  SECTION("a reported denial") {
    world.event("assault", World::words(6, 7), {denial, claim});
    const Extraction out = world.assembled();
    CHECK(edges_of(out, EdgeType::claims).empty());
    CHECK(edges_of(out, EdgeType::denies) == std::vector<std::string>{"Wolves -> assault"});
  }
}

TEST_CASE("every event is reported by the publisher, and by who carried a claim of it") {
  World world("Zoria told Kurier Wolves attacked Brod");
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  const auto kurier = world.entity(NodeType::source, "Kurier", World::words(2, 3));
  Entity publisher;
  publisher.type = NodeType::source;
  publisher.name = "Harbour Post";
  world.entities.entities.push_back(publisher);
  world.entities.publisher = 2;
  const auto told = world.says(zoria, AttributionStance::claims, World::words(1, 2));
  world.attributions[told].carriers.push_back(kurier);
  world.event("assault", World::words(4, 6), {told});
  const Extraction out = world.assembled();
  CHECK(edges_of(out, EdgeType::reported_by) ==
        std::vector<std::string>{"assault -> Harbour Post", "assault -> Kurier"});
  CHECK(out.document.source == out.nodes.back().id);
}

TEST_CASE("who tells, or denies, a deed of force as its own takes, or refuses, responsibility for it") {
  World world("Zoria said it bombed Kel , Kel said so too");
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  const auto kel = world.entity(NodeType::organisation, "Kel", World::words(4, 5));
  const auto own = world.says(zoria, AttributionStance::claims, World::words(1, 2));
  const auto other = world.says(kel, AttributionStance::claims, World::words(7, 8));
  world.event("assault", World::words(2, 5), {own, other});
  world.events.mentions[0].attackers = {zoria};
  const Extraction out = world.assembled();
  REQUIRE(edges_of(out, EdgeType::claims) == std::vector<std::string>{"Zoria -> assault", "Kel -> assault"});
  CHECK(out.edges[0].responsibility);
  CHECK_FALSE(out.edges[1].responsibility);
}

TEST_CASE("two tellings by one claimant make one edge with the latest figures") {
  World world("Zoria said six died then said seven died");
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  const auto first = world.says(zoria, AttributionStance::claims, World::words(1, 2));
  const auto second = world.says(zoria, AttributionStance::claims, World::words(5, 6));
  world.event("assault", World::words(2, 4), {first});
  EventMention again = world.events.mentions[0];
  again.trigger = World::words(6, 8);
  again.attributions = {second};
  world.events.mentions[0].fatalities = Count{6, 6, "six"};
  again.fatalities = Count{7, 7, "seven"};
  world.events.mentions.push_back(again);
  const Extraction out = world.assembled();
  REQUIRE(edges_of(out, EdgeType::claims).size() == 1);
  REQUIRE(out.edges[0].fatalities);
  CHECK(out.edges[0].fatalities->min == 7);
}

TEST_CASE("what only a pronoun names and no edge uses is no node") {
  World world("They left");
  world.entity(NodeType::organisation, "", World::words(0, 1), MentionForm::pronoun);
  CHECK(world.assembled().nodes.empty());
}

TEST_CASE("a state as actor is located in the country as place") {
  World world("Zoria said Zoria burns");
  const auto state = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  const auto country = world.entity(NodeType::place, "Zoria", World::words(2, 3));
  world.entities.entities[state].twin = country;
  world.entities.entities[country].twin = state;
  const Extraction out = world.assembled();
  CHECK(edges_of(out, EdgeType::located_in) == std::vector<std::string>{"Zoria -> Zoria"});
}

TEST_CASE("the evidence in a sentence of thousands of words is the part around the event") {
  std::string text = "Zoria said";
  for (int i = 0; i < 5000; ++i) text += " and so on";
  World world(text + " Wolves attacked Brod");
  const auto zoria = world.entity(NodeType::organisation, "Zoria", World::words(0, 1));
  world.event("assault", World::words(15003, 15005),
              {world.says(zoria, AttributionStance::claims, World::words(1, 2))});
  for (const auto& edge : world.assembled().edges) {
    for (const auto& e : edge.evidence) CHECK(e.text.size() < 2000);
  }
}
