#include "entities_scenario.h"

using namespace claimgraph;
using namespace claimgraph::extract;

TEST_CASE("known actors get the type of the lexicon, by any of their names") {
  const EntityScenario s(
      "Reuters reported that Daesh and ISIS fighters fled. Amaq said nothing; the UN refugee agency did.");
  CHECK(s.kind("Reuters") == "source/media");
  CHECK(s.kind("Amaq") == "source/media");
  CHECK(s.kind("UN refugee agency") == "organisation/other");
  CHECK(s.same("Daesh", "ISIS"));
  CHECK(s.of("ISIS")->name == "Islamic State");
}

TEST_CASE("a state is an actor where it acts and a place where things are, with one gazetteer id") {
  const EntityScenario s("Chad denied the report on Monday. The rebels crossed into Chad from Libya.");
  const Entity* actor = s.of("Chad", 0);
  const Entity* place = s.of("Chad", 1);
  REQUIRE(actor);
  REQUIRE(place);
  CHECK(actor->type == NodeType::organisation);
  CHECK(actor->kind == "state");
  CHECK(place->type == NodeType::place);
  CHECK(place->kind == "country");
  CHECK(actor->place.gazetteer_id == place->place.gazetteer_id);
  REQUIRE(actor->twin);
  CHECK(&s.entities().entities[*actor->twin] == place);
}

TEST_CASE("the seat of a government that speaks is the state, the town where something happens a place") {
  const EntityScenario said("Moscow rejected the accusation.");
  CHECK(said.of("Moscow")->name == "Russia");
  CHECK(said.kind("Moscow") == "organisation/state");
  const EntityScenario town("A bomb exploded in Moscow on Friday.");
  CHECK(town.kind("Moscow") == "place/city");
}

TEST_CASE("an adjective of nationality alone makes no name") {
  const EntityScenario s("A Kenyan farmer found the wreck.");
  for (const EntityMention& m : s.entities().mentions) CHECK(m.form != MentionForm::name);
}

TEST_CASE("institutions are named with their state, and the bare noun goes back to them") {
  const EntityScenario s(
      "The Danish defence ministry said that two ships collided.\nThe defence ministry gave no names. Colombian police "
      "arrested a man, police said.");
  CHECK(s.kind("Danish defence ministry") == "organisation/ministry");
  CHECK(s.same("Danish defence ministry", "defence ministry"));
  CHECK(s.kind("Colombian police") == "organisation/government");
  CHECK(s.same("Colombian police", "police"));
}

TEST_CASE("ministry of defence, defense ministry and a genitive are one institution") {
  const EntityScenario s(
      "Malta's defence ministry spoke first. The Ministry of Defence of Malta spoke again. The Maltese "
      "defense ministry spoke last.");
  CHECK(s.same("Malta's defence ministry", "Maltese defense ministry"));
}

TEST_CASE("two demonyms before one plural are two institutions") {
  const EntityScenario s("The Chilean and Bolivian foreign ministries exchanged notes.");
  std::vector<std::string> owners;
  for (const Entity& e : s.entities().entities) {
    if (e.kind == "ministry") owners.push_back(e.name);
  }
  CHECK(owners.size() == 2);
}

TEST_CASE("army, troops and soldiers of a state are one node") {
  const EntityScenario s("The Nepalese army closed the pass. Nepalese soldiers were seen later; Nepalese troops left.");
  CHECK(s.same("Nepalese army", "Nepalese soldiers"));
  CHECK(s.same("Nepalese army", "Nepalese troops"));
  CHECK(s.kind("Nepalese army") == "organisation/military");
}

TEST_CASE("bare soldiers, dates, figures and pronouns are no names") {
  const EntityScenario s("On Tuesday 12 soldiers said they had seen it at 5 pm.");
  for (const EntityMention& m : s.entities().mentions) {
    INFO(s.text(m.where));
    CHECK(m.form != MentionForm::name);
  }
}

TEST_CASE("the words around an unknown name decide its type") {
  const EntityScenario s(
      "The aid group Pont Bleu left on Monday.\nThe tanker Calm Venture was hit.\nRadio Tondano carried the news.\n"
      "The village of Orvaneh was shelled.\nDirector Tamsin Okoro, 44, disagreed.\nThe Kestrel Bay Gazette reported "
      "it.");
  CHECK(s.kind("Pont Bleu").starts_with("organisation"));
  CHECK(s.kind("Calm Venture") == "place/vessel");
  CHECK(s.kind("Radio Tondano") == "source/media");
  CHECK(s.kind("Orvaneh").starts_with("place"));
  CHECK(s.kind("Tamsin Okoro") == "person");
  CHECK(s.kind("Kestrel Bay Gazette") == "source/media");
}

TEST_CASE("a second name in brackets is an alias") {
  const EntityScenario s(
      "The Free Valley Front (FVF) said so. The Dawn Brigade (or Liwa al-Fajr) denied it.\nThe FVF then fell silent.");
  CHECK(s.same("FVF", "Free Valley Front"));
  CHECK(s.same("Dawn Brigade", "Liwa al-Fajr"));
}

TEST_CASE("family names and first words go back to the full name") {
  const EntityScenario s(
      "Maria Kovacs runs Orvane Tankers.\nKovacs said that Orvane would not pay. The Lowland Observatory agreed; the "
      "Observatory counts ships.");
  CHECK(s.same("Kovacs", "Maria Kovacs"));
  CHECK(s.same("Orvane", "Orvane Tankers"));
  CHECK(s.same("Observatory", "Lowland Observatory"));
}

TEST_CASE("whoever calls somebody something has no second name") {
  const EntityScenario s(
      "Former governor Jeb Bush called Trump unhinged. The Free Valley Front, also called the Falcons, left.");
  CHECK(!s.same("Trump", "Jeb Bush"));
  CHECK(s.same("Falcons", "Free Valley Front"));
}

TEST_CASE("of two people with one family name the latest is meant") {
  const EntityScenario s("Ana Prado met Luis Castro. Prado spoke.\nLater Ruben Prado arrived. Prado apologised.");
  CHECK(s.of("Prado", 0)->name == "Ana Prado");
  CHECK(s.of("Prado", 1)->name == "Ruben Prado");
}

TEST_CASE("a given name that is a country's or a town's makes no place of a person") {
  const EntityScenario s("Chad Wilkins met Paris Delgado at the office.");
  CHECK(s.kind("Chad Wilkins") == "person");
  CHECK(s.of("Chad") == nullptr);
}

TEST_CASE("a family name that is a town's too stays the person's behind 'to' and 'between'") {
  const EntityScenario s(
      "Marco Rubio spoke in Ohio. The argument between Cruz and Rubio went on, and Rubio left.\nVoters lean toward "
      "Rubio. "
      "Bush referred to Rubio as a rival.");
  CHECK(s.kind("Rubio") == "person");
  for (std::size_t i = 0; i < 4; ++i) CHECK(s.of("Rubio", i) == s.of("Marco Rubio"));
}

TEST_CASE("a body named by its field and its owner is an actor, a service or a description is not") {
  const EntityScenario s(
      "Indonesia's disaster agency said a landslide had buried a house. Somali intelligence agreed. The drivers' union "
      "and the "
      "electoral court spoke in Lima.\nThe bus service stopped. The telecoms regulator, Norcom, fined a firm. "
      "Prosecutors in Naples "
      "opened a case.");
  CHECK(s.kind("Indonesia's disaster agency") == "organisation/government");
  CHECK(s.of("Somali intelligence") != nullptr);
  CHECK(s.of("drivers' union") != nullptr);
  CHECK(s.of("electoral court") != nullptr);
  CHECK(s.of("Prosecutors in Naples") != nullptr);
  CHECK(s.of("bus service") == nullptr);
  CHECK(s.of("telecoms regulator") == nullptr);
  CHECK(s.kind("Naples") == "place/city");
}

TEST_CASE("an article at the head of a sentence is no part of a name, even where an outlet is called so") {
  const EntityScenario s(
      "The National Liberation Army (ELN) said it had mediated. A spokesman for the National Liberation Army agreed.");
  CHECK(s.same("National Liberation Army", "ELN"));
  CHECK(s.of("National Liberation Army", 1) == s.of("ELN"));
}

TEST_CASE("nominals and pronouns go back to what was named") {
  const EntityScenario s(
      "The Free Valley Front attacked a post. The group said it had lost no men.\nColonel Adama Sow denied that. He "
      "spoke "
      "on the radio; the colonel was alone.");
  CHECK(s.resolves("group") == "Free Valley Front");
  CHECK(s.resolves("it") == "Free Valley Front");
  CHECK(s.resolves("He") == "Adama Sow");
  CHECK(s.resolves("colonel") == "Adama Sow");
}

TEST_CASE("homonyms of places are decided by the countries that the text speaks of") {
  const EntityScenario syria(
      "Syrian forces shelled Homs and Tripoli, officials in Libya said. Libyan troops left Tripoli for Libya.");
  CHECK(syria.of("Tripoli")->place.country == "LY");
  const EntityScenario lebanon("In Lebanon, Lebanese soldiers entered Tripoli, the Lebanese army said.");
  CHECK(lebanon.of("Tripoli")->place.country == "LB");
}

TEST_CASE("a province and a river of one name are two, a bare name is the province") {
  const EntityScenario s("Fighting spread in Sekong province. The Sekong River was closed. Troops left Sekong.");
  CHECK(s.kind("Sekong province") == "place/region");
  CHECK(s.of("Sekong River") != s.of("Sekong province"));
  CHECK(s.same("Sekong", "Sekong province"));
}

TEST_CASE("a road named after two towns is one place") {
  const EntityScenario s("A mine hit a bus on the Ardel-Mosk road.");
  CHECK(s.kind("Ardel-Mosk road") == "place/road");
}

TEST_CASE("the publisher and the credited agency are sources, though the text does not name them") {
  CleanDocument document;
  document.publisher = "Harbour Courier";
  document.agencies.push_back({{10, 13}, "AFP"});
  const EntityScenario s("Two ships collided off Malta.", std::move(document));
  REQUIRE(s.entities().publisher);
  const Entity& publisher = s.entities().entities[*s.entities().publisher];
  CHECK(publisher.type == NodeType::source);
  CHECK(publisher.name == "Harbour Courier");
  REQUIRE(s.entities().agencies.size() == 1);
  const Entity& agency = s.entities().entities[s.entities().agencies[0]];
  CHECK(agency.name == "Agence France-Presse");
  CHECK(agency.outside.size() == 1);
}

TEST_CASE("headlines give names only where the text or the lexicon knows them") {
  const EntityScenario s("Rebels Storm Barracks Near Kovacs Farm As Reuters Watches\nMaria Kovacs owns the farm.");
  CHECK(s.of("Barracks") == nullptr);
  CHECK(s.kind("Reuters") == "source/media");
  CHECK(s.same("Kovacs", "Maria Kovacs"));
}

TEST_CASE("mentions are in the order of the text and inside their blocks") {
  const EntityScenario s(
      "Kyiv said Russia lied.\nThe UN, the EU and NATO met in Oslo, Norway, with Maria Kovacs of Shell.");
  const auto& mentions = s.entities().mentions;
  CHECK(std::ranges::is_sorted(mentions, {}, [](const EntityMention& m) { return m.where; }));
  for (const EntityMention& m : mentions) CHECK(m.entity < s.entities().entities.size());
}

TEST_CASE("an empty document has no entities") {
  const EntityScenario s("");
  CHECK(s.entities().entities.empty());
}

TEST_CASE("a list of ten thousand names in one paragraph is read to its end") {
  constexpr int kNames = 10000;
  std::string text = "The list: ";
  for (int i = 0; i < kNames; ++i) {
    const auto letter = [&](int power) { return std::string(1, static_cast<char>('a' + i / power % 26)); };
    text += "Bo" + letter(1) + "k" + letter(26) + "r Ze" + letter(676) + "lin, ";
  }
  const EntityScenario s(text + "and others.");
  CHECK(s.entities().mentions.size() > kNames / 2);
}

TEST_CASE("the place of a dateline is a place, whatever its letters") {
  const EntityScenario s(
      "ORVANE (Harbour News) - Two ships collided on Tuesday, the coast guard said, and both were towed in.");
  CHECK(s.kind("ORVANE").starts_with("place"));
}

TEST_CASE("names of two syllables, nicknames and hyphenated towns stay whole") {
  const EntityScenario s("A spokesman, Kim Dong-hyuk, met Rafael \"El Gordo\" Medina in Saint-Luc on Monday.");
  CHECK(s.kind("Kim Dong-hyuk") == "person");
  CHECK(s.kind("Rafael \"El Gordo\" Medina") == "person");
  CHECK(s.kind("Saint-Luc").starts_with("place"));
}

TEST_CASE("sums of money are no names") {
  const EntityScenario s("They paid N40 million, or NZ$6m, and Rs 5 lakh to the kidnappers on Monday.");
  CHECK(s.kind("N40") == "-");
  CHECK(s.kind("NZ$6m") == "-");
  CHECK(s.kind("Rs") == "-");
}

TEST_CASE("a ship is known by its flag, a place by its direction and its mayor") {
  const EntityScenario s(
      "The Panama-flagged Coral Dawn sank. The mayor of Vessoli said that two bodies lay south of Ostrava Hill.");
  CHECK(s.kind("Coral Dawn") == "place/vessel");
  CHECK(s.kind("Vessoli").starts_with("place"));
}

TEST_CASE("an occasion or a thing that bears a name is no actor") {
  const EntityScenario s("Seoul will hold the Horangi drill next week, the ministry said on Monday.");
  CHECK(s.kind("Horangi") == "-");
}

TEST_CASE("a short name in brackets is the long one before it") {
  const EntityScenario s("The Fisheries Inspection Authority (Fisina) closed the port. Fisina gave no reason.");
  CHECK(s.same("Fisheries Inspection Authority", "Fisina"));
}
