// RawDocument → CleanDocument: the article and nothing else, every byte accounted for (docs/reading.md).
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "base/result.h"
#include "extract/document.h"

namespace claimgraph::extract {

// Knows the lexicon tables noise_lines.tsv, html_classes.tsv, months.tsv and agencies.tsv. Immutable after load(): one
// object serves any number of threads at once.
class Cleaner {
 public:
  // The folders as for LexiconTable::load. Errors name file and line of a table.
  static Result<Cleaner> load(std::span<const std::filesystem::path> lexicon_folders);
  Cleaner(Cleaner&&) noexcept;
  Cleaner& operator=(Cleaner&&) noexcept;
  ~Cleaner();

  // The article's own text of a page or of scraped text, and what the page says of itself. Never fails: a page without
  // an article has no blocks and `no_article` says why. Linear in the size of the document.
  CleanDocument clean(const RawDocument& raw) const;

  // All of the input as the body, a paragraph a line, for text that has been cleaned already. Of HTML, all its text.
  CleanDocument whole(const RawDocument& raw) const;

  struct Knowledge;  // private to extract/clean

 private:
  explicit Cleaner(std::unique_ptr<Knowledge> knowledge);
  std::unique_ptr<Knowledge> knowledge_;
};

}  // namespace claimgraph::extract
