// The way of one document through extraction, as one object: read bytes → clean → annotate → claims, events, relations.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/annotation.h"
#include "extract/document.h"
#include "graph/model.h"

namespace claimgraph::extract {

// Where the program's data lie (language model, gazetteer, lexicon): $CLAIMGRAPH_DATA_DIR, else `data` beside the
// executable, else
// ../share/claimgraph from it. An error names every place that was tried.
Result<std::filesystem::path> find_data_directory();

struct ExtractorOptions {
  std::filesystem::path data_directory;
  // Folders with the user's own lexicon tables; their rows come behind the shipped ones.
  std::vector<std::filesystem::path> lexicon_directories;
  // Take all of the input as the article's body, a paragraph a line: for text that has been cleaned already.
  bool whole = false;
  // Say of each event and edge what spoke for it (ExtractionEdge::why).
  bool explain = false;
};

// Immutable after open(): one object serves any number of threads at once.
class Extractor {
 public:
  static Result<std::unique_ptr<Extractor>> open(const ExtractorOptions& options);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // The article without its noise.
  CleanDocument clean(const RawDocument& raw) const;
  // One annotation for each block of the document.
  std::vector<Annotation> annotate(const CleanDocument& document) const;
  // Everything. A pure function of the bytes, the options and the data files: no clock, no address, no thread enters.
  // A page without an article, or in a language that is not extracted, gives an Extraction without nodes but its
  // publisher.
  Extraction extract(const RawDocument& raw) const;

 private:
  struct Parts;
  explicit Extractor(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace claimgraph::extract
