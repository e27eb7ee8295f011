// Whose words an attribution is: from the source's noun phrase to an entity.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/attribution_parts.h"

namespace claimgraph::extract {

class ClaimantFinder {
 public:
  // All must outlive the finder.
  ClaimantFinder(const std::vector<Paragraph>& paragraphs, const Entities& entities, const CueLexicon& cues);

  // Fills claimant, on_behalf_of and carriers. `spans` is what was made of the candidates before this one, in document
  // order: a pronoun that nobody resolved, and "the statement", go on with the last speaker.
  void fill(AttributionSpan& span, const Candidate& c, const std::vector<AttributionSpan>& spans) const;

 private:
  // The mentions of the block that begin at the token or behind it.
  std::span<const EntityMention> mentions_from(std::uint32_t block, std::uint32_t token) const;
  std::optional<std::uint32_t> entity_at(std::uint32_t block, std::uint32_t token) const;
  std::optional<std::uint32_t> entity_in(std::uint32_t block, TokenRange range) const;
  std::optional<std::uint32_t> entity_called(const Paragraph& p, std::uint32_t head) const;
  std::optional<std::uint32_t> named_beside(const Paragraph& p, std::uint32_t head) const;
  std::optional<std::uint32_t> holder_behind(const Paragraph& p, const Candidate& c, std::uint32_t head) const;
  std::optional<std::uint32_t> meant_here(const Paragraph& p, std::uint32_t pronoun) const;
  std::optional<std::uint32_t> owner_of_account(const Candidate& c, std::string_view lemma) const;
  std::optional<std::uint32_t> publisher_of_account(const Paragraph& p, std::uint32_t noun) const;
  bool is_mere_place(const Paragraph& p, const Candidate& c, std::uint32_t entity) const;
  void add_co_claimants(AttributionSpan& span, const Paragraph& p, const Candidate& c) const;
  // `reach`: blocks back. `body_only`: an organisation or outlet, no person.
  std::optional<std::uint32_t> last_speaker(const Candidate& c, const std::vector<AttributionSpan>& spans,
                                            std::uint32_t reach, bool body_only) const;
  bool names_in_content(const Candidate& c, std::uint32_t entity) const;
  // The person who spoke last, `but` another than this one.
  std::optional<std::uint32_t> last_person(const Candidate& c, const std::vector<AttributionSpan>& spans,
                                           std::uint32_t but) const;
  std::optional<std::uint32_t> body_before(const Paragraph& p, const Candidate& c,
                                           const std::vector<AttributionSpan>& spans) const;
  std::optional<std::uint32_t> owner_of(const Paragraph& p, std::uint32_t head) const;
  std::optional<std::uint32_t> claimant_of(const Paragraph& p, const Candidate& c,
                                           const std::vector<AttributionSpan>& spans) const;
  std::optional<std::uint32_t> represented_by(const Paragraph& p, const Candidate& c, std::uint32_t person) const;
  std::vector<std::uint32_t> carriers_of(const Paragraph& p, const Candidate& c) const;

  const std::vector<Paragraph>& paragraphs_;
  const Entities& entities_;
  const CueLexicon& cues_;
  std::vector<std::size_t> first_mention_;  // of each block; one more at the end
};

}  // namespace claimgraph::extract
