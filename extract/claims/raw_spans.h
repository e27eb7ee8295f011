// From tokens of a block to bytes of the raw document.
#pragma once

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

class RawSpans {
 public:
  // Both must outlive this object.
  RawSpans(const RawDocument& raw, const Discourse& discourse) : raw_(&raw), discourse_(&discourse) {}

  // The raw span of the tokens, and exactly its bytes (mark-up included). An empty mention gives an empty span.
  TextSpan of(const Mention& mention) const;
  TextSpan of_raw(ByteSpan raw) const;
  // The sentence that holds the mention's head, as a mention; the mention itself where no sentence does. Of a
  // sentence too long to be evidence, the words around the head.
  Mention sentence_of(const Mention& mention) const;

 private:
  const RawDocument* raw_;
  const Discourse* discourse_;
};

}  // namespace claimgraph::extract
