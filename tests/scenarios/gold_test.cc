// The gold of the scenario articles, held to the articles: what it says can be found, what it refers to is there.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace {

using nlohmann::json;
using Pieces = std::vector<std::pair<std::size_t, std::size_t>>;

const std::filesystem::path folder = std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "tests/scenarios";

const std::set<std::string> node_types = {"organisation", "person", "place", "source"};
const std::set<std::string> event_types = {"agree",    "consult",  "support",  "cooperate", "aid",
                                           "concede",  "retreat",  "request",  "accuse",    "reject",
                                           "threaten", "protest",  "sanction", "mobilize",  "coerce",
                                           "assault",  "accident", "crime",    "disaster",  "statement"};

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<json> golds() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "gold")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<json> found;
  for (const auto& path : paths) found.push_back(json::parse(content(path)));
  return found;
}

Pieces body_of(const json& gold, const std::string& article) {
  Pieces pieces;
  for (const json& marks : gold["body"]) {
    const std::size_t start = article.find(marks[0].get<std::string>());
    const std::size_t last = start == std::string::npos ? start : article.find(marks[1].get<std::string>(), start);
    if (last == std::string::npos) return {};
    pieces.emplace_back(start, last + marks[1].get<std::string>().size());
  }
  return pieces;
}

bool stands_in(const Pieces& pieces, const std::string& article, const std::string& words) {
  for (std::size_t at = article.find(words); at != std::string::npos; at = article.find(words, at + 1)) {
    for (const auto& [start, end] : pieces) {
      if (at < end && start < at + words.size()) return true;
    }
  }
  return false;
}

// id → whether an event or an entity stands behind it.
std::map<std::string, std::string> ids_of(const json& gold) {
  std::map<std::string, std::string> ids;
  for (const char* kind : {"entities", "events"}) {
    for (const json& x : gold[kind]) CHECK(ids.emplace(x["id"], kind).second);
  }
  return ids;
}

void check_refers(const std::map<std::string, std::string>& ids, const json& list, const std::string& kind) {
  for (const json& id : list) {
    INFO(id);
    const auto found = ids.find(id);
    REQUIRE(found != ids.end());
    CHECK(found->second == kind);
  }
}

}  // namespace

TEST_CASE("marks, snippets and noise of the gold stand in the article where they are said to") {
  for (const json& gold : golds()) {
    INFO(gold["article"]);
    const std::string article = content(folder / "articles" / gold["article"].get<std::string>());
    const Pieces body = body_of(gold, article);
    REQUIRE(body.size() == gold["body"].size());
    CHECK(std::is_sorted(body.begin(), body.end(), [](const auto& a, const auto& b) { return a.second <= b.first; }));
    for (const json& event : gold["events"]) {
      CHECK(!event["snippets"].empty());
      for (const json& snippet : event["snippets"]) {
        INFO(snippet);
        CHECK(stands_in(body, article, snippet));
      }
    }
    for (const json& noise : gold["boilerplate"]) {
      INFO(noise);
      CHECK(article.find(noise.get<std::string>()) != std::string::npos);
      CHECK(!stands_in(body, article, noise));
    }
  }
}

TEST_CASE("ids of the gold refer, and its types are legal") {
  for (const json& gold : golds()) {
    INFO(gold["article"]);
    const auto ids = ids_of(gold);
    for (const json& entity : gold["entities"]) {
      for (const json& type : entity["types"]) CHECK(node_types.count(type) == 1);
    }
    for (const json& event : gold["events"]) {
      for (const json& type : event["types"]) CHECK(event_types.count(type) == 1);
      for (const char* role : {"perpetrator", "target", "place"}) {
        if (event.contains(role)) check_refers(ids, event[role], "entities");
      }
    }
    for (const json& edge : gold["edges"]) {
      const std::string type = edge["type"];
      check_refers(ids, edge["from"], type == "reported-by" ? "events" : "entities");
      check_refers(ids, edge["to"], type == "claims" || type == "denies" ? "events" : "entities");
    }
  }
}

TEST_CASE("every event that the gold demands is reported by somebody") {
  for (const json& gold : golds()) {
    std::set<std::string> reported;
    for (const json& edge : gold["edges"]) {
      if (edge["type"] != "reported-by") continue;
      for (const json& event : edge["from"]) reported.insert(event);
    }
    for (const json& event : gold["events"]) {
      INFO(gold["article"] << " " << event["id"]);
      CHECK(reported.count(event["id"]) == 1);
    }
  }
}
