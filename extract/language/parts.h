// The parts of an open language engine, and the memory that a thread works in. Internal to engine.cc and batch.cc.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "extract/language/attribute_rules.h"
#include "extract/language/encoder.h"
#include "extract/language/engine.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/model.h"
#include "extract/language/name_finder.h"
#include "extract/language/parser.h"
#include "extract/language/regex.h"
#include "extract/language/tokenizer.h"
#include "extract/language/word.h"

namespace claimgraph::extract {

// Immutable but for the store of words.
class LanguageEngine::Parts {
 public:
  static Result<std::unique_ptr<Parts>> create(std::unique_ptr<ModelFile> file, const std::string& name,
                                               const Kernels& kernels);

  // The words remembered so far; a store that has become useless makes way for a new one, and lives on with its last
  // user.
  std::shared_ptr<WordStore> words();

  std::unique_ptr<ModelFile> file;
  ModelView model;
  const Kernels* kernels = nullptr;
  std::unique_ptr<AttributeRules> rules;
  std::unique_ptr<Tokenizer> tokenizer;
  std::unique_ptr<Encoder> encoder;
  std::unique_ptr<Encoder> name_encoder;
  std::unique_ptr<Parser> parser;
  std::unique_ptr<NameFinder> names;
  std::unique_ptr<Lemmatizer> lemmatizer;

 private:
  std::mutex mutex_;
  std::shared_ptr<WordStore> words_ = std::make_shared<WordStore>(WordStore::Limits{});
};

// What a call works in; used again by later calls.
struct LanguageEngine::Workspace {
  StageSeconds seconds;
  RegexScratch regex;
  Encoder::Workspace encoder;
  Parser::Workspace parser;
  MoveScorer name_scorer;
  std::vector<CutToken> tokens;
  std::vector<EncoderRow> rows;
  std::vector<std::uint32_t> token_of_row;
  std::vector<float> lower, scores;
  std::vector<std::uint8_t> space, tags;
  std::vector<ParsedToken> parsed;
  std::vector<RuledToken> ruled;
  std::vector<std::array<std::uint16_t, 5>> winners;
};

// Annotates a few texts together: they share the passes through the networks.
class LanguageEngine::Batch {
 public:
  Batch(const Parts& parts, WordSource& words, Workspace& work) : parts_(parts), words_(words), w_(work) { clear(); }

  // Adds the tokens of a text to the batch; `out.text` is set already.
  void add(Annotation& out);
  std::size_t tokens() const { return w_.tokens.size(); }
  // Finishes the annotations added since the last run.
  void run();

 private:
  struct Member {
    Annotation* out = nullptr;
    std::size_t begin = 0, end = 0;  // of the batch's tokens
  };

  void clear();
  void lay_out_rows();
  // Encodes the batch window by window, and gives use(vectors, row) each; `row` is that of the first vector.
  template <class Use>
  void encode(const Encoder& encoder, double& seconds, const Use& use);
  void lower_rows(const MatrixView& lower, std::span<const float> vectors, std::size_t row);
  void tag_rows(std::span<const float> vectors, std::size_t row);
  void parse();
  void fill_tokens(const Member& member);
  void set_lemmas(const Member& member);
  void find_names(const Member& member);

  const Parts& parts_;
  WordSource& words_;
  Workspace& w_;
  std::vector<Member> members_;
};

}  // namespace claimgraph::extract
