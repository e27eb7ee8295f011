#include "extract/pipeline/extractor.h"

#include "extract/claims/assemble.h"
#include "extract/claims/attribution.h"
#include "extract/claims/entities.h"
#include "extract/claims/events.h"
#include "extract/clean/clean.h"
#include "extract/language/engine.h"
#include "extract/lexicon/actors.h"
#include "extract/lexicon/confidence.h"
#include "extract/lexicon/cues.h"
#include "extract/lexicon/event_lexicon.h"
#include "extract/lexicon/gazetteer.h"
#include "extract/lexicon/quantity_lexicon.h"
#include "extract/lexicon/word_classes.h"

namespace claimgraph::extract {

namespace fs = std::filesystem;

struct Extractor::Parts {
  bool whole = false;
  bool explain = false;
  std::unique_ptr<LanguageEngine> language;
  Cleaner cleaner;
  Gazetteer gazetteer;
  WordClasses classes;
  ActorLexicon actors;
  CueLexicon cues;
  EventLexicon events;
  QuantityLexicon quantities;
  ConfidenceModel confidence;
};

Extractor::Extractor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Extractor::~Extractor() = default;

Result<std::unique_ptr<Extractor>> Extractor::open(const ExtractorOptions& options) {
  std::vector<fs::path> folders = {options.data_directory / "lexicon"};
  folders.insert(folders.end(), options.lexicon_directories.begin(), options.lexicon_directories.end());
  auto language = LanguageEngine::open(options.data_directory / "language.cgm");
  if (!language) return language.error();
  auto gazetteer = Gazetteer::open(options.data_directory / "gazetteer.bin");
  if (!gazetteer) return gazetteer.error();
  auto classes = WordClasses::open(options.data_directory / "word_classes.bin");
  if (!classes) return classes.error();
  auto cleaner = Cleaner::load(folders);
  if (!cleaner) return cleaner.error();
  auto actors = ActorLexicon::load(folders);
  if (!actors) return actors.error();
  auto cues = CueLexicon::load(folders);
  if (!cues) return cues.error();
  auto events = EventLexicon::load(folders);
  if (!events) return events.error();
  auto quantities = QuantityLexicon::load(folders);
  if (!quantities) return quantities.error();
  auto confidence = ConfidenceModel::load(folders);
  if (!confidence) return confidence.error();
  return std::unique_ptr<Extractor>(new Extractor(
      std::make_unique<Parts>(Parts{options.whole, options.explain, std::move(*language), std::move(*cleaner),
                                    std::move(*gazetteer), std::move(*classes), std::move(*actors), std::move(*cues),
                                    std::move(*events), std::move(*quantities), std::move(*confidence)})));
}

CleanDocument Extractor::clean(const RawDocument& raw) const {
  return parts_->whole ? parts_->cleaner.whole(raw) : parts_->cleaner.clean(raw);
}

std::vector<Annotation> Extractor::annotate(const CleanDocument& document) const {
  std::vector<std::string_view> paragraphs;
  paragraphs.reserve(document.blocks.size());
  for (const Block& block : document.blocks) paragraphs.push_back(block.text);
  return parts_->language->annotate(paragraphs);
}

Extraction Extractor::extract(const RawDocument& raw) const {
  const CleanDocument document = clean(raw);
  // The lexicons and the model are English; of another language only what the page says of itself is kept.
  const bool readable = document.language.empty() || document.language == "en";
  const Discourse discourse{&document, readable ? annotate(document) : std::vector<Annotation>(document.blocks.size()),
                            &parts_->classes};
  const Entities entities = find_entities(discourse, parts_->actors, parts_->gazetteer);
  const auto attributions = find_attributions(discourse, entities, parts_->cues);
  const Events events = find_events(discourse, entities, attributions, parts_->events, parts_->quantities);
  return assemble(raw, discourse, entities, attributions, events, {&parts_->confidence, parts_->explain});
}

}  // namespace claimgraph::extract
