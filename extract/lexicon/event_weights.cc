#include "extract/lexicon/event_weights.h"

#include <algorithm>
#include <string>

#include "extract/lexicon/table.h"

namespace claimgraph::extract {

Result<EventWeights> EventWeights::load(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 3> kColumns = {"sign", "prior", "weight"};
  const auto table = LexiconTable::load(folders, "event_weights", kColumns);
  if (!table) return table.error();
  EventWeights weights;
  std::array<bool, kTellingSigns.size()> known{};
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto sign = std::find(kTellingSigns.begin(), kTellingSigns.end(), table->field(row, 0));
    if (sign == kTellingSigns.end())
      return Error{ErrorCode::bad_input, table->place(row) + ": unknown sign \"" + std::string(table->field(row, 0)) +
                                             "\"; docs/extraction.md lists the known ones"};
    const auto number = static_cast<std::size_t>(sign - kTellingSigns.begin());
    const auto weight = table->weight(row, 2);
    if (!weight) return weight.error();
    weights.telling_[number] = *weight;
    known[number] = true;
  }
  const auto missing = std::find(known.begin(), known.end(), false);
  if (missing != known.end())
    return Error{ErrorCode::bad_input,
                 "event_weights.tsv: no row for the sign \"" +
                     std::string(kTellingSigns[static_cast<std::size_t>(missing - known.begin())]) +
                     "\"; put back the shipped one"};
  return weights;
}

}  // namespace claimgraph::extract
