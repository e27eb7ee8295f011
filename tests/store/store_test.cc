#include "store/store.h"

#include <catch2/catch.hpp>

#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;
using store::Access;
using store::PutOutcome;

TEST_CASE("a document that is put and settled is in the graph, and the store holds together") {
  TempDir dir;
  auto store = open_store(dir / "db");
  const Extraction document = synthetic_extraction(1);
  put(*store, document);
  REQUIRE(store->settle().ok());
  CHECK(problems(*store) == std::vector<std::string>());
  auto view = store->view();
  REQUIRE(view.ok());
  const auto counts = (*view)->counts();
  REQUIRE(counts.ok());
  CHECK(counts->documents == 1);
  CHECK(counts->nodes >= 5);
  CHECK(counts->edges >= 5);
  const auto found = (*view)->find_name("TOWN", true, 10);
  REQUIRE(found.ok());
  REQUIRE(found->size() == 1);
  const auto node = (*view)->node(found->front());
  REQUIRE(node.ok());
  REQUIRE(*node);
  CHECK((*node)->type == NodeType::place);
  REQUIRE((*node)->mentions.size() == 1);
  CHECK((*node)->mentions[0].text.text == (*node)->name);
}

TEST_CASE("both directions of an edge are the same edge") {
  TempDir dir;
  auto store = open_store(dir / "db");
  for (std::uint32_t i = 0; i < 20; ++i) put(*store, synthetic_extraction(i));
  REQUIRE(store->settle().ok());
  auto view = store->view();
  std::size_t edges = 0;
  REQUIRE((*view)
              ->for_each_edge([&](const Edge& edge) {
                ++edges;
                bool met = false;
                const auto status = (*view)->for_each_edge_of(edge.to, Direction::in, edge.type, [&](const Edge& back) {
                  met = met || (back.from == edge.from && back.document == edge.document && back.role == edge.role &&
                                back.evidence == edge.evidence);
                  return true;
                });
                CHECK((status.ok() && met));
                return true;
              })
              .ok());
  CHECK(edges > 60);
}

TEST_CASE("the store is a function of the set of documents, whatever their order and the number of runs") {
  TempDir dir;
  {
    auto store = open_store(dir / "forward");
    for (std::uint32_t i = 0; i < 60; ++i) put(*store, synthetic_extraction(i));
    REQUIRE(store->settle().ok());
    CHECK(problems(*store) == std::vector<std::string>());
  }
  {
    auto store = open_store(dir / "backward");
    for (std::uint32_t i = 60; i-- > 0;) {
      put(*store, synthetic_extraction(i));
      if (i % 7 == 0) REQUIRE(store->settle().ok());
    }
    REQUIRE(store->settle().ok());
  }
  for (std::uint32_t run = 0; run < 5; ++run) {
    auto store = open_store(dir / "runs");
    for (std::uint32_t i = run; i < 60; i += 5) put(*store, synthetic_extraction(i));
    put(*store, synthetic_extraction(100 + run));
    REQUIRE(store->settle().ok());
    REQUIRE(*store->remove(synthetic_extraction(100 + run).document.id));
  }
  const std::string forward = dump(dir / "forward");
  CHECK(forward.size() > 10000);
  CHECK((forward == dump(dir / "backward")));
  CHECK((forward == dump(dir / "runs")));
}

TEST_CASE("after every document is removed, only meta and decisions are left") {
  TempDir dir;
  {
    auto store = open_store(dir / "db");
    for (std::uint32_t i = 0; i < 25; ++i) put(*store, synthetic_extraction(i));
    REQUIRE(store->settle().ok());
    for (std::uint32_t i = 0; i < 25; ++i) {
      CHECK(*store->remove(synthetic_extraction(i).document.id));
      if (i % 8 == 0) CHECK(problems(*store) == std::vector<std::string>());
    }
    CHECK_FALSE(*store->remove(synthetic_extraction(3).document.id));
  }
  CHECK(dump(dir / "db").empty());
}

TEST_CASE("a document of the same path or url replaces the one before, the same bytes change nothing") {
  TempDir dir;
  auto store = open_store(dir / "db");
  Extraction first = synthetic_extraction(1);
  Extraction second = synthetic_extraction(2);
  const auto outcome = [&](const Extraction& e) { return *store->put(store::prepare(e, store->resolver())); };
  CHECK(outcome(first) == PutOutcome::added);
  CHECK(outcome(first) == PutOutcome::unchanged);
  second.document.path = first.document.path;
  CHECK(outcome(second) == PutOutcome::replaced);
  REQUIRE(store->settle().ok());
  CHECK((*store->view().value()->counts()).documents == 1);
  Extraction third = synthetic_extraction(3);
  third.document.url = second.document.url;
  store.reset();
  store = open_store(dir / "db");
  CHECK(outcome(third) == PutOutcome::replaced);
  REQUIRE(store->settle().ok());
  CHECK((*store->view().value()->counts()).documents == 1);
  CHECK(problems(*store) == std::vector<std::string>());
}

TEST_CASE("of two paths with the same bytes the smaller is shown, in whatever order they come") {
  for (const bool small_first : {true, false}) {
    TempDir dir;
    auto store = open_store(dir / "db");
    Extraction a = synthetic_extraction(1);
    Extraction b = a;
    a.document.path = "a.txt";
    b.document.path = "b.txt";
    put(*store, small_first ? a : b);
    put(*store, small_first ? b : a);
    REQUIRE(store->settle().ok());
    CHECK((*(*store->view())->document(a.document.id))->info.path == "a.txt");
    CHECK(*store->document_at("b.txt") == a.document.id);
    Extraction other = synthetic_extraction(2);
    other.document.path = "a.txt";
    put(*store, other);
    REQUIRE(store->settle().ok());
    CHECK((*(*store->view())->document(a.document.id))->info.path == "b.txt");
    CHECK(problems(*store) == std::vector<std::string>());
  }
}

TEST_CASE("an entity is still found under the id that it had before an older member joined it") {
  TempDir dir;
  auto store = open_store(dir / "db");
  std::vector<Extraction> documents;
  for (std::uint32_t i = 0; i < 30; ++i) documents.push_back(synthetic_extraction(i));
  std::sort(documents.begin(), documents.end(),
            [](const Extraction& a, const Extraction& b) { return a.document.id > b.document.id; });
  std::vector<NodeId> former;
  for (const Extraction& document : documents) {
    put(*store, document);
    REQUIRE(store->settle().ok());
    const auto found = store->view().value()->find_name("Town", true, 100);
    former.insert(former.end(), found->begin(), found->end());
  }
  auto view = store->view();
  std::size_t changed = 0;
  for (const NodeId& id : former) {
    const auto node = (*view)->node(id);
    REQUIRE((node.ok() && *node));
    CHECK((*node)->type == NodeType::place);
    changed += (*node)->id != id ? 1 : 0;
  }
  CHECK(changed > 0);
}

TEST_CASE("a decision joins two entities, is listed for ever, and can be taken back") {
  TempDir dir;
  auto store = open_store(dir / "db");
  for (std::uint32_t i = 0; i < 20; ++i) put(*store, synthetic_extraction(i));
  REQUIRE(store->settle().ok());
  const auto named = [&](const char* name) { return store->view().value()->find_name(name, false, 5).value(); };
  const auto before = named("Town 1");
  const auto other = named("Town 2");
  REQUIRE(before.size() == 1);
  REQUIRE(other.size() == 1);
  resolve::Decision decision;
  decision.a = store->members(before[0])->front();
  decision.b = store->members(other[0])->front();
  decision.by = "user";
  REQUIRE(store->decide(decision).ok());
  CHECK(named("Town 1") == named("Town 2"));
  CHECK(problems(*store) == std::vector<std::string>());
  CHECK(*store->withdraw(1, "2020-01-01"));
  CHECK_FALSE(*store->withdraw(1, "2020-01-01"));
  CHECK(named("Town 1") == before);
  CHECK(named("Town 2") == other);
  CHECK(store->decisions()->size() == 1);
  CHECK(problems(*store) == std::vector<std::string>());
}

TEST_CASE("copies of one report share the smallest document's id as account") {
  TempDir dir;
  auto store = open_store(dir / "db");
  std::vector<DocumentId> copies;
  for (std::uint32_t i = 0; i < 6; ++i) {
    Extraction document = synthetic_extraction(i);
    if (i % 2 == 0) document.document.title = "the same";
    if (i % 2 == 0) copies.push_back(document.document.id);
    put(*store, document);
  }
  REQUIRE(store->settle().ok());
  std::sort(copies.begin(), copies.end());
  const auto account = [&](DocumentId id) { return (*(*store->view())->document(id))->account; };
  for (const DocumentId& id : copies) CHECK(account(id) == copies[0]);
  REQUIRE(*store->remove(copies[0]));
  CHECK(account(copies[2]) == copies[1]);
  CHECK(account(synthetic_extraction(1).document.id) == synthetic_extraction(1).document.id);
  CHECK(problems(*store) == std::vector<std::string>());
}

TEST_CASE("with another resolver the graph is made anew from the documents, once, and says so") {
  // Joins nothing.
  class Loner final : public NameResolver {
   public:
    std::string fingerprint() const override { return "loner"; }
    resolve::Judgement judge(const resolve::Member&, const resolve::Member&) const override { return {}; }
    std::vector<resolve::JudgedPair> judge_block(std::span<const resolve::Member>) const override { return {}; }
  };
  TempDir dir;
  const auto resolver = std::make_shared<Loner>();
  for (const char* name : {"changed", "from the start"}) {
    if (std::string(name) == "changed") {
      auto store = open_store(dir / name);
      for (std::uint32_t i = 0; i < 20; ++i) {
        Extraction document = synthetic_extraction(i);
        if (i % 5 == 0) document.document.title = "a copy";
        put(*store, document);
      }
      REQUIRE(store->settle().ok());
      CHECK_FALSE(store->made_anew());
    }
    auto store = *store::Store::open(dir / name, Access::create, resolver);
    CHECK(store->made_anew() == (std::string(name) == "changed"));
    for (std::uint32_t i = 0; i < 20; ++i) {
      Extraction document = synthetic_extraction(i);
      if (i % 5 == 0) document.document.title = "a copy";
      put(*store, document);
    }
    REQUIRE(store->settle().ok());
    CHECK(problems(*store) == std::vector<std::string>());
  }
  CHECK((dump(dir / "changed") == dump(dir / "from the start")));
  CHECK_FALSE((*store::Store::open(dir / "changed", Access::read, resolver))->made_anew());
}

TEST_CASE("documents that are safe only when settled give the same store as those that are at once, in whatever mix") {
  // The same bytes at two paths, two versions of one path, two of one url, copies of one report.
  std::vector<Extraction> documents;
  for (std::uint32_t i = 0; i < 40; ++i) documents.push_back(synthetic_extraction(i));
  documents[7].document.title = documents[9].document.title = documents[30].document.title = "One report";
  documents.push_back(synthetic_extraction(3));
  documents.back().document.path = "elsewhere.txt";
  documents.push_back(synthetic_extraction(101));
  documents.back().document.path = documents[5].document.path;
  documents.push_back(synthetic_extraction(102));
  documents.back().document.url = documents[6].document.url;
  documents.push_back(documents[8]);
  const auto fill = [&](const std::string& path, unsigned later, std::size_t settle_every) {
    auto store = open_store(path);
    std::vector<PutOutcome> outcomes;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const auto safe = i % 4 < later ? store::Safe::when_settled : store::Safe::at_once;
      const auto outcome = store->put(store::prepare(documents[i], store->resolver()), safe);
      REQUIRE(outcome.ok());
      outcomes.push_back(*outcome);
      if (i % settle_every == settle_every - 1) REQUIRE(store->settle().ok());
    }
    REQUIRE(store->settle().ok());
    CHECK(problems(*store) == std::vector<std::string>());
    return outcomes;
  };
  TempDir dir;
  const auto outcomes = fill(dir / "0", 0, 1000);
  const std::string expected = dump(dir / "0");
  for (const unsigned later : {1, 2, 3, 4}) {
    for (const std::size_t settle_every : {1000, 13, 1}) {
      const std::string path = dir / (std::to_string(later) + "-" + std::to_string(settle_every));
      CHECK((fill(path, later, settle_every) == outcomes));
      CHECK((dump(path) == expected));
    }
  }
}

TEST_CASE("a document that is safe only when settled can be removed before, and is gone whole without settling") {
  TempDir dir;
  {
    auto store = open_store(dir / "db");
    put(*store, synthetic_extraction(1));
    for (std::uint32_t i = 2; i < 5; ++i) {
      REQUIRE(store->put(store::prepare(synthetic_extraction(i), store->resolver()), store::Safe::when_settled).ok());
    }
    CHECK(*store->remove(synthetic_extraction(3).document.id));
    CHECK(problems(*store) == std::vector<std::string>());
    CHECK((*store->view().value()->counts()).documents == 3);
    REQUIRE(store->put(store::prepare(synthetic_extraction(9), store->resolver()), store::Safe::when_settled).ok());
  }
  auto store = open_store(dir / "db");
  CHECK(problems(*store) == std::vector<std::string>());
  CHECK((*store->view().value()->counts()).documents == 3);
}
