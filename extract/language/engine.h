// The language engine: spaCy's English pipeline en_core_web_sm 3.8 in C++, same output (docs/language.md).
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/annotation.h"
#include "extract/language/kernels.h"

namespace claimgraph::extract {

// Any number of threads may annotate with one engine at once. Words are remembered from call to call, within fixed
// bounds (about 70 MB); what is remembered changes the speed only, never an annotation.
class LanguageEngine : public Annotator {
 public:
  // Maps the model file that the build converts (data/language.cgm). Errors: io, damaged, version; each says how to get
  // a good one.
  static Result<std::unique_ptr<LanguageEngine>> open(const std::filesystem::path& model);
  // The same with kernels of choice, for tests.
  static Result<std::unique_ptr<LanguageEngine>> open(const std::filesystem::path& model, const Kernels& kernels);
  ~LanguageEngine() override;

  // Bytes that are no valid UTF-8 are read as '?'; offsets stay. Empty texts have no tokens.
  std::vector<Annotation> annotate(std::span<const std::string_view> paragraphs) const override;

  // Seconds of processor time spent in each stage so far, over all threads; of the calls that have ended.
  struct StageSeconds {
    double tokenize = 0, encode = 0, tag = 0, parse = 0, rules_and_lemmas = 0, encode_names = 0, names = 0;
  };
  StageSeconds stage_seconds() const;

  // Changes with the model: 32 hexadecimal digits.
  const std::string& model_checksum() const;
  // "AVX2" or "portable".
  std::string_view kernel_name() const;

 private:
  class Parts;
  class Batch;
  struct Workspace;
  class Lease;

  explicit LanguageEngine(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace claimgraph::extract
