#include "tests/scenarios/scenario.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "extract/claims/assemble.h"
#include "extract/claims/attribution.h"
#include "extract/claims/entities.h"
#include "extract/claims/events.h"
#include "extract/clean/clean.h"
#include "extract/language/engine.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/cues.h"
#include "extract/lexicon/event_lexicon.h"
#include "extract/lexicon/gazetteer.h"
#include "extract/lexicon/quantity_lexicon.h"

namespace claimgraph::scenarios {

using namespace claimgraph::extract;

namespace {

template <class T>
T opened(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

struct Pipeline {
  std::filesystem::path data = std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data";
  std::vector<std::filesystem::path> folders = {data / "lexicon"};
  std::unique_ptr<LanguageEngine> language = opened(LanguageEngine::open(data / "language.cgm"));
  Gazetteer gazetteer = opened(Gazetteer::open(data / "gazetteer.bin"));
  WordClasses classes = opened(WordClasses::open(data / "word_classes.bin"));
  Cleaner cleaner = opened(Cleaner::load(folders));
  ActorLexicon actors = opened(ActorLexicon::load(folders));
  CueLexicon cues = opened(CueLexicon::load(folders));
  EventLexicon events = opened(EventLexicon::load(folders));
  QuantityLexicon quantities = opened(QuantityLexicon::load(folders));
};

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool tells(const ExtractionNode& node, const std::string& words) {
  if (node.type != NodeType::event) return false;
  const std::string wanted = lower(words);
  if (lower(node.name).find(wanted) != std::string::npos) return true;
  return std::any_of(node.mentions.begin(), node.mentions.end(),
                     [&](const TextSpan& m) { return lower(m.text).find(wanted) != std::string::npos; });
}

bool is_named(const ExtractionNode& node, const std::string& name) {
  if (node.type == NodeType::event) return false;
  return lower(node.name) == lower(name) || std::any_of(node.aliases.begin(), node.aliases.end(),
                                                        [&](const std::string& a) { return lower(a) == lower(name); });
}

const ExtractionNode& node_of(const Extraction& x, const std::string& id) {
  return *std::find_if(x.nodes.begin(), x.nodes.end(), [&](const ExtractionNode& n) { return n.id == id; });
}

std::string listing(const Extraction& x) {
  std::string out;
  for (const ExtractionEdge& e : x.edges) {
    out += "\n  " + std::string(to_string(e.type)) + " " + std::string(to_string(e.role)) + ": " +
           node_of(x, e.from).name + " -> " + node_of(x, e.to).name;
  }
  for (const ExtractionNode& n : x.nodes) {
    if (n.type != NodeType::event) continue;
    out += "\n  event " + n.event.event_type + " \"" + n.name + "\"";
    if (n.event.date) out += " " + n.event.date->value;
  }
  return out;
}

bool has_edge(const Extraction& x, const std::string& kind, const std::string& from, const std::string& to) {
  return std::any_of(x.edges.begin(), x.edges.end(), [&](const ExtractionEdge& e) {
    const std::string type(to_string(e.type));
    if (type != kind && std::string(to_string(e.role)) != kind) return false;
    const ExtractionNode& a = node_of(x, e.from);
    const ExtractionNode& b = node_of(x, e.to);
    return (tells(a, from) || is_named(a, from)) && (tells(b, to) || is_named(b, to));
  });
}

std::string range(const std::optional<Count>& count) {
  const auto end = [](const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : std::string("-"); };
  return count ? end(count->min) + ".." + end(count->max) : "none";
}

std::string check_fact(const Extraction& x, const std::string& kind, const std::string& event,
                       const std::string& value) {
  std::string seen;
  for (const ExtractionNode& n : x.nodes) {
    if (!tells(n, event)) continue;
    std::string fact;
    if (kind == "type") fact = n.event.event_type;
    if (kind == "fatalities") fact = range(n.event.fatalities);
    if (kind == "injuries") fact = range(n.event.injuries);
    if (kind == "date") fact = n.event.date ? n.event.date->value : "none";
    if (fact == value) return {};
    seen += " " + fact;
  }
  return kind + " of \"" + event + "\" is" + (seen.empty() ? " missing: no such event" : seen);
}

}  // namespace

std::vector<Scenario> read_scenarios(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Scenario> scenarios;
  bool text = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#") || trimmed(line).empty()) continue;
    if (line.starts_with("=== ")) {
      scenarios.push_back({line.substr(4), {}, {}, {}, {}});
      text = true;
    } else if (scenarios.empty()) {
      throw std::runtime_error(file.string() + ": begins without a line \"=== title\"");
    } else if (line == "---") {
      text = false;
    } else if (text && line.starts_with("published: ")) {
      scenarios.back().published = trimmed(line.substr(11));
    } else if (text && line.starts_with("publisher: ")) {
      scenarios.back().publisher = trimmed(line.substr(11));
    } else if (text) {
      scenarios.back().text += line + "\n";
    } else {
      scenarios.back().expected.push_back(trimmed(line));
    }
  }
  return scenarios;
}

Extraction extract(const Scenario& scenario) {
  static const Pipeline pipeline;
  RawDocument raw;
  raw.path = "scenario.txt";
  raw.bytes = scenario.text;
  CleanDocument document = pipeline.cleaner.whole(raw);
  if (!document.blocks.empty()) document.blocks.front().kind = BlockKind::title;
  document.publisher = scenario.publisher;
  if (!scenario.published.empty()) document.published = DateMention{std::nullopt, scenario.published};
  std::vector<std::string_view> paragraphs;
  for (const Block& block : document.blocks) paragraphs.push_back(block.text);
  const Discourse discourse{&document, pipeline.language->annotate(paragraphs), &pipeline.classes};
  const Entities entities = find_entities(discourse, pipeline.actors, pipeline.gazetteer);
  const auto attributions = find_attributions(discourse, entities, pipeline.cues);
  const Events events = find_events(discourse, entities, attributions, pipeline.events, pipeline.quantities);
  return assemble(raw, discourse, entities, attributions, events);
}

std::string check(const Extraction& x, const std::string& line) {
  if (line.starts_with("events = ")) {
    const auto count = std::count_if(x.nodes.begin(), x.nodes.end(),
                                     [](const ExtractionNode& n) { return n.type == NodeType::event; });
    if (std::to_string(count) == trimmed(line.substr(9))) return {};
    return std::to_string(count) + " events:" + listing(x);
  }
  if (line.starts_with("no event: ")) {
    const std::string words = trimmed(line.substr(10));
    const bool told = std::any_of(x.nodes.begin(), x.nodes.end(), [&](const auto& n) { return tells(n, words); });
    return told ? "there is one:" + listing(x) : std::string();
  }
  const bool absent = line.starts_with("no ");
  const std::string rest = absent ? line.substr(3) : line;
  const std::size_t colon = rest.find(": ");
  if (colon == std::string::npos) return "no kind before a colon";
  const std::string kind = rest.substr(0, colon);
  const std::string value = rest.substr(colon + 2);
  if (const std::size_t arrow = value.find(" -> "); arrow != std::string::npos) {
    const bool there = has_edge(x, kind, trimmed(value.substr(0, arrow)), trimmed(value.substr(arrow + 4)));
    return there != absent ? std::string() : (absent ? "it is there:" : "it is not there:") + listing(x);
  }
  const std::size_t equals = value.rfind(" = ");
  if (equals == std::string::npos) return "neither \"->\" nor \"=\"";
  return check_fact(x, kind, trimmed(value.substr(0, equals)), trimmed(value.substr(equals + 3)));
}

}  // namespace claimgraph::scenarios
