// In-document coreference of names: which names are one actor or place, and of what type it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/claims/block_words.h"
#include "extract/claims/name_span.h"
#include "extract/lexicon/actors.h"

namespace claimgraph::extract {

struct Cluster {
  SpanKind kind = SpanKind::name;
  std::uint32_t row = 0;
  std::string key;
  std::string owner;                 // of an institution or forces
  std::vector<std::string> words;    // of the key
  std::vector<std::uint32_t> spans;  // indexes, in document order
  TypeScores scores;
  std::uint32_t approached = 0;  // spans of which NameSpan says so
  std::uint32_t merged_into = UINT32_MAX;
  bool publisher = false;
  bool acronym = false;
};

// What the document says of itself.
struct CreditedNames {
  std::string publisher;
  std::vector<std::string> agencies;
};

struct Clusters {
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> of_span;  // parallel to the spans; an index of a cluster that is not merged
  std::optional<std::uint32_t> publisher;
  std::vector<std::uint32_t> agencies;

  std::uint32_t root(std::uint32_t cluster) const {
    while (clusters[cluster].merged_into != UINT32_MAX) cluster = clusters[cluster].merged_into;
    return cluster;
  }
};

// `spans` are all names of the document in order. Near-linear in them: short forms are looked up by their words.
Clusters cluster_names(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans,
                       const ActorLexicon& lexicon, const CreditedNames& credited);

}  // namespace claimgraph::extract
