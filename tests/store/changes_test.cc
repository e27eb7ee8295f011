#include "store/changes.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/store/store_fixture.h"

using namespace claimgraph;
using namespace claimgraph::testing;
using store::Family;

namespace {

std::map<std::string, std::string> rows_of(const std::shared_ptr<store::Database>& database, Family family) {
  std::map<std::string, std::string> rows;
  const auto status = store::Snapshot(database).scan(family, {}, [&](std::string_view key, std::string_view value) {
    rows.emplace(key, value);
    return true;
  });
  REQUIRE(status.ok());
  return rows;
}

// Long common beginnings, ends with NUL, keys that begin others, many of one beginning, and keys that come again.
std::string random_key(std::mt19937& random) {
  static const std::string starts[] = {"",
                                       "a",
                                       std::string("a\0", 2),
                                       "the same eight bytes and more, ",
                                       "the same eight bytes and less, ",
                                       std::string(20, '\xFF')};
  std::string key = starts[random() % 6];
  for (std::size_t i = random() % 12; i > 0; --i) key.push_back(static_cast<char>(random() % 3 == 0 ? 0 : random()));
  if (random() % 2 == 0) key += std::to_string(random() % 3000);
  return key.empty() ? "x" : key;
}

}  // namespace

TEST_CASE(
    "the last change of each key is what is written, by the log or as files, joined from several threads or not") {
  TempDir dir;
  for (const std::size_t batch_bytes : {std::size_t{0}, std::size_t{1} << 30U}) {
    auto database = store::Database::open(dir / std::to_string(batch_bytes), store::Access::create);
    REQUIRE(database.ok());
    std::mt19937 random(7);
    std::map<std::string, std::string> expected;
    for (int round = 0; round < 3; ++round) {
      store::Changes changes;
      for (int part = 0; part < 4; ++part) {
        store::Changes more;
        for (int i = 0; i < 12000; ++i) {
          const std::string key = random_key(random);
          const std::string value = std::to_string(random());
          const bool erase = random() % 5 == 0;
          erase ? more.erase(Family::names, key) : more.put(Family::names, key, value);
          if (erase) expected.erase(key);
          if (!erase) expected[key] = value;
        }
        changes.take(std::move(more));
      }
      const auto status = changes.commit(*database, batch_bytes);
      INFO((status.ok() ? "" : status.error().message));
      REQUIRE(status.ok());
      CHECK((rows_of(*database, Family::names) == expected));
    }
  }
}
