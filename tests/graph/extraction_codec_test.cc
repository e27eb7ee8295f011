#include "graph/extraction_codec.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "graph/extraction.capnp.h"
#include "tests/graph/random_extraction.h"

using namespace claimgraph;
using claimgraph::test::RandomExtraction;

TEST_CASE("whatever an extraction holds, decoding its message gives it back, at any alignment") {
  RandomExtraction random(3);
  for (int round = 0; round < 300; ++round) {
    const Extraction given = random.make();
    const std::string shifted = std::string(round % 8, 'x') + encode_extraction(given);
    const auto back = decode_extraction(std::string_view(shifted).substr(round % 8));
    REQUIRE(back);
    CHECK(back.value() == given);
  }
}

TEST_CASE("a stream of messages is read one document at a time") {
  RandomExtraction random(4);
  const std::vector<Extraction> given = {random.make(), random.make(), random.make()};
  std::string bytes;
  for (const auto& x : given) bytes += encode_extraction(x);
  std::istringstream input(bytes);
  const auto reader = open_extractions(input, "records.capnp");
  for (const auto& x : given) CHECK(reader->next().value() == x);
  CHECK_FALSE(reader->next().value());
}

TEST_CASE("a stream cut anywhere yields the whole messages before the cut, then an error") {
  RandomExtraction random(5);
  const std::string one = encode_extraction(random.make());
  for (std::size_t cut = 1; cut < one.size(); cut += 7) {
    std::istringstream input(one + one.substr(0, cut));
    const auto reader = read_capnp(input, "records.capnp");
    REQUIRE(reader->next());
    const auto second = reader->next();
    REQUIRE_FALSE(second);
    CHECK(second.error().message.find("records.capnp: message 2") == 0);
  }
}

TEST_CASE("a message with any byte changed is decoded or refused, never a crash") {
  RandomExtraction random(6);
  const std::string whole = encode_extraction(random.make());
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ (1U << (at % 8)));
    if (!decode_extraction(broken)) ++refused;
  }
  CHECK(refused > 0);
  CHECK_FALSE(decode_extraction(""));
  CHECK_FALSE(decode_extraction("12345678"));
  CHECK_FALSE(decode_extraction(whole.substr(0, whole.size() - 8)));
  CHECK_FALSE(decode_extraction(whole + "12345678"));
}

TEST_CASE("the schema's enumerants have the model's numbers") {
  CHECK(static_cast<int>(NodeType::source) == static_cast<int>(wire::NodeType::SOURCE));
  CHECK(static_cast<int>(NodeType::event) == static_cast<int>(wire::NodeType::EVENT));
  CHECK(static_cast<int>(EdgeType::denies) == static_cast<int>(wire::EdgeType::DENIES));
  CHECK(static_cast<int>(EdgeType::affiliated_with) == static_cast<int>(wire::EdgeType::AFFILIATED_WITH));
  CHECK(static_cast<int>(EdgeType::reported_by) == static_cast<int>(wire::EdgeType::REPORTED_BY));
  CHECK(static_cast<int>(EdgeType::located_in) == static_cast<int>(wire::EdgeType::LOCATED_IN));
  CHECK(static_cast<int>(Role::weapon_of) == static_cast<int>(wire::Role::WEAPON_OF));
  CHECK(static_cast<int>(Role::participant) == static_cast<int>(wire::Role::PARTICIPANT));
  CHECK(static_cast<int>(Stance::unconfirmed) == static_cast<int>(wire::Stance::UNCONFIRMED));
  CHECK(static_cast<int>(Stance::retracted) == static_cast<int>(wire::Stance::RETRACTED));
  CHECK(static_cast<int>(AttributionStance::neutral) == static_cast<int>(wire::AttributionStance::NEUTRAL));
}
