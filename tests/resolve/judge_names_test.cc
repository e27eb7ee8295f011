#include <catch2/catch.hpp>

#include "resolve/judge.h"
#include "tests/resolve/knowledge_fixture.h"

using namespace claimgraph;
using namespace claimgraph::resolve;

namespace {

Verdict verdict(NodeType type, std::string_view a, std::string_view b) {
  const Judgement one = judge_names(type, a, b, shipped_knowledge());
  const Judgement two = judge_names(type, b, a, shipped_knowledge());
  INFO(a << " | " << b << ": " << one.reason);
  CHECK(one.verdict == two.verdict);
  CHECK(one.score == Approx(two.score));
  return one.verdict;
}

constexpr auto person = NodeType::person;
constexpr auto organisation = NodeType::organisation;
constexpr auto place = NodeType::place;

}  // namespace

TEST_CASE("spelling, order and titles do not part the names of a person") {
  CHECK(verdict(person, "Qassem Darwish", "Brigadier General Kassim Darwish") == Verdict::same);
  CHECK(verdict(person, "Darwish, Qassem", "Qassem Darwish") == Verdict::same);
  CHECK(verdict(person, "Tomáš Novák", "Tomas Novak") == Verdict::same);
  CHECK(verdict(person, "Abd al-Karim Qasim", "Abdelkarim Kassem") == Verdict::same);
  CHECK(verdict(person, "Yevhen Marchuk", "Evgeny Marchuk") == Verdict::same);
  CHECK(verdict(person, "Thomas Wenger", "Tom Wenger") == Verdict::same);
  CHECK(verdict(person, "L. Kiknadze", "Levan Kiknadze") == Verdict::same);
  CHECK(verdict(person, "Juan Carlos Restrepo Mejía", "Juan Carlos Restrepo") == Verdict::same);
}

TEST_CASE("relatives and namesakes in one part only are different persons") {
  CHECK(verdict(person, "Hassan Darwish", "Hussein Darwish") == Verdict::different);
  CHECK(verdict(person, "Omar Bongo Sr.", "Omar Bongo Jr.") == Verdict::different);
  CHECK(verdict(person, "Umm Khalid", "Abu Khalid") == Verdict::different);
  CHECK(verdict(person, "Tamar Kiknadze", "Levan Kiknadze") == Verdict::different);
}

TEST_CASE("a surname alone is not enough to be sure") {
  CHECK(verdict(person, "Kiknadze", "Levan Kiknadze") == Verdict::unsure);
}

TEST_CASE("an acronym is the organisation whose words it spells") {
  CHECK(verdict(organisation, "ERM", "Euphrates Rights Monitor") == Verdict::same);
  CHECK(verdict(organisation, "U.N.", "United Nations") == Verdict::same);
  CHECK(verdict(organisation, "ELN", "Euphrates Rights Monitor") == Verdict::different);
  CHECK(verdict(organisation, "NDU", "NDF") == Verdict::different);
}

TEST_CASE("a ministry is the same in every order of its words, and another in another state") {
  CHECK(verdict(organisation, "Chadian Interior Ministry", "Ministry of the Interior of Chad") == Verdict::same);
  CHECK(verdict(organisation, "Georgia's Ministry of Internal Affairs", "Georgian Interior Ministry") == Verdict::same);
  CHECK(verdict(organisation, "Chadian Interior Ministry", "Interior Ministry of Mali") == Verdict::different);
  CHECK(verdict(organisation, "Malian Health Ministry", "Malian Labour Ministry") == Verdict::different);
  CHECK(verdict(organisation, "Interior Ministry", "Interior Ministry of Mali") == Verdict::unsure);
}

TEST_CASE("a group is no splinter, wing, branch or rival of it") {
  CHECK(verdict(organisation, "Amber Front", "New Amber Front") == Verdict::different);
  CHECK(verdict(organisation, "Amber Front", "Amber Front Youth") == Verdict::different);
  CHECK(verdict(organisation, "1st Amber Brigade", "2nd Amber Brigade") == Verdict::different);
  CHECK(verdict(organisation, "Syrian army", "Free Syrian Army") == Verdict::different);
  CHECK(verdict(organisation, "Amber Front", "Amber Front in the Sahel") == Verdict::different);
}

TEST_CASE("legal forms, articles and words like 'group' do not part organisations") {
  CHECK(verdict(organisation, "Harmony Shipping", "Harmony Shipping Co. Ltd") == Verdict::same);
  CHECK(verdict(organisation, "PAO Harmony", "Harmony") == Verdict::same);
  CHECK(verdict(organisation, "the Amber Front", "Amber Front group") == Verdict::same);
  CHECK(verdict(organisation, "Jaysh al-Nur", "Jaish an-Noor") == Verdict::same);
}

TEST_CASE("places are one in every spelling, and two on two levels or in two countries") {
  CHECK(verdict(place, "Tal Hamra", "Tell al-Hamra") == Verdict::same);
  CHECK(verdict(place, "Deir Ezzor", "Dayr az-Zawr") == Verdict::same);
  CHECK(verdict(place, "Hama city", "Hama province") == Verdict::different);
  CHECK(verdict(place, "Basra airport", "Basra") == Verdict::different);
  CHECK(verdict(place, "Tripoli, Lebanon", "Tripoli, Libya") == Verdict::different);
  CHECK(verdict(place, "North Kordofan", "South Kordofan") == Verdict::different);
  CHECK(verdict(place, "Niger", "Nigeria") == Verdict::different);
}

TEST_CASE("a company is known by its name without its trade, a unit by the surname of the one it is called after") {
  CHECK(verdict(organisation, "Cedar Gate Shipping", "Cedar Gate") == Verdict::same);
  CHECK(verdict(organisation, "Cedar Gate Youth", "Cedar Gate") == Verdict::different);
  CHECK(verdict(organisation, "Miguel Soto Front", "Soto Front") == Verdict::same);
}

TEST_CASE("words of other languages in a group's name are translated, and renamed towns are one") {
  CHECK(verdict(organisation, "Katibat al-Thawra", "Revolution Battalion") == Verdict::same);
  CHECK(verdict(place, "Kuybyshev", "Samara") == Verdict::same);
}
