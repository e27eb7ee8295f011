// A readable little graph: names instead of ids, one line an edge.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "graph/memory_graph.h"

namespace claimgraph::test {

inline NodeId node_id(const std::string& name) { return NodeId::of_bytes(name); }
inline DocumentId document_id(const std::string& name) { return DocumentId::of_bytes(name); }

class SmallWorld {
 public:
  MemoryGraph graph;

  void document(const std::string& name, const std::string& publisher, const std::string& day,
                const std::string& account = "") {
    Document d;
    d.info.id = document_id(name);
    d.info.path = name;
    if (!day.empty()) d.info.published = DateMention{std::nullopt, day};
    if (!publisher.empty()) d.source = node(publisher, NodeType::source);
    d.account = document_id(account.empty() ? name : account);
    graph.add(d);
  }

  NodeId node(const std::string& name, NodeType type, std::vector<std::string> aliases = {}) {
    Node n;
    n.id = node_id(name);
    n.type = type;
    n.name = name;
    n.aliases = std::move(aliases);
    graph.add(n);
    return n.id;
  }

  NodeId event(const std::string& name, const std::string& day, const std::string& type = "assault") {
    Node n;
    n.id = node_id(name);
    n.type = NodeType::event;
    n.name = name;
    n.event.event_type = type;
    if (!day.empty()) n.event.date = DateMention{std::nullopt, day};
    graph.add(n);
    return n.id;
  }

  // Both ends must have been added; the edge goes in again as the caller changes it through `adjust`.
  template <class Adjust>
  void edge(const std::string& from, EdgeType type, const std::string& to, const std::string& document, Adjust adjust) {
    Edge e;
    e.from = node_id(from);
    e.type = type;
    e.to = node_id(to);
    e.document = document_id(document);
    e.evidence = {{e.document, {{0, 1}, "x"}}};
    adjust(e);
    graph.add(e);
  }
  void edge(const std::string& from, EdgeType type, const std::string& to, const std::string& document) {
    edge(from, type, to, document, [](Edge&) {});
  }
  void claims(const std::string& from, const std::string& event, const std::string& document) {
    edge(from, EdgeType::claims, event, document);
  }
  void claims(const std::string& from, const std::string& event, const std::string& document, std::int64_t dead) {
    edge(from, EdgeType::claims, event, document, [&](Edge& e) { e.fatalities = Count{dead, dead, ""}; });
  }
  void denies(const std::string& from, const std::string& event, const std::string& document) {
    edge(from, EdgeType::denies, event, document);
  }
};

}  // namespace claimgraph::test
