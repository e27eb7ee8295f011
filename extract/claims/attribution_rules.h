// The patterns that find attributions in one paragraph. Each appends what it finds; conflicts between them are settled
// in attribution.cc. Pure; a candidate's sense points into the lexicon.
#pragma once

#include <vector>

#include "extract/claims/attribution_parts.h"

namespace claimgraph::extract {

// Verbs with their clause, quotation, infinitive, object or preposition.
void find_verb_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// "according to X".
void find_according_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// "In the poll, ...".
void find_survey_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// "was sure that ...", "is critical of ...".
void find_adjective_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// "X's claim that ...", "a report by X that ...".
void find_noun_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// Headlines in title case, whose verb the tagger took for a name.
void find_title_case_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);
// Headlines: "X: ...", "...: X".
void find_colon_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out);

}  // namespace claimgraph::extract
