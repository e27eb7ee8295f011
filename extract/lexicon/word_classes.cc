#include "extract/lexicon/word_classes.h"

#include <kj/exception.h>

#include <optional>

#include "extract/lexicon/word_classes.capnp.h"
#include "extract/lexicon/word_classes_file.h"

namespace claimgraph::extract {

struct WordClasses::Map {
  std::unique_ptr<MappedMessage> message;
  schema::WordClasses::Reader root;

  // Where the word lies in the list of words.
  std::optional<std::uint32_t> find(char pos, std::string_view lemma) const {
    const std::uint64_t hash = word_hash(pos, lemma);
    const auto words = root.getWords();
    const std::uint32_t at = first_not_below(words, hash);
    if (at == words.size() || words[at] != hash) return std::nullopt;
    return at;
  }

  bool whole() const {
    const std::uint32_t words = root.getWords().size();
    const auto first_class = root.getFirstClass();
    const auto first_verb = root.getFirstVerb();
    return first_class.size() == words + 1 && first_verb.size() == words + 1 &&
           root.getClasses().size() == first_class[words] && root.getShares().size() == first_class[words] &&
           root.getVerbs().size() == first_verb[words];
  }
};

WordClasses::WordClasses() = default;
WordClasses::WordClasses(std::unique_ptr<Map> map) : map_(std::move(map)) {}
WordClasses::WordClasses(WordClasses&&) noexcept = default;
WordClasses& WordClasses::operator=(WordClasses&&) noexcept = default;
WordClasses::~WordClasses() = default;

const WordClasses& WordClasses::none() {
  static const WordClasses nothing;
  return nothing;
}

Result<WordClasses> WordClasses::open(const std::filesystem::path& file) {
  auto message = MappedMessage::open(file, kWordClassesMagic, "table of word classes");
  if (!message) return message.error();
  auto map = std::make_unique<Map>();
  map->message = std::move(*message);
  const bool readable =
      kj::runCatchingExceptions([&] { map->root = map->message->root<schema::WordClasses>(); }) == nullptr;
  if (!readable || !map->whole())
    return Error{ErrorCode::damaged, file.string() + ": holds no word classes" + mapped_remedy()};
  return WordClasses(std::move(map));
}

std::vector<WordClassShare> WordClasses::classes(char pos, std::string_view lemma) const {
  std::vector<WordClassShare> found;
  const auto at = map_ == nullptr ? std::nullopt : map_->find(pos, lemma);
  if (!at) return found;
  const std::uint32_t end = map_->root.getFirstClass()[*at + 1];
  for (std::uint32_t i = map_->root.getFirstClass()[*at]; i < end; ++i)
    found.push_back(
        {static_cast<WordClass>(map_->root.getClasses()[i]), static_cast<float>(map_->root.getShares()[i]) / 255.0F});
  return found;
}

std::vector<WordClassShare> WordClasses::noun(std::string_view lemma) const { return classes('n', lemma); }
std::vector<WordClassShare> WordClasses::verb(std::string_view lemma) const { return classes('v', lemma); }

float WordClasses::share(std::string_view lemma, WordClass word_class) const {
  if (map_ == nullptr) return 0;
  const auto at = map_->find(word_class < WordClass::verb_body ? 'n' : 'v', lemma);
  if (!at) return 0;
  const std::uint32_t end = map_->root.getFirstClass()[*at + 1];
  for (std::uint32_t i = map_->root.getFirstClass()[*at]; i < end; ++i) {
    if (map_->root.getClasses()[i] == static_cast<std::uint8_t>(word_class))
      return static_cast<float>(map_->root.getShares()[i]) / 255.0F;
  }
  return 0;
}

std::vector<std::string_view> WordClasses::verbs_of(std::string_view noun) const {
  std::vector<std::string_view> found;
  const auto at = map_ == nullptr ? std::nullopt : map_->find('n', noun);
  if (!at) return found;
  const auto verbs = map_->root.getVerbs();
  const std::uint32_t end = map_->root.getFirstVerb()[*at + 1];
  for (std::uint32_t i = map_->root.getFirstVerb()[*at]; i < end; ++i)
    found.emplace_back(verbs[i].cStr(), verbs[i].size());
  return found;
}

std::size_t WordClasses::size() const { return map_ == nullptr ? 0 : map_->root.getWords().size(); }

}  // namespace claimgraph::extract
