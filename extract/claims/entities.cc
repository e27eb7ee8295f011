#include "extract/claims/entities.h"

#include <set>
#include <string>

#include "extract/claims/affiliations.h"
#include "extract/claims/anaphora.h"
#include "extract/claims/entity_clusters.h"
#include "extract/claims/entity_writer.h"
#include "extract/claims/institutions.h"
#include "extract/claims/name_evidence.h"
#include "extract/claims/name_finder.h"
#include "extract/claims/second_look.h"

namespace claimgraph::extract {

namespace {

CreditedNames credited_names(const CleanDocument& document) {
  CreditedNames credited;
  credited.publisher = document.publisher;
  for (const TextSpan& agency : document.agencies) credited.agencies.push_back(agency.text);
  return credited;
}

// Nouns that the document writes in lower case somewhere.
std::set<std::string> common_nouns(const std::vector<BlockWords>& blocks) {
  std::set<std::string> common;
  for (const BlockWords& words : blocks) {
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      if (!words.folded[i].empty() && !words.capital[i] && words.token(i).pos == Pos::noun)
        common.insert(words.folded[i]);
    }
  }
  return common;
}

}  // namespace

Entities find_entities(const Discourse& discourse, const ActorLexicon& actors, const Gazetteer& gazetteer) {
  std::vector<BlockWords> blocks;
  std::vector<NameSpan> spans;
  for (std::uint32_t b = 0; b < discourse.blocks.size(); ++b)
    blocks.push_back(make_block_words(discourse.blocks[b], b, *discourse.classes));
  const std::set<std::string> common = common_nouns(blocks);
  for (const BlockWords& words : blocks) {
    std::vector<NameSpan> found = find_names(words, actors);
    find_institutions(words, actors, found);
    for (NameSpan& span : found) {
      weigh_name(words, actors, gazetteer, common, span);
      spans.push_back(std::move(span));
    }
  }
  const CreditedNames credited = credited_names(*discourse.document);
  Clusters clusters = cluster_names(blocks, spans, actors, credited);
  if (look_again(blocks, clusters, spans)) clusters = cluster_names(blocks, spans, actors, credited);
  Entities entities = write_entities(discourse, blocks, spans, clusters, actors, gazetteer);
  resolve_anaphora(blocks, actors, entities);
  find_affiliations(blocks, actors, entities);
  return entities;
}

}  // namespace claimgraph::extract
