// Affiliations by a noun that says what its holder is: "spokesman", "armed wing", "news agency". Private to
// affiliations.
#pragma once

#include <optional>

#include "extract/claims/affiliation_text.h"

namespace claimgraph::extract {

struct RoleNoun {
  TokenRange tokens;
  RoleClass role = RoleClass::leader;
  bool of_person = true;  // its holder is a person, else an organisation or a source
  bool loose = false;     // any noun for an organisation: it ties only as an apposition or a predicate
};

// The role noun that starts at token i of the text's block.
std::optional<RoleNoun> role_noun_at(AffiliationText& text, std::uint32_t i);
// Its holder and its organisation, where the text gives them.
void tie_by_role(AffiliationText& text, const RoleNoun& tie);

}  // namespace claimgraph::extract
