#include "extract/lexicon/phrase_map.h"

namespace claimgraph::extract {

void PhraseMap::add(std::string_view folded, std::uint32_t value) {
  if (folded.empty()) return;
  for (std::size_t blank = folded.find(' '); blank != std::string_view::npos; blank = folded.find(' ', blank + 1))
    entries_[std::string(folded.substr(0, blank))].prefix = true;
  entries_[std::string(folded)].values.push_back(value);
}

std::optional<PhraseMap::Match> PhraseMap::longest(std::span<const std::string> words, const std::vector<bool>& glued,
                                                   std::size_t start) const {
  if (start >= words.size() || words[start].empty()) return std::nullopt;
  std::optional<Match> best;
  std::string key;
  for (std::size_t i = start; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    if (!key.empty() && !glued[i]) key += ' ';
    key += words[i];
    const auto entry = entries_.find(std::string_view(key));
    const bool glue_follows = i + 1 < words.size() && glued[i + 1];
    if (entry == entries_.end()) {
      if (glue_follows) continue;  // "prosecutor" + "s": the word is not complete yet
      break;
    }
    if (!entry->second.values.empty())
      best = Match{static_cast<std::uint32_t>(i + 1 - start), std::span(entry->second.values)};
    if (!entry->second.prefix && !glue_follows) break;
  }
  return best;
}

std::span<const std::uint32_t> PhraseMap::find(std::string_view folded) const {
  const auto entry = entries_.find(folded);
  if (entry == entries_.end()) return {};
  return entry->second.values;
}

}  // namespace claimgraph::extract
