// dump_links FILE...: what extraction weighs when it decides which tellings are of one event, as JSON lines for
// tools/train_links.py: one object a comparison, with the raw bytes of the telling and of the event's tellings so far,
// and the values of the signs (extract/lexicon/event_weights.h) that are not 0.
#include <fmt/format.h>

#include <array>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/claims/attribution.h"
#include "extract/claims/entities.h"
#include "extract/claims/event_clusters.h"
#include "extract/claims/events.h"
#include "extract/claims/raw_spans.h"
#include "extract/input/stream.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/cues.h"
#include "extract/lexicon/event_lexicon.h"
#include "extract/lexicon/gazetteer.h"
#include "extract/lexicon/quantity_lexicon.h"
#include "extract/pipeline/extractor.h"

namespace {

using namespace claimgraph;
using namespace claimgraph::extract;
using Json = nlohmann::json;

struct Knowledge {
  Result<ActorLexicon> actors;
  Result<Gazetteer> gazetteer;
  Result<WordClasses> classes;
  Result<CueLexicon> cues;
  Result<EventLexicon> events;
  Result<QuantityLexicon> quantities;
};

Json bytes(const Mention& mention, const RawSpans& spans) {
  const TextSpan span = spans.of(mention);
  return {span.span.start, span.span.end};
}

void dump(const Extractor& extractor, const Knowledge& known, const RawDocument& raw) {
  const CleanDocument document = extractor.clean(raw);
  const Discourse discourse{&document, extractor.annotate(document), &*known.classes};
  const Entities entities = find_entities(discourse, *known.actors, *known.gazetteer);
  const auto attributions = find_attributions(discourse, entities, *known.cues);
  ClusterTrace trace;
  find_events(discourse, entities, attributions, *known.events, *known.quantities, &trace);
  const RawSpans spans(raw, discourse);
  for (const ClusterPair& pair : trace.compared) {
    Json others = Json::array();
    for (const std::size_t t : pair.others) others.push_back(bytes(trace.tellings[t].where, spans));
    Json signs = Json::object();
    const auto values = sign_values(pair.features);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] != 0) signs[std::string(kTellingSigns[i])] = values[i];
    }
    const Json line = {{"path", raw.path},
                       {"telling", bytes(trace.tellings[pair.telling].where, spans)},
                       {"others", others},
                       {"own", pair.own},
                       {"signs", signs}};
    std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

int run(std::vector<std::string> inputs) {
  const auto data = find_data_directory();
  if (!data) return fmt::print(stderr, "dump_links: {}\n", data.error().message), 1;
  const auto extractor = Extractor::open({*data, {}, false});
  if (!extractor) return fmt::print(stderr, "dump_links: {}\n", extractor.error().message), 1;
  const std::array<std::filesystem::path, 1> folders = {*data / "lexicon"};
  const Knowledge known{ActorLexicon::load(folders),
                        Gazetteer::open(*data / "gazetteer.bin"),
                        WordClasses::open(*data / "word_classes.bin"),
                        CueLexicon::load(folders),
                        EventLexicon::load(folders),
                        QuantityLexicon::load(folders)};
  DocumentStream stream(std::move(inputs));
  while (auto document = stream.next()) {
    if (*document) dump(**extractor, known, **document);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: dump_links FILE...\n"), 2;
  return run({argv + 1, argv + argc});
}
