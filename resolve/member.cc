#include "resolve/member.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/words.h"
#include "resolve/event_name.h"
#include "resolve/fold.h"
#include "resolve/knowledge.h"
#include "resolve/name.h"
#include "resolve/sound.h"

namespace claimgraph::resolve {

namespace {

using Nodes = std::map<std::string_view, const ExtractionNode*>;

void add(Member& member, char relation, std::string value) {
  if (!value.empty()) member.contexts.push_back(std::string(1, relation) + ':' + std::move(value));
}

// ISO code of the country that a node is, or is of: a place's or state's own, or the one in an organisation's name.
std::string country_of(const ExtractionNode& node, const Knowledge& knowledge) {
  if (!node.place.country.empty()) return node.place.country;
  if (node.type == NodeType::person || node.type == NodeType::event) return {};
  const NameForm form = analyse_name(node.type, node.name, knowledge);
  return form.countries.size() == 1 ? form.countries[0] : std::string{};
}

// Names that only their surroundings tell apart: a person's, "the Interior Ministry", a short acronym.
bool needs_context(const ExtractionNode& node, const Knowledge& knowledge) {
  if (node.type == NodeType::place || node.type == NodeType::source) return false;
  const NameForm form = analyse_name(node.type, node.name, knowledge);
  if (form.known) return false;
  if (node.type != NodeType::organisation) return true;
  if (!form.acronym.empty()) return true;
  const auto tells = [](const NameWord& word) { return !word.generic && !word.filler; };
  return form.countries.empty() && std::none_of(form.core.begin(), form.core.end(), tells);
}

std::set<std::string> title_words(const ExtractionNode& node, const Knowledge& knowledge) {
  std::set<std::string> out;
  const auto collect = [&](std::string_view name) {
    const std::string folded = fold(name);
    for (const auto word : split_words(folded)) {
      if (!knowledge.is(WordClass::title, word)) break;
      out.insert(std::string(word));
    }
  };
  collect(node.name);
  for (const std::string& alias : node.aliases) collect(alias);
  for (const TextSpan& mention : node.mentions) collect(mention.text);
  return out;
}

std::string context_name(const ExtractionNode& node, const Knowledge& knowledge);

void add_place(Member& member, const ExtractionNode& place, const Knowledge& knowledge) {
  add(member, 'c', place.place.country);
  if (place.kind == "country") return;
  add(member, 'l', context_name(place, knowledge));
  add(member, 'g', place.place.gazetteer_id);
  if (place.place.latitude && place.place.longitude)
    add(member, 'm', fmt::format("{:.3f} {:.3f}", *place.place.latitude, *place.place.longitude));
}

void add_event_edge(Member& event, const ExtractionEdge& edge, const ExtractionNode& other,
                    const Knowledge& knowledge) {
  if (other.type == NodeType::place) return add_place(event, other, knowledge);
  const bool does = edge.role == Role::perpetrator || edge.role == Role::weapon_of;
  const bool suffers = edge.role == Role::target || edge.role == Role::victim;
  add(event, does ? 'p' : suffers ? 't' : 'x', context_name(other, knowledge));
}

// The words of an event's mentions, those of one happening as one word; figures are the tolls' part.
void add_event_words(Member& member, const ExtractionNode& node, const Knowledge& knowledge) {
  std::set<std::pair<char, std::string>> words;
  const auto collect = [&](std::string_view text) {
    const std::string folded = fold(text);
    for (const auto word : split_words(folded)) {
      const std::string_view known = knowledge.event_word(word);
      const bool small = word.size() < 4 || knowledge.is(WordClass::function, word) ||
                         knowledge.is(WordClass::article, word) || (word[0] >= '0' && word[0] <= '9');
      if (!known.empty()) words.emplace(knowledge.is_general(known) ? 'v' : 'w', known);
      if (known.empty() && !small) words.emplace('u', word.substr(0, 6));
    }
  };
  collect(node.name);
  for (const TextSpan& mention : node.mentions) collect(mention.text);
  for (const auto& [kind, word] : words) add(member, kind, word);
}

Count without_text(Count count) {
  count.text.clear();
  return count;
}

EventFacts values_of(const EventFacts& facts) {
  EventFacts out;
  out.event_type = facts.event_type;
  if (facts.date && !facts.date->value.empty()) out.date = DateMention{std::nullopt, facts.date->value};
  if (facts.fatalities) out.fatalities = without_text(*facts.fatalities);
  if (facts.injuries) out.injuries = without_text(*facts.injuries);
  return out;
}

// Whose side an actor of this kind is on; empty where the kind does not say.
std::string_view side_of(std::string_view kind) {
  constexpr std::string_view of_state[] = {"government", "ministry", "military", "state"};
  if (kind == "armed-group") return kind;
  return std::find(std::begin(of_state), std::end(of_state), kind) != std::end(of_state) ? "state" : "";
}

// What an edge says of the member at one end of it, seen from there.
void add_edge_context(Member& member, const ExtractionEdge& edge, const ExtractionNode& other, bool outgoing,
                      const Knowledge& knowledge) {
  if (member.type == NodeType::event) {
    if ((edge.type == EdgeType::involves || edge.type == EdgeType::located_in) && outgoing)
      add_event_edge(member, edge, other, knowledge);
    return;
  }
  if (edge.type == EdgeType::affiliated_with) {
    add(member, 'a', context_name(other, knowledge));
    add(member, 'c', country_of(other, knowledge));
    if (outgoing) add(member, 's', std::string(side_of(other.kind)));
  }
  if (edge.type == EdgeType::located_in && outgoing) add(member, 'c', country_of(other, knowledge));
}

// The countries of the places where an actor's events happened: the weakest hint, for one of whom nothing else is told.
std::map<std::string_view, std::set<std::string>> event_countries(const Extraction& extraction, const Nodes& nodes) {
  std::map<std::string_view, std::set<std::string>> of_event;
  for (const ExtractionEdge& edge : extraction.edges) {
    const auto to = nodes.find(edge.to);
    if (edge.type == EdgeType::located_in && to != nodes.end() && !to->second->place.country.empty())
      of_event[edge.from].insert(to->second->place.country);
  }
  std::map<std::string_view, std::set<std::string>> of_actor;
  for (const ExtractionEdge& edge : extraction.edges) {
    const bool involves = edge.type == EdgeType::involves;
    if (!involves && edge.type != EdgeType::claims && edge.type != EdgeType::denies) continue;
    const auto found = of_event.find(involves ? edge.from : edge.to);
    if (found != of_event.end())
      of_actor[involves ? edge.to : edge.from].insert(found->second.begin(), found->second.end());
  }
  return of_actor;
}

// What a whole document is about: hints for what is told in it without a place or a state.
struct Story {
  std::string country;             // the one mentioned most, empty when none is
  std::vector<std::string> names;  // of the actors and places mentioned most, folded
};

Story story_of(const Extraction& extraction, const Knowledge& knowledge) {
  constexpr std::size_t most = 5;
  std::map<std::string, std::size_t> countries;
  std::vector<std::pair<std::size_t, std::string>> names;
  for (const ExtractionNode& node : extraction.nodes) {
    if (node.type == NodeType::event || node.type == NodeType::source) continue;
    const std::string country = country_of(node, knowledge);
    if (!country.empty()) countries[country] += node.mentions.size();
    if (node.kind != "country" && node.kind != "state")
      names.emplace_back(node.mentions.size(), context_name(node, knowledge));
  }
  Story story;
  std::size_t count = 0;
  for (const auto& [country, mentions] : countries) {
    if (mentions > count) story.country = country;
    count = std::max(count, mentions);
  }
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) story.names.push_back(names[i].second);
  return story;
}

// A name as another text may give it: the number of its known actor, or how the words that tell which one it is sound.
// Consonants alone say enough where there are some.
std::string context_name(const ExtractionNode& node, const Knowledge& knowledge) {
  const NameForm form = analyse_name(node.type, node.name, knowledge);
  if (form.known) return "#" + std::to_string(*form.known);
  if (!form.acronym.empty()) return form.acronym;
  std::string sounds;
  std::string all;
  const auto append = [&](std::string& out, const NameWord& word) { out += sounds_of(word.text, knowledge); };
  for (const NameWord& word : form.core) {
    append(all, word);
    if (node.type == NodeType::person) sounds.clear();  // the surname
    if (!word.generic && !word.filler) append(sounds, word);
  }
  if (sounds.empty()) {
    sounds = all;
    for (const std::string& country : form.countries) sounds += country;
  }
  constexpr std::size_t enough = 4;
  const std::string skeleton = skeleton_of(sounds);
  return sounds.empty() ? form.folded : skeleton.size() >= enough ? skeleton : sounds;
}

using EdgesOf = std::map<std::string_view, std::vector<std::pair<const ExtractionEdge*, bool>>>;

// The towns around an event's places: one account names the checkpoint, another the town near it.
void add_outer_places(Member& event, EdgesOf& edges_of, const Nodes& nodes, const Knowledge& knowledge) {
  const auto outer = [&](std::string_view id) {
    std::vector<const ExtractionNode*> out;
    for (const auto& [edge, outgoing] : edges_of[id]) {
      const auto to = nodes.find(edge->to);
      if (outgoing && edge->type == EdgeType::located_in && to != nodes.end()) out.push_back(to->second);
    }
    return out;
  };
  for (const ExtractionNode* place : outer(event.key.node))
    for (const ExtractionNode* around : outer(place->id))
      if (around->type == NodeType::place) add_place(event, *around, knowledge);
}

// What people read of an event; no judge looks at it.
void add_name(Member& event, const Extraction& extraction, const ExtractionNode& node, EdgesOf& edges_of,
              const Nodes& nodes, const Knowledge& knowledge) {
  std::vector<std::string> places;
  std::vector<std::string> countries;
  for (const auto& [edge, outgoing] : edges_of[node.id]) {
    const auto to = nodes.find(edge->to);
    if (!outgoing || edge->type != EdgeType::located_in || to == nodes.end()) continue;
    (to->second->kind == "country" ? countries : places).push_back(to->second->name);
  }
  places.insert(places.end(), countries.begin(), countries.end());
  EventName name = event_name(node, extraction.document.title_span, places, knowledge);
  event.name = std::move(name.text);
  add(event, 'n', std::to_string(name.rank));
}

Member plain_member(const Extraction& extraction, const ExtractionNode& node) {
  Member member;
  member.key = {extraction.document.id, node.id};
  member.type = node.type;
  member.kind = node.kind;
  member.place = node.place;
  member.name = node.name;
  if (node.type == NodeType::event) {
    member.event = values_of(node.event);
    if (extraction.document.published) member.published = extraction.document.published->value.substr(0, 10);
    return member;
  }
  member.aliases = node.aliases;
  std::sort(member.aliases.begin(), member.aliases.end());
  member.aliases.erase(std::unique(member.aliases.begin(), member.aliases.end()), member.aliases.end());
  return member;
}

void settle(Member& member) {
  std::sort(member.contexts.begin(), member.contexts.end());
  member.contexts.erase(std::unique(member.contexts.begin(), member.contexts.end()), member.contexts.end());
}

bool has(const Member& member, const std::string& context) {
  return std::binary_search(member.contexts.begin(), member.contexts.end(), context);
}

// A title rarely has the day of what it tells, the lead has: an undated event gets, as hints, the days of the events of
// its document that tell the same deed.
void hint_days(std::vector<Member>& members) {
  const auto tells_the_same = [](const Member& a, const Member& b) {
    return std::any_of(a.contexts.begin(), a.contexts.end(), [&](const std::string& context) {
      return (context.starts_with("w:") || context.starts_with("v:")) && has(b, context);
    });
  };
  for (Member& member : members) {
    if (member.type != NodeType::event || member.event.date) continue;
    std::set<std::string> days;
    for (const Member& other : members)
      if (other.type == NodeType::event && other.event.date && tells_the_same(member, other))
        days.insert(other.event.date->value);
    for (const std::string& day : days) add(member, 'h', day);
    settle(member);
  }
}

// "The Foreign Ministry" of a text that also has "the Turkish Foreign Ministry" as another one is not Turkey's.
void exclude_states(std::vector<Member>& members, const std::vector<NameForm>& forms) {
  const auto words = [](const NameForm& form) {
    std::set<std::string_view> out;
    for (const NameWord& word : form.core) out.insert(word.text);
    return out;
  };
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].type != NodeType::organisation || members[i].contexts.empty() || !forms[i].countries.empty())
      continue;
    for (std::size_t j = 0; j < members.size(); ++j) {
      if (members[j].type != NodeType::organisation || forms[j].countries.empty() || words(forms[i]) != words(forms[j]))
        continue;
      for (const std::string& country : forms[j].countries) add(members[i], 'z', country);
    }
    settle(members[i]);
  }
}

}  // namespace

std::vector<Member> members_of(const Extraction& extraction, const Knowledge& knowledge) {
  Nodes nodes;
  for (const ExtractionNode& node : extraction.nodes) nodes.emplace(node.id, &node);
  EdgesOf edges_of;
  for (const ExtractionEdge& edge : extraction.edges) {
    edges_of[edge.from].emplace_back(&edge, true);
    edges_of[edge.to].emplace_back(&edge, false);
  }
  const auto countries = event_countries(extraction, nodes);
  const Story story = story_of(extraction, knowledge);
  std::vector<Member> members;
  for (const ExtractionNode& node : extraction.nodes) {
    Member member = plain_member(extraction, node);
    if (needs_context(node, knowledge)) {
      for (const auto& [edge, outgoing] : edges_of[node.id]) {
        const auto other = nodes.find(outgoing ? edge->to : edge->from);
        if (other != nodes.end()) add_edge_context(member, *edge, *other->second, outgoing, knowledge);
      }
      const auto around = countries.find(node.id);
      if (node.type != NodeType::event && around != countries.end())
        for (const std::string& country : around->second) add(member, 'e', country);
      if (node.type != NodeType::event && around == countries.end()) add(member, 'e', story.country);
      if (node.type == NodeType::event) {
        add(member, 'd', story.country);
        for (const std::string& name : story.names) add(member, 'k', name);
      }
      if (node.type == NodeType::event) add_outer_places(member, edges_of, nodes, knowledge);
      if (node.type == NodeType::person)
        for (const std::string& word : title_words(node, knowledge)) add(member, 'r', word);
      if (node.type == NodeType::event) add_event_words(member, node, knowledge);
      if (node.type == NodeType::event) add_name(member, extraction, node, edges_of, nodes, knowledge);
    }
    settle(member);
    members.push_back(std::move(member));
  }
  hint_days(members);
  std::vector<NameForm> forms(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i].type == NodeType::organisation) forms[i] = analyse_name(members[i].type, members[i].name, knowledge);
  exclude_states(members, forms);
  return members;
}

namespace {

void append(std::string& out, std::string_view field) {
  out += std::to_string(field.size()) + ':';
  out += field;
}

void append(std::string& out, const std::vector<std::string>& fields) {
  out += std::to_string(fields.size()) + ';';
  for (const std::string& field : fields) append(out, field);
}

void append(std::string& out, const std::optional<Count>& count) {
  if (!count) return out.append("-;"), void();
  out += (count->min ? std::to_string(*count->min) : "") + "," + (count->max ? std::to_string(*count->max) : "") + ';';
}

void append(std::string& out, const std::optional<double>& value) { append(out, value ? std::to_string(*value) : ""); }

}  // namespace

std::string profile_of(const Member& member) {
  std::string out(to_string(member.type));
  append(out, member.name);
  append(out, member.aliases);
  append(out, member.kind);
  append(out, member.place.latitude);
  append(out, member.place.longitude);
  append(out, member.place.country);
  append(out, member.place.gazetteer_id);
  append(out, member.event.event_type);
  append(out, member.event.date ? member.event.date->value : "");
  append(out, member.event.fatalities);
  append(out, member.event.injuries);
  append(out, member.published);
  append(out, member.contexts);
  return out;
}

}  // namespace claimgraph::resolve
