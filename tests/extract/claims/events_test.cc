#include <algorithm>

#include "events_scenario.h"

using namespace claimgraph;
using namespace claimgraph::extract;

namespace {

std::string types(const std::string& text) { return EventScenario(text).types(); }

struct Row {
  const char* sentence;
  const char* types;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.sentence);
    CHECK(types(row.sentence) == row.types);
  }
}

}  // namespace

TEST_CASE("Deeds of every type are told by verbs, particle verbs and nouns") {
  check({
      {"Police officers clubbed demonstrators with truncheons in Minsk on Sunday.", "assault"},
      {"A bomb ripped through a market in Mogadishu on Tuesday.", "assault"},
      {"Rebels overran the garrison at Mweso before dawn.", "assault"},
      {"A passenger train jumped the tracks near Lahore on Sunday.", "accident"},
      {"An earthquake of magnitude 6.1 shook Chiapas on Sunday.", "disaster"},
      {"Thieves made off with jewels from the museum in Dresden.", "crime"},
      {"Border guards turned back 200 migrants at Bihac.", "coerce"},
      {"The regime placed the former president under house arrest.", "coerce"},
      {"Google was fined 4 billion euros by the European Commission.", "sanction"},
      {"Prosecutors in Milan charged the banker on Monday.", "accuse"},
      {"The court threw out the case against the governor.", "reject"},
      {"Two reporters walked free from prison in Yangon on Monday.", "concede"},
      {"Six inmates broke out of the jail in Kumasi.", "retreat"},
      {"Ecuador and Peru signed a border treaty in October.", "agree"},
      {"Ukraine and Russia exchanged 200 prisoners on Saturday.", "cooperate"},
      {"Norway granted asylum to the opposition leader.", "aid"},
      {"The party elected Lena Holm as its leader on Sunday.", "support"},
      {"Envoys of Armenia and Azerbaijan held talks in Tbilisi on Friday.", "consult"},
      {"Mali asked France to withdraw its troops.", "request"},
      {"The group threatened to kill the hostages.", "threaten"},
      {"Nurses went on strike in Belfast on Thursday.", "protest"},
      {"NATO sent 700 troops to Kosovo on Sunday.", "mobilize"},
  });
}

TEST_CASE("The company of a word decides what it tells") {
  check({
      {"The club fired its coach on Monday.", "sanction"},
      {"Customs seized a shipment of rifles in Mombasa.", "coerce"},
      {"The strike of the dockers ended on Monday in Tripoli.", "protest"},
      {"An Israeli drone strike hit a house in Gaza on Monday.", "assault"},
      {"The Supreme Court in Brasilia overturned the conviction of the former president.", "reject"},
      {"Burglars broke into the villa of the singer in Marbella on Sunday.", "crime"},
      {"Measles killed 80 children in Samoa in November.", "disaster"},
      {"Fans stormed the pitch in Buenos Aires.", "protest"},
  });
}

TEST_CASE("Figurative words tell no event") {
  for (const char* sentence : {
           "The director shot his new film in Iceland.",
           "Shares crashed on Monday as investors fled technology stocks.",
           "Critics attacked the bill as a gift to the rich.",
           "Her novel exploded in popularity last year.",
           "The senator struck a balance between the two camps.",
           "The party won a landslide victory in 2019.",
           "He is battling cancer.",
           "The pound sank against the dollar.",
           "The embassy declined to comment.",
           "Sales of the phone fell sharply in March.",
       }) {
    INFO(sentence);
    CHECK(types(sentence).empty());
  }
}

TEST_CASE("Plans, conditions, habits, states and questions tell no event") {
  for (const char* sentence : {
           "The minister may resign next week.",
           "If the rebels attack the city, thousands will flee.",
           "Russia wants to seize the port.",
           "There are fears that the volcano could erupt.",
           "The law bans smoking in bars.",
           "The latrines are sealed, the company says.",
           "It is unclear how many died.",
           "How did the fire start?",
           "The charity helps victims of torture.",
       }) {
    INFO(sentence);
    CHECK(types(sentence).empty());
  }
}

TEST_CASE(
    "What is dismissed keeps the figures of who claimed it; who denies a part in deaths has not said that there were "
    "none") {
  const EventScenario dismissed(
      "Pakistan's foreign ministry dismissed Kabul's claim that Pakistani jets had killed 11 civilians in Khost.");
  REQUIRE(dismissed.events().events.size() == 1);
  CHECK(dismissed.events().events[0].fatalities == Count{11, 11, "11"});
  const EventScenario refused("Wagner denied responsibility for the killing of three Chinese miners at Chimbolo.");
  REQUIRE(refused.events().events.size() == 1);
  CHECK(refused.events().events[0].fatalities == Count{3, 3, "three"});
  const EventScenario denied("Wagner denied that its men had killed three miners at Chimbolo.");
  REQUIRE(denied.events().events.size() == 1);
  CHECK_FALSE(denied.events().events[0].fatalities);
}

TEST_CASE("A denied deed is an event, whatever its verb") {
  CHECK(types("The mayor denied that his men had moved the border stones.") == "crime");
  CHECK(types("The army was accused of using phosgene in the village of Demoso.") == "accuse crime");
}

TEST_CASE("An outcome belongs to its cause") {
  check({
      {"Eleven soldiers were killed on Tuesday when a bomb hit their vehicle near Palmyra.", "assault"},
      {"A footbridge gave way under a crowd in Gujarat on Sunday, killing 40.", "accident"},
      {"A stampede at a temple in Kerala killed 12 pilgrims.", "accident"},
      {"Eleven miners died in an attack on a gold pit in Burkina Faso.", "assault"},
      {"The fighting around Khartoum left 40 people dead on Sunday.", "assault"},
  });
  const EventScenario s("A footbridge gave way under a crowd in Gujarat on Sunday, killing 40.");
  REQUIRE(s.events().events.size() == 1);
  CHECK(s.events().events[0].fatalities == Count{40, 40, "40"});
}

TEST_CASE("The headline joins what the text tells") {
  CHECK(types("# Guerrillas seize oil engineer in Arauca\nArmed men kidnapped an engineer on a farm track outside Tame "
              "on Monday.\nThe kidnapping was the third in a month.") == "assault");
}

TEST_CASE("Another day or another attack is another event") {
  CHECK(types("Gunmen attacked a post near Gao on Monday.\nOn Friday they attacked a post near Gao again.") ==
        "assault assault");
  CHECK(types("Gunmen attacked a post near Gao on Monday.\nThe attack killed two soldiers.") == "assault");
}

TEST_CASE("A negated telling is of the event that it denies, wherever the text tells that") {
  const EventScenario s(
      "The army shelled the market of Tina on Monday, residents said.\n"
      "\"There was no shelling,\" said army spokesman Omar Deng.");
  const auto& mentions = s.events().mentions;
  const auto negated = std::find_if(mentions.begin(), mentions.end(), [](const auto& m) { return m.negated; });
  REQUIRE(negated != mentions.end());
  CHECK(negated->event == mentions.front().event);
}

TEST_CASE("A later toll is the newer figure of the same deaths") {
  const EventScenario s(
      "At least nine people died in floods in Dadu on Monday, the authority said.\n"
      "The authority raised its toll from nine to 16 on Wednesday.");
  REQUIRE_FALSE(s.events().events.empty());
  CHECK(s.events().events[0].fatalities->min == 16);
}

TEST_CASE("The date of a 'when' clause is the event's") {
  const EventScenario s("A bomb killed eleven soldiers when it hit their vehicle on a desert road on Tuesday.");
  REQUIRE(s.events().events.size() == 1);
  REQUIRE(s.events().events[0].date);
  CHECK(s.events().events[0].date->value == "2024-03-19");
}

TEST_CASE("A fixed object stands before its verb in the passive") {
  check({
      {"An inquiry was opened in Lyon on Monday.", "accuse"},
      {"Sanctions were imposed on the bank on Tuesday.", "sanction"},
      {"Tear gas was fired at students in Bahir Dar on Tuesday.", "coerce"},
  });
}

TEST_CASE("A clause behind a noun of saying tells its own deed") {
  check({{"The minister denied the claim that the seals of the boxes were broken by his men.", "crime"}});
}

TEST_CASE("The accused of a parse that hangs the deed on them did it") {
  const EventScenario s("The opposition accused Ana Kolar of bribery on Monday.");
  CHECK(s.types() == "accuse crime");
}

TEST_CASE("Arms that fall, limbs lost and complaints that set things off") {
  check({
      {"In June rockets fell on the field of Khor Sur.", "assault"},
      {"Two workers of the same mine died when a conveyor belt caught fire on Monday.", "accident"},
      {"It was this letter that set off the debate.", ""},
      {"Rebels took over the jail of Tegua on Friday.", "assault"},
  });
}

TEST_CASE("An event without a place of its own plays where the text is") {
  const auto place = [](const EventScenario& s, std::size_t event) {
    REQUIRE(s.events().events.size() > event);
    const auto& places = s.events().events[event].places;
    return places.empty() ? std::string() : s.entity_name(places[0].first);
  };
  CHECK(place(EventScenario("Gunmen stormed a jail in Tegucigalpa on Friday and two guards were killed."), 1) ==
        "Tegucigalpa");
  CHECK(place(EventScenario("A convoy reached Mopti on Friday. Its drivers were robbed there on Monday."), 0) ==
        "Mopti");
  CHECK(place(EventScenario("MOGADISHU, Aug 11 (Banaadir) - A bomb killed nine people on Sunday."), 0) == "MOGADISHU");
}

TEST_CASE("A dateline is no side of what is told behind it") {
  const EventScenario s("KINSHASA - Officers have seized two tonnes of ivory on Monday.");
  REQUIRE(s.events().events.size() == 1);
  CHECK(s.events().events[0].arguments.empty());
}

TEST_CASE("Events are dated by how far they lie from each other") {
  // The dates of all events, in the order of the text; published on Wednesday, 20 March 2024.
  const auto dates = [](const std::string& text) {
    const EventScenario s(text);
    std::string out;
    for (const Event& e : s.events().events) out += (out.empty() ? "" : " ") + (e.date ? e.date->value : "-");
    return out;
  };
  CHECK(
      dates("Shells hit the bus station of Obeid on Tuesday, a week after a strike on the market killed 18 people.") ==
      "2024-03-19 2024-03-12");
  CHECK(dates("Some 25,000 people marched on Saturday, two days after police shot dead a student in Poti.") ==
        "2024-03-16 2024-03-14");
  CHECK(dates("Nurses went on strike in Lodz on Monday, three days before gunmen attacked a bank in Torun.") ==
        "2024-03-18 2024-03-21");
  CHECK(dates("Gunmen attacked a bank in Torun on 5 March, exactly a month after the bombing of the port.") ==
        "2024-03-05 2024-02");
  CHECK(dates("Two days after the bombing of the port on 5 March, gunmen attacked a bank in Torun.") ==
        "2024-03-05 2024-03-07");
  // Nothing to count from, or nothing that is counted.
  CHECK(dates("Gunmen attacked a bank in Torun some time after the bombing of the port.") == "- -");
}

TEST_CASE("Who did one deed, and who another, keeps two deeds apart") {
  CHECK(types("A robber fired two shots into a bank in Perth, police said.\n"
              "Officers fired at the robber's car, a witness said.") == "assault assault");
}

TEST_CASE("Who claims responsibility for a deed did it") {
  const EventScenario s(
      "A bomb killed nine people in Mogadishu on Sunday. Al Shabaab claimed responsibility for the attack.");
  REQUIRE(s.events().events.size() == 1);
  const auto& arguments = s.events().events[0].arguments;
  CHECK(std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
    return a.role == Role::perpetrator && s.entity_name(a.entity).find("Shabaab") != std::string::npos;
  }));
}

TEST_CASE("A state behind a light verb's preposition tells the deed") {
  CHECK(types("Eleven officers are in custody, the ministry said.") == "coerce");
  CHECK(types("The port of Brod came under heavy shelling on Monday.") == "assault");
  CHECK(types("The outpost was subjected to shelling on Monday.") == "assault");
}

TEST_CASE("Scores and drills tell no violence") {
  CHECK(types("Arsenal destroyed Everton 5-0 on Saturday.").empty());
  CHECK(types("The navy held an exercise in which commandos stormed a ferry.") == "cooperate");
}

TEST_CASE("What arms do is no mishap, and what breaks kills by chance") {
  CHECK(types("Rockets slammed into a fuel depot in Derna on Monday.") == "assault");
  CHECK(types("A train left the tracks near Sibi on Monday, killing nine people.") == "accident");
}

TEST_CASE("A name behind an office is the side, a verb joined by 'and' shares its subject") {
  const auto perpetrators = [](const std::string& text) {
    const EventScenario s(text);
    std::string out;
    for (const Event& e : s.events().events) {
      for (const Argument& a : e.arguments) {
        if (a.role == Role::perpetrator) out += (out.empty() ? "" : " | ") + s.entity_name(a.entity);
      }
    }
    return out;
  };
  CHECK(perpetrators("The mayor of Machala, Jana Kos, demanded the resignation of the minister.") == "Jana Kos");
  CHECK(perpetrators("Gunmen from the Los Choneros gang murdered a prosecutor in Guayaquil.") == "Los Choneros");
  CHECK(perpetrators("President Jana Kos met President Petr Novak in Brod.") == "Jana Kos");
}

TEST_CASE("The lives that something cost are its dead") {
  const EventScenario s("Two brothers and their father were gunned down in Culiacan.");
  REQUIRE(s.events().events.size() == 1);
  CHECK(s.events().events[0].fatalities->min == 3);
  const EventScenario t("A fire in a factory in Lodz cost the lives of 44 workers.");
  REQUIRE(t.events().events.size() == 1);
  CHECK(t.events().events[0].fatalities->min == 44);
}

TEST_CASE("Empty and strange texts tell nothing") {
  CHECK(types("").empty());
  CHECK(types("\n\n").empty());
  CHECK(types("!!! ... ???").empty());
}
