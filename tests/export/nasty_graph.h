// A graph whose every text is hostile, of any size, added in any order.
#pragma once

#include <algorithm>
#include <random>

#include "graph/memory_graph.h"
#include "tests/graph/random_extraction.h"

namespace claimgraph::test {

struct NastyParts {
  std::vector<Document> documents;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

inline NastyParts nasty_parts(unsigned seed, std::size_t node_count, std::size_t edge_count) {
  RandomExtraction random(seed);
  NastyParts parts;
  for (int i = 0; i < 4; ++i) {
    Document d;
    d.info.id = DocumentId::of_bytes("document " + std::to_string(i));
    d.info.path = random.text();
    d.info.title = random.text();
    if (i > 0) d.info.published = DateMention{std::nullopt, "2024-03-0" + std::to_string(i)};
    d.account = d.info.id;
    parts.documents.push_back(d);
  }
  // Lists of one empty string are nothing in CSV; there are none in a graph.
  const auto filled = [&] {
    TextSpan span = random.span();
    while (span.text.empty()) span = random.span();
    return span;
  };
  const auto document = [&] { return parts.documents[random.below(4)].info.id; };
  for (std::size_t i = 0; i < node_count; ++i) {
    Node n;
    n.id = NodeId::of_bytes("node " + std::to_string(i));
    n.type = static_cast<NodeType>(i % 5);
    n.name = "n" + std::to_string(i) + " " + nasty_texts()[i % nasty_texts().size()];
    for (std::size_t k = random.below(3); k > 0; --k) n.aliases.push_back(filled().text);
    if (random.coin()) n.kind = "armed-group";
    for (std::size_t k = random.below(4); k > 0; --k) n.mentions.push_back({document(), random.span()});
    if (n.type == NodeType::event) {
      const char* dates[] = {"2017-06-20", "2017-06", "2017-06-20/2017-06-22", "soon"};
      n.event = {"assault", DateMention{std::nullopt, dates[random.below(4)]}, random.count(), std::nullopt};
    }
    if (n.type == NodeType::place) n.place = {-33.8688, 1e-7 * static_cast<double>(i), "SY", random.text()};
    parts.nodes.push_back(n);
  }
  for (auto& d : parts.documents) {
    if (node_count > 4) d.source = parts.nodes[4].id;
  }
  for (std::size_t i = 0; i < edge_count && node_count > 0; ++i) {
    Edge e;
    e.type = static_cast<EdgeType>(i % 6);
    e.from = parts.nodes[random.below(node_count)].id;
    e.to = parts.nodes[random.below(node_count)].id;
    e.document = document();
    if (e.type == EdgeType::involves) e.role = static_cast<Role>(1 + random.below(6));
    if (e.type == EdgeType::claims) e.stance = static_cast<Stance>(1 + random.below(4));
    e.responsibility = random.coin();
    if (random.coin()) e.on_behalf_of = parts.nodes[random.below(node_count)].id;
    if (random.coin()) e.fatalities = random.count();
    e.confidence = 0.1 * static_cast<double>(random.below(11));
    for (std::size_t k = random.below(3); k > 0; --k) e.evidence.push_back({e.document, filled()});
    if (random.coin()) e.cue = DocumentSpan{e.document, random.span()};
    parts.edges.push_back(e);
  }
  return parts;
}

inline MemoryGraph graph_of(const NastyParts& parts) {
  MemoryGraph g;
  for (const auto& d : parts.documents) g.add(d);
  for (const auto& n : parts.nodes) g.add(n);
  for (const auto& e : parts.edges) g.add(e);
  return g;
}

}  // namespace claimgraph::test
