#include "attribution_scenario.h"

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

std::string stances(const std::string& text, std::vector<Actor> actors) {
  return Scenario(text, std::move(actors)).stances();
}

const Actor kArmy{"The army", NodeType::organisation};
const Actor kAmaq{"Amaq", NodeType::source};
const Actor kIs{"Islamic State", NodeType::organisation};
const Actor kMinistry{"The Defense Ministry", NodeType::organisation};

}  // namespace

TEST_CASE("saying claims and denying denies") {
  CHECK(stances("The army said it had taken the town.", {kArmy}) == "The army claims\n");
  CHECK(stances("The army denied that it had lost the town.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army rejected reports of casualties.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army dismissed the report as false.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army denied shelling the market.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army confirmed the loss of two tanks.", {kArmy}) == "The army claims\n");
}

TEST_CASE("a negated cue neither claims nor denies") {
  CHECK(stances("The army did not deny the losses.", {kArmy}) == "");
  CHECK(stances("The army neither confirmed nor denied the losses.", {kArmy}) == "");
  CHECK(stances("The army declined to confirm the losses.", {kArmy}) == "");
  CHECK(stances("The army did not confirm or deny that two men were killed.", {kArmy}) == "");
  CHECK(stances("The army has never said that the town fell.", {kArmy}) == "");
  CHECK(stances("The army could not confirm whether any men had been killed.", {kArmy}) == "");
}

TEST_CASE("what is not said yet claims nothing") {
  CHECK(stances("The army will announce the withdrawal tomorrow.", {kArmy}) == "");
  CHECK(stances("If the army says the town fell, few will believe it.", {{"the army", NodeType::organisation}}) == "");
  CHECK(stances("The army believes that the town fell.", {kArmy}) == "");
  CHECK(stances("The army vowed to take the town.", {kArmy}) == "");
}

TEST_CASE("hedges weaken a claim") {
  CHECK(stances("Amaq said that three soldiers were allegedly killed.", {kAmaq}) == "Amaq claims hedged\n");
  CHECK(stances("Amaq reportedly said that three soldiers were killed.", {kAmaq}) == "Amaq claims hedged\n");
  CHECK(stances("Three soldiers may have been killed, according to Amaq.", {kAmaq}) == "Amaq claims hedged\n");
}

TEST_CASE("what cannot be verified is unconfirmed") {
  CHECK(stances("Amaq said that three soldiers were killed.\nThe claim could not be independently verified.",
                {kAmaq}) == "Amaq claims unconfirmed\n");
  CHECK(stances("Amaq said that three soldiers were killed, but the report could not be confirmed.", {kAmaq}) ==
        "Amaq claims unconfirmed\n");
  CHECK(stances("Amaq said that a tank burned. The army said that a truck burned.\n"
                "None of the accounts could be verified.",
                {kAmaq, kArmy}) == "Amaq claims unconfirmed\nThe army claims unconfirmed\n");
  CHECK(stances("Amaq said that a tank burned. There was no independent confirmation.", {kAmaq}) ==
        "Amaq claims unconfirmed\n");
}

TEST_CASE("a withdrawn claim is retracted") {
  CHECK(stances("Amaq said that a helicopter was shot down. It later retracted the claim.", {kAmaq}) ==
        "Amaq claims retracted\n");
}

TEST_CASE("responsibility is claimed and denied") {
  CHECK(stances("Islamic State claimed responsibility for the bombing.", {kIs}) ==
        "Islamic State claims responsibility\n");
  CHECK(stances("Islamic State has claimed the killing of five soldiers.", {kIs}) ==
        "Islamic State claims responsibility\n");
  CHECK(stances("Islamic State took responsibility for the attack.", {kIs}) == "Islamic State claims responsibility\n");
  CHECK(stances("Islamic State said it was behind the attack.", {kIs}) == "Islamic State claims responsibility\n");
  CHECK(stances("Islamic State denied responsibility for the bombing.", {kIs}) ==
        "Islamic State denies responsibility\n");
  CHECK(stances("Islamic State denied any involvement in the bombing.", {kIs}) ==
        "Islamic State denies responsibility\n");
  CHECK(stances("No group has claimed responsibility for the bombing.", {kIs}) == "");
}

TEST_CASE("a denial of another's claim leaves both standing") {
  CHECK(stances("The Defense Ministry rejected Amaq's claim that soldiers were captured.", {kMinistry, kAmaq}) ==
        "The Defense Ministry denies\nAmaq claims\n");
}

TEST_CASE("the nested speaker claims beside the one who carries the words") {
  CHECK(stances("Amaq said that the army killed ten men, The Observer reported.",
                {kAmaq, {"The Observer", NodeType::source}}) == "Amaq claims\nThe Observer claims\n");
}

TEST_CASE("an outlet that is told carries the claim") {
  CHECK(stances("The army told Reuters that the town fell.", {kArmy, {"Reuters", NodeType::source}}) ==
        "The army claims via Reuters\n");
  CHECK(stances("The army said in a statement to Reuters that the town fell.",
                {kArmy, {"Reuters", NodeType::source}}) == "The army claims via Reuters\n");
}

TEST_CASE("an unnamed voice and a statement speak for the body that they belong to") {
  CHECK(stances("A spokesman for Islamic State said the town fell.", {kIs}) == "Islamic State claims\n");
  CHECK(stances("Islamic State's spokesman said the town fell.", {kIs}) == "Islamic State claims\n");
  CHECK(stances("A statement by Islamic State said the town fell.", {kIs}) == "Islamic State claims\n");
  CHECK(stances("Amaq said that the town fell. The statement said ten men died.", {kAmaq}) ==
        "Amaq claims\nAmaq claims\n");
  CHECK(stances("Amaq said that the town fell. It added that ten men died.", {kAmaq}) == "Amaq claims\nAmaq claims\n");
}

TEST_CASE("headlines claim and deny") {
  CHECK(stances("# Islamic State says 3 soldiers killed in raid", {kIs}) == "Islamic State claims\n");
  CHECK(stances("# Moscow: no losses in raid", {{"Moscow", NodeType::organisation}}) == "Moscow claims\n");
}

TEST_CASE("a verb in title case is a verb") {
  CHECK(
      stances("# Moscow Rejects Amaq Claims That IS Captured Two Soldiers", {{"Moscow", NodeType::organisation}, kAmaq})
          .find("Moscow denies") != std::string::npos);
}

TEST_CASE("a quotation after a denial is said, not denied") {
  CHECK(stances("The army denied that it had shelled the village. “We were not there,” The army said.\n"
                "The army denied the raid. “The rebels burned the mill.”",
                {kArmy}) == "The army denies\nThe army claims\nThe army denies\nThe army claims\n");
}

TEST_CASE("a name beside a role speaks, for the body when it is a spokesman's") {
  Scenario scenario("Its coordinator, Ali Hassan, said the town fell.", {{"Ali Hassan", NodeType::person}});
  CHECK(scenario.stances() == "Ali Hassan claims\n");
}

TEST_CASE("a claim that somebody rejected is denied by the relative clause") {
  CHECK(stances("Rebels said they hit the airfield, a claim that The army flatly rejected.", {kArmy})
            .find("The army denies") != std::string::npos);
}

TEST_CASE("calling something false denies it") {
  CHECK(stances("The army called the report a fabrication.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army dismissed the allegations as propaganda.", {kArmy}) == "The army denies\n");
  CHECK(stances("“The report is false,” The army said.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army said it was not true that the town had fallen.", {kArmy}) == "The army denies\n");
  CHECK(stances("The army called the raid a success.", {kArmy}) == "");
}
