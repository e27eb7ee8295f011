#include "extract/claims/second_look.h"

#include <algorithm>

#include "extract/claims/name_finder.h"

namespace claimgraph::extract {

namespace {

struct Sought {
  std::string key;  // of the cluster, or the family name
  TypeScores scores;
};

class SecondLook {
 public:
  SecondLook(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans)
      : blocks_(blocks), spans_(spans) {}

  std::vector<NameSpan> run(const Clusters& clusters) {
    for (const Cluster& cluster : clusters.clusters) seek(cluster);
    std::size_t next = 0;
    for (const BlockWords& words : blocks_) {
      std::vector<bool> covered(words.size(), false);
      for (; next < spans_.size() && spans_[next].where.block == words.block; ++next) {
        for (std::uint32_t i = spans_[next].where.tokens.begin; i < spans_[next].where.tokens.end; ++i)
          covered[i] = true;
      }
      scan(words, covered);
    }
    return std::move(found_);
  }

 private:
  void seek(const Cluster& cluster) {
    if (cluster.kind != SpanKind::name || cluster.spans.empty() || cluster.scores.best() < 1.0) return;
    const bool person = cluster.scores.type() == NodeType::person;
    std::string last_text;
    for (const std::uint32_t s : cluster.spans) {
      const NameSpan& span = spans_[s];
      const std::string text = blocks_[span.where.block].key(span.where.tokens);
      if (text == last_text) continue;
      last_text = text;
      add(text, {span.key, {}});
      const std::size_t blank = text.rfind(' ');
      if (person && blank != std::string::npos && text.size() - blank > 3)
        add(text.substr(blank + 1), {text.substr(blank + 1), TypeScores{0, 1.5, 0, 0, 0}});
    }
  }

  void add(const std::string& text, Sought sought) {
    if (text.size() < 3 || phrases_.contains(text)) return;
    phrases_.add(text, static_cast<std::uint32_t>(sought_.size()));
    sought_.push_back(std::move(sought));
  }

  void scan(const BlockWords& words, const std::vector<bool>& covered) {
    for (std::uint32_t i = 0; i < words.size();) {
      const auto match = words.capital[i] && !covered[i] ? words.match(phrases_, i) : std::nullopt;
      if (!match || !stands_free(words, covered, i, i + match->words)) {
        ++i;
        continue;
      }
      const Sought& sought = sought_[match->values.front()];
      NameSpan span;
      span.where = {words.block, {i, i + match->words}, head_of(*words.annotation, {i, i + match->words})};
      span.key = sought.key;
      span.base = sought.key;
      span.scores = sought.scores;
      span.headline = words.headline;
      found_.push_back(std::move(span));
      i += match->words;
    }
  }

  // Not at the start of a sentence, where a capital says nothing, unless the tagger sees a proper noun.
  static bool stands_free(const BlockWords& words, const std::vector<bool>& covered, std::uint32_t begin,
                          std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (covered[i]) return false;
    }
    return end > begin + 1 || words.token(begin).pos == Pos::propn || (begin > 0 && !words.token(begin).sentence_start);
  }

  const std::vector<BlockWords>& blocks_;
  const std::vector<NameSpan>& spans_;
  PhraseMap phrases_;
  std::vector<Sought> sought_;
  std::vector<NameSpan> found_;
};

}  // namespace

bool look_again(const std::vector<BlockWords>& blocks, const Clusters& clusters, std::vector<NameSpan>& spans) {
  std::vector<NameSpan> found = SecondLook(blocks, spans).run(clusters);
  if (found.empty()) return false;
  std::ranges::move(found, std::back_inserter(spans));
  std::ranges::stable_sort(spans, {}, [](const NameSpan& span) { return span.where; });
  return true;
}

}  // namespace claimgraph::extract
