#include "extract/lexicon/quantity_lexicon.h"

#include <array>
#include <charconv>
#include <utility>

#include "extract/lexicon/table.h"

namespace claimgraph::extract {

namespace {

constexpr std::array<std::string_view, 21> kKinds = {
    "unit", "scale", "vague", "least", "most", "about", "month", "weekday", "season", "period", "today",
    "part", "early", "past",  "this",  "next", "ago",   "later", "before",  "same",   "recent"};

std::optional<QuantityKind> parse_kind(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i] == name) return static_cast<QuantityKind>(i);
  }
  return std::nullopt;
}

}  // namespace

Result<QuantityLexicon> QuantityLexicon::load(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 3> kColumns = {"word", "kind", "value"};
  const auto table = LexiconTable::load(folders, "quantities", kColumns);
  if (!table) return table.error();
  QuantityLexicon lexicon;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_kind(table->field(row, 1));
    if (!kind) {
      return Error{ErrorCode::bad_input, table->place(row) + ": unknown kind \"" + std::string(table->field(row, 1)) +
                                             "\"; the file's header lists the known ones"};
    }
    const std::string_view text = table->field(row, 2);
    std::int64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!text.empty() && (ec != std::errc() || end != text.data() + text.size())) {
      return Error{ErrorCode::bad_input, table->place(row) + ": \"" + std::string(text) + "\" is no number"};
    }
    for (const std::string_view word : table->list(row, 0)) {
      lexicon.words_[std::string(word)].push_back({*kind, value});
    }
  }
  return lexicon;
}

std::optional<std::int64_t> QuantityLexicon::value(QuantityKind kind, std::string_view word) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return std::nullopt;
  for (const Meaning& meaning : found->second) {
    if (meaning.kind == kind) return meaning.value;
  }
  return std::nullopt;
}

}  // namespace claimgraph::extract
