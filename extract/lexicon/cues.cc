#include "extract/lexicon/cues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace claimgraph::extract {

namespace {

constexpr std::string_view kSenseColumns[] = {"lemma", "class", "stance", "frames"};
constexpr std::string_view kWordColumns[] = {"word", "kinds"};
constexpr std::string_view kPrepositionMark = "prep:";

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto it = std::ranges::find(names, text);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

// In the order of the enumerations.
constexpr std::array<std::string_view, 7> kClasses = {"speech", "ask", "belief", "wish", "judge", "show", "deed"};
constexpr std::array<std::string_view, 8> kFrames = {"that", "to", "did", "obj", "rest", "whom", "quote", "speaking"};
constexpr std::array<std::string_view, 27> kWords = {
    "negation",    "hedge",       "verify",    "account",        "medium",
    "spokesman",   "insider",     "rank",      "responsibility", "evidence",
    "fail",        "unreal",      "condition", "maybe",          "take-responsibility",
    "falsehood",   "truth",       "carrier",   "footing",        "withdraw",
    "source-prep", "ground-prep", "survey",    "empty-subject",  "figure-verb",
    "figure-prep", "toll"};

Error bad(const LexiconTable& table, std::size_t row, std::string_view what, std::string_view value) {
  return {ErrorCode::bad_input, table.place(row) + ": unknown " + std::string(what) + " '" + std::string(value) +
                                    "': see the comments at the head of the file"};
}

Result<CueSense> read_sense(const LexiconTable& table, std::size_t row) {
  CueSense sense;
  const auto kind = parse<CueClass>(kClasses, table.field(row, 1));
  if (!kind) return bad(table, row, "class", table.field(row, 1));
  const auto stance = parse_attribution_stance(table.field(row, 2));
  if (!stance) return bad(table, row, "stance", table.field(row, 2));
  sense.kind = *kind;
  sense.stance = *stance;
  sense.place = table.place(row);
  for (const std::string_view frame : table.list(row, 3)) {
    if (frame.starts_with(kPrepositionMark)) {
      sense.prepositions.emplace_back(frame.substr(kPrepositionMark.size()));
      continue;
    }
    const auto known = parse<CueFrame>(kFrames, frame);
    if (!known) return bad(table, row, "frame", frame);
    sense.frames |= 1U << static_cast<unsigned>(*known);
  }
  return sense;
}

}  // namespace

bool CueSense::leads_by(std::string_view preposition) const {
  return std::ranges::find(prepositions, preposition) != prepositions.end();
}

std::span<const CueSense> CueLexicon::find(const Senses& senses, std::string_view lemma) {
  const auto it = senses.find(lemma);
  return it == senses.end() ? std::span<const CueSense>{} : std::span<const CueSense>(it->second);
}

bool CueLexicon::is(CueWord kind, std::string_view word) const {
  const auto it = words_.find(word);
  return it != words_.end() && (it->second >> static_cast<unsigned>(kind) & 1U) != 0;
}

Result<CueLexicon::Senses> CueLexicon::load_senses(std::span<const std::filesystem::path> folders,
                                                   std::string_view name) {
  const auto table = LexiconTable::load(folders, name, kSenseColumns);
  if (!table) return table.error();
  Senses senses;
  for (std::size_t row = 0; row < table->size(); ++row) {
    auto sense = read_sense(*table, row);
    if (!sense) return sense.error();
    senses[std::string(table->field(row, 0))].push_back(std::move(*sense));
  }
  return senses;
}

Result<CueLexicon> CueLexicon::load(std::span<const std::filesystem::path> folders) {
  CueLexicon lexicon;
  auto verbs = load_senses(folders, "cue_verbs");
  if (!verbs) return verbs.error();
  auto nouns = load_senses(folders, "cue_nouns");
  if (!nouns) return nouns.error();
  auto adjectives = load_senses(folders, "cue_adjectives");
  if (!adjectives) return adjectives.error();
  lexicon.adjectives_ = std::move(*adjectives);
  lexicon.verbs_ = std::move(*verbs);
  lexicon.nouns_ = std::move(*nouns);
  const auto words = LexiconTable::load(folders, "cue_words", kWordColumns);
  if (!words) return words.error();
  for (std::size_t row = 0; row < words->size(); ++row) {
    for (const std::string_view name : words->list(row, 1)) {
      const auto kind = parse<CueWord>(kWords, name);
      if (!kind) return bad(*words, row, "kind", name);
      lexicon.words_[std::string(words->field(row, 0))] |= 1U << static_cast<unsigned>(*kind);
    }
  }
  return lexicon;
}

}  // namespace claimgraph::extract
