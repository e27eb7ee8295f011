// Affiliations of an office whose organisation is not named beside it: "the governor, X", "President X", "boss X".
// Private to affiliations.
#pragma once

#include "extract/claims/affiliation_roles.h"
#include "extract/claims/affiliation_text.h"

namespace claimgraph::extract {

// Ties the holder to the institution or the state of the office, else to the organisation that the text is about.
void tie_by_office(AffiliationText& text, const RoleNoun& tie, const EntityMention& holder);

}  // namespace claimgraph::extract
