// Relations, claims, timeline, sources, statistics and show over one small world.
#include <catch2/catch.hpp>

#include "graph/queries/json.h"
#include "tests/graph/queries/small_world.h"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

SmallWorld world() {
  SmallWorld w;
  w.document("a.txt", "Gazette", "2024-03-11");
  w.document("b.txt", "Courier", "2024-03-12", "a.txt");
  w.document("c.txt", "Courier", "2024-03-14");
  for (const char* name : {"Army", "Rebels", "Monitor"}) w.node(name, NodeType::organisation);
  w.node("General", NodeType::person);
  w.node("Damascus", NodeType::place);
  w.event("shelling", "2024-03-10");
  w.event("raid", "2024-03");
  w.event("rumour", "");
  w.claims("Rebels", "shelling", "a.txt");
  w.claims("Rebels", "shelling", "b.txt");
  w.denies("Army", "shelling", "c.txt");
  w.edge("General", EdgeType::claims, "raid", "c.txt", [](Edge& e) { e.on_behalf_of = node_id("Army"); });
  w.edge("General", EdgeType::affiliated_with, "Army", "c.txt");
  w.edge("shelling", EdgeType::involves, "Army", "a.txt", [](Edge& e) { e.role = Role::perpetrator; });
  w.edge("shelling", EdgeType::located_in, "Damascus", "a.txt");
  w.edge("shelling", EdgeType::reported_by, "Gazette", "a.txt");
  w.edge("shelling", EdgeType::reported_by, "Courier", "b.txt");
  w.edge("shelling", EdgeType::reported_by, "Gazette", "b.txt");
  w.edge("raid", EdgeType::reported_by, "Courier", "c.txt");
  return w;
}

}  // namespace

TEST_CASE("an actor's relations are grouped by type, direction, role and neighbour") {
  const SmallWorld w = world();
  const auto relations = relations_of(w.graph, node_id("Army"));
  REQUIRE(relations.value().size() == 3);
  CHECK(relations.value()[0].type == EdgeType::denies);
  CHECK(relations.value()[0].other.name == "shelling");
  CHECK(relations.value()[1].type == EdgeType::affiliated_with);
  CHECK(relations.value()[1].direction == Direction::in);
  CHECK(relations.value()[2].role == Role::perpetrator);
  const auto rebels = relations_of(w.graph, node_id("Rebels"));
  REQUIRE(rebels.value().size() == 1);
  CHECK(rebels.value()[0].edges.size() == 2);
}

TEST_CASE("two actors are connected by the event that one claims and the other denies") {
  const SmallWorld w = world();
  const auto between = relations_between(w.graph, node_id("Rebels"), node_id("Army"));
  REQUIRE(between);
  CHECK(between.value().direct.empty());
  REQUIRE(between.value().connections.size() == 1);
  const Connection& c = between.value().connections[0];
  CHECK(c.via.name == "shelling");
  REQUIRE(c.from_first.size() == 1);
  CHECK(c.from_first[0].type == EdgeType::claims);
  REQUIRE(c.from_second.size() == 2);
  CHECK(c.from_second[0].type == EdgeType::denies);
}

TEST_CASE("direct edges are listed whichever way they go") {
  const SmallWorld w = world();
  CHECK(relations_between(w.graph, node_id("General"), node_id("Army")).value().direct.size() == 1);
  CHECK(relations_between(w.graph, node_id("Army"), node_id("General")).value().direct.size() == 1);
}

TEST_CASE("claims are found by event, by place, by speaker and by the body spoken for") {
  const SmallWorld w = world();
  const auto count = [&](std::optional<std::string> about, std::optional<std::string> by) {
    ClaimsRequest request;
    if (about) request.about = node_id(*about);
    if (by) request.by = node_id(*by);
    return claims(w.graph, request).value().size();
  };
  CHECK(count({}, {}) == 4);
  CHECK(count("shelling", {}) == 3);
  CHECK(count("Damascus", {}) == 3);
  CHECK(count("Army", {}) == 3);
  CHECK(count({}, "Rebels") == 2);
  CHECK(count({}, "Army") == 2);
  CHECK(count("raid", "Army") == 1);
  CHECK(count("raid", "Rebels") == 0);
  const auto first = claims(w.graph, {node_id("shelling"), {}, 0}).value()[0];
  CHECK(first.edge.type == EdgeType::claims);
  CHECK(first.document.path == "a.txt");
}

TEST_CASE("the timeline runs by first day and counts copies once") {
  const SmallWorld w = world();
  TimelineRequest dated;
  dated.dated_only = true;
  const auto entries = timeline(w.graph, dated).value();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].event.name == "raid");
  CHECK(entries[1].event.name == "shelling");
  CHECK(entries[1].documents == 3);
  CHECK(entries[1].accounts == 2);
  CHECK(entries[1].claimants == 1);
  CHECK(entries[1].deniers == 1);
  CHECK(entries[1].places.at(0).name == "Damascus");
  TimelineRequest request;
  request.about = node_id("General");
  CHECK(timeline(w.graph, request).value().size() == 1);
  request = {};
  request.from = "2024-03-02";
  CHECK(timeline(w.graph, request).value().at(0).event.name == "shelling");
}

TEST_CASE("an event whose date nobody told stands in the timeline at the day of its first report") {
  SmallWorld w = world();
  w.edge("rumour", EdgeType::reported_by, "Courier", "b.txt");
  const auto all = timeline(w.graph, {}).value();
  REQUIRE(all.size() == 3);
  CHECK(all[2].event.name == "rumour");
  CHECK(all[2].reported == "2024-03-12");
  CHECK(all[1].reported.empty());
  TimelineRequest request;
  request.from = "2024-03-11";
  CHECK(timeline(w.graph, request).value().size() == 1);
  request.to = "2024-03-11";
  CHECK(timeline(w.graph, request).value().empty());
  request = {};
  request.limit = 1;
  CHECK(timeline(w.graph, request).value().at(0).event.name == "raid");
}

TEST_CASE("sources tell who published, carried and cited whom, and which reports are copies") {
  const SmallWorld w = world();
  const auto answer = sources(w.graph).value();
  REQUIRE(answer.sources.size() == 2);
  const SourceReport& courier = answer.sources[0];
  CHECK(courier.source.name == "Courier");
  CHECK(courier.documents == 2);
  CHECK(courier.copies == 1);
  CHECK(courier.events == 2);
  CHECK(courier.carries.size() == 3);
  REQUIRE(courier.cites.size() == 1);
  CHECK(courier.cites[0].source.name == "Gazette");
  REQUIRE(answer.accounts.size() == 1);
  CHECK(answer.accounts[0].documents.size() == 2);
  CHECK(sources(w.graph, node_id("Gazette")).value().sources.size() == 1);
}

TEST_CASE("statistics count by type, and the days that documents and events span") {
  const auto s = stats(world().graph).value();
  CHECK(s.counts.documents == 3);
  CHECK(s.accounts == 2);
  CHECK(s.publishers == 2);
  CHECK(s.nodes_by_type[static_cast<std::size_t>(NodeType::event)] == 3);
  CHECK(s.edges_by_type[static_cast<std::size_t>(EdgeType::reported_by)] == 4);
  CHECK(s.events_with_date == 2);
  CHECK(s.first_event == "2024-03-01");
  CHECK(s.last_event == "2024-03-10");
  CHECK(s.last_document == "2024-03-14");
}

TEST_CASE("show gives a node with its relations and the documents of its evidence") {
  const SmallWorld w = world();
  const auto detail = show(w.graph, node_id("shelling")).value();
  REQUIRE(detail);
  CHECK(detail->relations.size() == 6);
  CHECK(detail->evidence_documents.size() == 3);
  CHECK_FALSE(show(w.graph, node_id("nothing")).value());
  CHECK(to_json(*detail)["relations"].size() == 6);
}

TEST_CASE("an edge to a node that the graph lacks is shown with its id") {
  SmallWorld w = world();
  w.edge("Army", EdgeType::claims, "lost", "a.txt");
  const auto relations = relations_of(w.graph, node_id("Army")).value();
  CHECK(relations[0].other.name == node_id("lost").hex());
}
