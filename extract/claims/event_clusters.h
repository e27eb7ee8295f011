// Event coreference: which tellings of a document are of one event.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/claims/telling.h"

namespace claimgraph::extract {

// Why two tellings are, or are not, of one event. Every value is compared with what the event's tellings said so far.
struct ClusterFeatures {
  double same_family = 0;
  double kin_family = 0;  // another family of one group
  double same_lemma = 0;
  double definite = 0;  // "the attack"
  double anaphor = 0;   // "the incident"
  double plain = 0;  // nothing told of it that differs: a noun without its own place, date or sides, or as the event's
  double fresh = 0;  // "another attack"
  double title = 0;  // the headline
  double same_target = 0;
  double other_target = 0;  // both have one, and they differ
  double same_perpetrator = 0;
  double other_perpetrator = 0;
  double same_place = 0;
  double other_place = 0;
  double same_date = 0;
  double other_date = 0;
  double same_count = 0;
  double rival_count = 0;  // other figures, of another claimant
  double other_count = 0;  // other figures of the same claimant
  double same_victims = 0;
  double other_victims = 0;
  double other_type = 0;  // the work of arms, and of chance
  double same_sentence = 0;
  double distance = 0;  // in blocks, up to 1 for ten
  double counted = 0;   // "31 attacks" beside a single one
  double denied = 0;    // a telling under a denial or negation
  // A negated telling of what is told only further on, or by another word of its family.
  double denied_ahead = 0;
  double denied_in_other_words = 0;
  double own = 0;        // the telling is an event by itself
  double same_deed = 0;  // their words are of one verb's stem
  double same_type = 0;
  double words = 0;      // shared by the clauses, up to 1 for four
  double last_told = 0;  // the event of the telling before
  double often = 0;      // tellings of the event, up to 1 for eight
  double first_event = 0;
  double noun = 0;
  double weak = 0;  // strength of the telling's trigger
  double faint = 0;
  double plural = 0;
  double same_block = 0;
  double same_speaker = 0;
  double other_speaker = 0;
  double same_doers = 0;  // common nouns in the place of the perpetrator
  double other_doers = 0;
  double aside = 0;          // the event was told only to date another one
  double title_of_lead = 0;  // the headline, of an event told in the first two paragraphs
};

// The weight of one event for a telling: positive where they are one. `weights`: parallel to kTellingSigns.
double cluster_score(const ClusterFeatures& features, std::span<const double> weights);

// Parallel to kTellingSigns.
std::array<double, kTellingSigns.size()> sign_values(const ClusterFeatures& features);

// A telling beside an event that it was compared with.
struct ClusterPair {
  std::size_t telling = 0;
  bool own = false;                 // the telling is an event by itself
  std::vector<std::size_t> others;  // tellings of the event so far
  ClusterFeatures features;
};

// What was compared, for the tool that learns the weights.
struct ClusterTrace {
  std::vector<Telling> tellings;
  std::vector<ClusterPair> compared;
};

// For each telling the index of its event, numbered in the order of their first telling; -1 for a telling that is no
// event of its own and belongs to none ("the incident" without one, a negated one without another).
// `own`: tellings that are events by themselves. `links`: for each telling the one that the syntax ties it to
// (link_tellings). `trace`: where not null, gets every comparison.
std::vector<std::int32_t> cluster_tellings(std::span<const Telling> tellings, const std::vector<bool>& own,
                                           const std::vector<std::optional<std::size_t>>& links,
                                           std::span<const AttributionSpan> attributions, const EventLexicon& lexicon,
                                           ClusterTrace* trace = nullptr);

}  // namespace claimgraph::extract
