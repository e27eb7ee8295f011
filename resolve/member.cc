#include "resolve/member.h"

#include <algorithm>
#include <map>
#include <set>

#include "resolve/fold.h"
#include "resolve/knowledge.h"
#include "resolve/name.h"

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
    for (const auto word : words_of(folded)) {
      if (!knowledge.is(WordClass::title, word)) break;
      out.insert(std::string(word));
    }
  };
  collect(node.name);
  for (const std::string& alias : node.aliases) collect(alias);
  for (const TextSpan& mention : node.mentions) collect(mention.text);
  return out;
}

void add_place(Member& member, const ExtractionNode& place) {
  add(member, 'c', place.place.country);
  if (place.kind == "country") return;
  add(member, 'l', fold(place.name));
  add(member, 'g', place.place.gazetteer_id);
}

void add_event_edge(Member& event, const ExtractionEdge& edge, const ExtractionNode& other) {
  if (other.type == NodeType::place) return add_place(event, other);
  switch (edge.role) {
    case Role::perpetrator:
    case Role::weapon_of:
      return add(event, 'p', fold(other.name));
    case Role::target:
    case Role::victim:
      return add(event, 't', fold(other.name));
    default:
      return add(event, 'x', fold(other.name));
  }
}

// The words of an event's mentions, those of one happening as one word; figures are the tolls' part.
void add_event_words(Member& member, const ExtractionNode& node, const Knowledge& knowledge) {
  std::set<std::string> words;
  const auto collect = [&](std::string_view text) {
    const std::string folded = fold(text);
    for (const auto word : words_of(folded)) {
      const std::string_view known = knowledge.event_word(word);
      const bool small = word.size() < 4 || knowledge.is(WordClass::function, word) ||
                         knowledge.is(WordClass::article, word) || (word[0] >= '0' && word[0] <= '9');
      if (!known.empty()) words.insert(std::string(known));
      if (known.empty() && !small) words.insert(std::string(word.substr(0, 6)));
    }
  };
  collect(node.name);
  for (const TextSpan& mention : node.mentions) collect(mention.text);
  for (const std::string& word : words) add(member, 'w', word);
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

std::string affiliation_name(const ExtractionNode& node, const Knowledge& knowledge);

// What an edge says of the member at one end of it, seen from there.
void add_edge_context(Member& member, const ExtractionEdge& edge, const ExtractionNode& other, bool outgoing,
                      const Knowledge& knowledge) {
  if (member.type == NodeType::event) {
    if ((edge.type == EdgeType::involves || edge.type == EdgeType::located_in) && outgoing)
      add_event_edge(member, edge, other);
    return;
  }
  if (edge.type == EdgeType::affiliated_with) {
    add(member, 'a', affiliation_name(other, knowledge));
    add(member, 'c', country_of(other, knowledge));
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
  constexpr std::size_t most = 3;
  std::map<std::string, std::size_t> countries;
  std::vector<std::pair<std::size_t, std::string>> names;
  for (const ExtractionNode& node : extraction.nodes) {
    if (node.type == NodeType::event || node.type == NodeType::source) continue;
    const std::string country = country_of(node, knowledge);
    if (!country.empty()) countries[country] += node.mentions.size();
    if (node.kind != "country" && node.kind != "state") names.emplace_back(node.mentions.size(), fold(node.name));
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

// An affiliation's name as another text may give it: its known actor, else the words that tell which one it is.
std::string affiliation_name(const ExtractionNode& node, const Knowledge& knowledge) {
  const NameForm form = analyse_name(node.type, node.name, knowledge);
  if (form.known) return "#" + std::to_string(*form.known);
  std::string own;
  for (const NameWord& word : form.core)
    if (!word.generic && !word.filler) own += (own.empty() ? "" : " ") + word.text;
  return own.empty() ? form.folded : own;
}

using EdgesOf = std::map<std::string_view, std::vector<std::pair<const ExtractionEdge*, bool>>>;

// The towns around an event's places: one account names the checkpoint, another the town near it.
void add_outer_places(Member& event, EdgesOf& edges_of, const Nodes& nodes) {
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
      if (around->type == NodeType::place) add_place(event, *around);
}

Member plain_member(const Extraction& extraction, const ExtractionNode& node) {
  Member member;
  member.key = {extraction.document.id, node.id};
  member.type = node.type;
  member.kind = node.kind;
  member.place = node.place;
  member.name = node.name;  // of an event: only what people read, no judge looks at it
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
      if (node.type == NodeType::event) add_outer_places(member, edges_of, nodes);
      if (node.type == NodeType::person)
        for (const std::string& word : title_words(node, knowledge)) add(member, 'r', word);
      if (node.type == NodeType::event) add_event_words(member, node, knowledge);
    }
    std::sort(member.contexts.begin(), member.contexts.end());
    member.contexts.erase(std::unique(member.contexts.begin(), member.contexts.end()), member.contexts.end());
    members.push_back(std::move(member));
  }
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
