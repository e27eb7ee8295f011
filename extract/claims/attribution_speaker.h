// Who speaks, as far as the parse tells: the subject of the cue, or the one it inherits.
#pragma once

#include <cstdint>
#include <optional>

#include "extract/claims/attribution_parts.h"

namespace claimgraph::extract {

struct Speaker {
  std::optional<std::uint32_t> head;  // of the noun phrase
  bool passive = false;               // the subject of the verb is what is spoken of, or who is quoted
  bool found = false;                 // false: the verb has nobody to speak it (an imperative, a bare participle)
};

// Through coordination ("praised X and said"), participles ("..., saying"), infinitives ("began to say"), clauses on a
// noun ("a letter saying"), and inversion ("said Smith"). An agent ("was praised by X") is the speaker of a passive.
Speaker speaker_of(const Paragraph& p, std::uint32_t verb);

}  // namespace claimgraph::extract
