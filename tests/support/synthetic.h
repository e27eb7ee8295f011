// Small made-up extractions: documents about a handful of actors and events, so that they share members.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/fold_name.h"
#include "graph/model.h"
#include "store/resolver.h"

namespace claimgraph::testing {

// Builds one document whose text is what was added, one piece a line, so that every span is right.
class ExtractionBuilder {
 public:
  explicit ExtractionBuilder(std::string path) { out_.document.path = std::move(path); }

  // A node with one mention, its name. Gives its id.
  std::string node(NodeType type, const std::string& name) {
    ExtractionNode node;
    node.id = "n" + std::to_string(out_.nodes.size() + 1);
    node.type = type;
    node.name = name;
    node.mentions.push_back(write(name));
    out_.nodes.push_back(node);
    return node.id;
  }
  ExtractionNode& last_node() { return out_.nodes.back(); }
  ExtractionEdge& edge(EdgeType type, const std::string& from, const std::string& to, const std::string& evidence) {
    ExtractionEdge edge;
    edge.type = type;
    edge.from = from;
    edge.to = to;
    edge.evidence.push_back(write(evidence));
    out_.edges.push_back(edge);
    return out_.edges.back();
  }
  DocumentInfo& info() { return out_.document; }
  Extraction build() {
    Extraction done = out_;
    done.document.id = DocumentId::of_bytes(text_);
    done.document.encoding = "UTF-8";
    done.document.size = static_cast<std::uint32_t>(text_.size());
    done.document.body = {{0, static_cast<std::uint32_t>(text_.size())}};
    return done;
  }

 private:
  TextSpan write(const std::string& piece) {
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += piece + "\n";
    return {{start, start + static_cast<std::uint32_t>(piece.size())}, piece};
  }
  Extraction out_;
  std::string text_;
};

// Document `number` of an endless series: a publisher, two of ten actors, one of five places, an event of one of 20
// days with figures, and the edges between them. Same number, same document.
inline Extraction synthetic_extraction(std::uint32_t number) {
  std::uint64_t state = number * 0x9E3779B97F4A7C15U + 1;
  const auto pick = [&](std::uint32_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state >> 33U) % n);
  };
  static const char* const actors[] = {"Army of the North", "Red Front",   "Ministry of Defence", "Blue Brigade",
                                       "Harbour Police",    "River Union", "Hill People",         "Coast Guard",
                                       "Desert Shield",     "Lake Council"};
  ExtractionBuilder doc("news/article" + std::to_string(number) + ".txt");
  doc.info().published = DateMention{std::nullopt, "2020-03-" + std::to_string(10 + number % 20)};
  doc.info().url = "https://news.example/" + std::to_string(number);
  const std::string outlet = doc.node(NodeType::source, "Outlet " + std::to_string(pick(4)));
  doc.info().source = outlet;
  const std::string a = doc.node(NodeType::organisation, actors[pick(10)]);
  const std::string b = doc.node(NodeType::organisation, actors[pick(10)]);
  const std::string speaker = doc.node(NodeType::person, "Speaker " + std::to_string(pick(30)) + " Jones");
  const std::string place = doc.node(NodeType::place, "Town " + std::to_string(pick(5)));
  const std::uint32_t day = 10 + pick(20);
  const std::string event = doc.node(NodeType::event, "attack of day " + std::to_string(day));
  doc.last_node().event.event_type = "assault";
  doc.last_node().event.date = DateMention{std::nullopt, "2020-03-" + std::to_string(day)};
  doc.last_node().event.fatalities = Count{pick(9), 10 + pick(9), ""};
  doc.edge(EdgeType::reported_by, event, outlet, "An attack, we report in " + std::to_string(number));
  doc.edge(EdgeType::claims, a, event, "The first claims it").stance = Stance::asserted;
  doc.edge(EdgeType::denies, b, event, "The second denies it").on_behalf_of = a;
  doc.edge(EdgeType::affiliated_with, speaker, a, "The speaker speaks for the first");
  doc.edge(EdgeType::located_in, event, place, "It was in town");
  doc.edge(EdgeType::involves, event, b, "The second was hit").role = Role::target;
  return doc.build();
}

// Resolution by folded name (events: by name and date), for tests that are about the store.
class NameResolver : public store::Resolver {
 public:
  std::string fingerprint() const override { return "names"; }
  std::vector<resolve::Member> members_of(const Extraction& extraction) const override {
    std::vector<resolve::Member> members;
    for (const ExtractionNode& node : extraction.nodes) {
      resolve::Member member;
      member.key = {extraction.document.id, node.id};
      member.type = node.type;
      member.name = node.name;
      member.aliases = node.aliases;
      member.kind = node.kind;
      member.place = node.place;
      member.event = node.event;
      if (member.event.date) member.event.date->told.reset();
      members.push_back(std::move(member));
    }
    return members;
  }
  std::vector<std::string> block_keys(const resolve::Member& member) const override {
    return {std::string(to_string(member.type)) + fold_name(member.name)};
  }
  resolve::Judgement judge(const resolve::Member& a, const resolve::Member& b) const override {
    resolve::Judgement judgement;
    if (a.type != b.type || fold_name(a.name) != fold_name(b.name)) return judgement;
    judgement.verdict = resolve::Verdict::same;
    judgement.score = 1;
    judgement.reason = "name";
    return judgement;
  }
  std::vector<resolve::JudgedPair> judge_block(std::span<const resolve::Member> members) const override {
    std::vector<resolve::JudgedPair> pairs;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      for (std::uint32_t j = i + 1; j < members.size(); ++j) {
        const auto judgement = judge(members[i], members[j]);
        if (judgement.verdict != resolve::Verdict::different) pairs.push_back({i, j, judgement});
      }
    }
    return pairs;
  }
  std::vector<std::vector<std::uint32_t>> components(std::span<const resolve::Member> members,
                                                     std::span<const resolve::JudgedPair> pairs,
                                                     std::span<const resolve::Decision> decisions) const override {
    return resolve::components(members, pairs, decisions);
  }
  // Documents with the same title are copies.
  std::vector<std::string> copy_keys(const Extraction& extraction) const override {
    if (extraction.document.title.empty()) return {};
    return {extraction.document.title};
  }
  bool are_copies(const Extraction& a, const Extraction& b) const override {
    return a.document.title == b.document.title;
  }
};

}  // namespace claimgraph::testing
