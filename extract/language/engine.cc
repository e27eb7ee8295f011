#include "extract/language/engine.h"

#include <algorithm>

#include "extract/language/parts.h"
#include "extract/language/text.h"

namespace claimgraph::extract {

namespace {

// Tokens that are annotated together: enough to stream the weights of the networks seldom, few enough to stay in the
// cache.
constexpr std::size_t kBatchTokens = 200;

Error in_model(const std::string& name, const Error& e) {
  return {e.code,
          name + ": " + e.message + "; build it again with 'cmake --build BUILD --target claimgraph_language_model'"};
}

}  // namespace

Result<std::unique_ptr<LanguageEngine::Parts>> LanguageEngine::Parts::create(std::unique_ptr<ModelFile> file,
                                                                             const std::string& name,
                                                                             const Kernels& kernels) {
  auto parts = std::make_unique<Parts>();
  parts->file = std::move(file);
  parts->kernels = &kernels;
  auto model = read_model(parts->file->bytes(), name);
  if (!model) return model.error();
  parts->model = std::move(*model);
  const ModelView& m = parts->model;
  auto rules = AttributeRules::create(m.rules, m.tags);
  if (!rules) return in_model(name, rules.error());
  parts->rules = std::move(*rules);
  auto tokenizer = Tokenizer::create(m, *parts->rules);
  if (!tokenizer) return in_model(name, tokenizer.error());
  parts->tokenizer = std::move(*tokenizer);
  auto parser = Parser::create(m.parser, kernels);
  if (!parser) return in_model(name, parser.error());
  parts->parser = std::make_unique<Parser>(std::move(*parser));
  auto names = NameFinder::create(m.names, kernels);
  if (!names) return in_model(name, names.error());
  parts->names = std::make_unique<NameFinder>(std::move(*names));
  parts->encoder = std::make_unique<Encoder>(m.encoder, kernels, false);
  parts->name_encoder = std::make_unique<Encoder>(m.name_encoder, kernels, true);
  parts->lemmatizer = std::make_unique<Lemmatizer>(m.lemmas);
  return parts;
}

std::shared_ptr<WordStore> LanguageEngine::Parts::words() {
  const std::lock_guard lock(mutex_);
  if (words_->worn_out()) words_ = std::make_shared<WordStore>(WordStore::Limits{});
  return words_;
}

// A workspace that goes back to the engine.
class LanguageEngine::Lease {
 public:
  explicit Lease(const LanguageEngine& engine) : engine_(engine) {
    const std::lock_guard lock(engine_.mutex_);
    if (engine_.idle_.empty()) {
      work_ = std::make_unique<Workspace>();
    } else {
      work_ = std::move(engine_.idle_.back());
      engine_.idle_.pop_back();
    }
  }
  ~Lease() {
    const std::lock_guard lock(engine_.mutex_);
    engine_.idle_.push_back(std::move(work_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Workspace& operator*() { return *work_; }

 private:
  const LanguageEngine& engine_;
  std::unique_ptr<Workspace> work_;
};

LanguageEngine::LanguageEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LanguageEngine::~LanguageEngine() = default;

Result<std::unique_ptr<LanguageEngine>> LanguageEngine::open(const std::filesystem::path& model) {
  return open(model, best_kernels());
}

Result<std::unique_ptr<LanguageEngine>> LanguageEngine::open(const std::filesystem::path& model,
                                                             const Kernels& kernels) {
  auto file = ModelFile::open(model);
  if (!file) return file.error();
  auto parts = Parts::create(std::move(*file), model.string(), kernels);
  if (!parts) return parts.error();
  return std::unique_ptr<LanguageEngine>(new LanguageEngine(std::move(*parts)));
}

const std::string& LanguageEngine::model_checksum() const { return parts_->file->checksum(); }
std::string_view LanguageEngine::kernel_name() const { return parts_->kernels->name; }

LanguageEngine::StageSeconds LanguageEngine::stage_seconds() const {
  const std::lock_guard lock(mutex_);
  StageSeconds sum;
  for (const auto& work : idle_) {
    const StageSeconds& s = work->seconds;
    sum.tokenize += s.tokenize;
    sum.encode += s.encode;
    sum.tag += s.tag;
    sum.parse += s.parse;
    sum.rules_and_lemmas += s.rules_and_lemmas;
    sum.encode_names += s.encode_names;
    sum.names += s.names;
  }
  return sum;
}

std::vector<Annotation> LanguageEngine::annotate(std::span<const std::string_view> paragraphs) const {
  std::vector<Annotation> out(paragraphs.size());
  const std::shared_ptr<WordStore> store = parts_->words();
  Lease work(*this);
  WordSource words(*store, (*work).regex);
  Batch batch(*parts_, words, *work);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    out[i].text.reserve(std::max<std::size_t>(paragraphs[i].size(), 64));  // on the heap, so that views survive a move
    out[i].text = paragraphs[i];
    batch.add(out[i]);
    if (batch.tokens() >= kBatchTokens) batch.run();
  }
  batch.run();
  return out;
}

}  // namespace claimgraph::extract
