// The accounts of one event: who stands for what, as the contradictions compare them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

// Figures as an interval of whole numbers; an open end is the type's limit.
struct Figures {
  std::int64_t min = std::numeric_limits<std::int64_t>::min();
  std::int64_t max = std::numeric_limits<std::int64_t>::max();

  static std::optional<Figures> of(const std::optional<Count>& count);  // nothing where neither end is known
  bool meets(const Figures& other) const { return min <= other.max && other.min <= max; }
  Count count() const;  // the open ends absent again
  friend auto operator<=>(const Figures&, const Figures&) = default;
};

// What one document has one claimant say of the event; a publisher's own narration is an account of the publisher.
struct Account {
  NodeId claimant;
  std::optional<NodeId> on_behalf_of;
  bool denies = false;
  bool responsibility = false;
  std::optional<Figures> fatalities;
  DocumentId document;
  std::string published;  // first day, empty when unknown
  std::vector<DocumentSpan> evidence;
};

// All of them but retracted claims, by claimant, then document. A document that reports the event with neither claimant
// nor denier tells it on its publisher's own knowledge; so does a reported-by edge with figures of its own.
Result<std::vector<Account>> accounts_of(Lookup& lookup, NodeId event);

// One party's standing on the event: a speaker and the body spoken for are one party. The latest word counts: figures
// that the party corrected later are gone, and a later claim or denial replaces the earlier one.
struct Party {
  std::vector<NodeId> members;  // claimants and those they speak for, sorted
  bool claims = false;          // claims and denies at once: it denies what others tell, and has an account of its own
  bool denies = false;
  bool responsibility = false;  // claims the deed
  std::optional<Figures> fatalities;
  std::vector<const Account*> accounts;  // into the argument of parties_of
};

// By smallest member. Parties keep pointers into `accounts`.
std::vector<Party> parties_of(const std::vector<Account>& accounts);

}  // namespace claimgraph
