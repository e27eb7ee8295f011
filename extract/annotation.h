// Linguistic annotation of one paragraph, and the interface of what makes it.
//
// The scheme is spaCy's for English (en_core_web_sm 3.8): Penn tags, universal parts of speech, CLEAR dependency labels
// and the 18 OntoNotes entity types. Offsets are bytes of the annotated text.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace claimgraph::extract {

enum class Pos : std::uint8_t {
  none,
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
  space
};
enum class Dep : std::uint8_t {
  root,
  acl,
  acomp,
  advcl,
  advmod,
  agent,
  amod,
  appos,
  attr,
  aux,
  auxpass,
  case_,
  cc,
  ccomp,
  compound,
  conj,
  csubj,
  csubjpass,
  dative,
  dep,
  det,
  dobj,
  expl,
  intj,
  mark,
  meta,
  neg,
  nmod,
  npadvmod,
  nsubj,
  nsubjpass,
  nummod,
  oprd,
  parataxis,
  pcomp,
  pobj,
  poss,
  preconj,
  predet,
  prep,
  prt,
  punct,
  quantmod,
  relcl,
  xcomp
};
enum class EntityLabel : std::uint8_t {
  none,
  cardinal,
  date,
  event,
  fac,
  gpe,
  language,
  law,
  loc,
  money,
  norp,
  ordinal,
  org,
  percent,
  person,
  product,
  quantity,
  time,
  work_of_art
};

std::string_view to_string(Pos);          // "NOUN"
std::string_view to_string(Dep);          // "nsubj", "ROOT"
std::string_view to_string(EntityLabel);  // "ORG"; "" for none
std::optional<Pos> parse_pos(std::string_view);
std::optional<Dep> parse_dep(std::string_view);
std::optional<EntityLabel> parse_entity_label(std::string_view);

struct Token {
  std::uint32_t start = 0;  // bytes of the text, end exclusive
  std::uint32_t end = 0;
  std::uint32_t head = 0;  // index of the head; its own index for a root
  Dep dep = Dep::dep;
  Pos pos = Pos::x;
  EntityLabel entity = EntityLabel::none;
  bool entity_begin = false;
  bool sentence_start = false;
  bool space_after = false;  // exactly one U+0020 follows
  // The strings live as long as the Annotation and the Annotator that made it.
  std::string_view tag;  // fine tag, "VBD"
  std::string_view lemma;
  std::string_view morph;  // "Number=Sing|Tense=Past", or empty

  ByteSpan span() const { return {start, end}; }
};

struct TokenRange {
  std::uint32_t begin = 0;  // token indexes, end exclusive
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(std::uint32_t i) const { return begin <= i && i < end; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

struct EntitySpan {
  TokenRange tokens;
  EntityLabel label = EntityLabel::none;
};

// Movable, not copyable: tokens hold views into `text` and `strings`.
struct Annotation {
  std::string text;
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;
  std::vector<EntitySpan> entities;
  // Owns the strings of tokens that no model table holds (lemmas of unknown words).
  std::vector<std::unique_ptr<std::string>> strings;

  Annotation() = default;
  Annotation(Annotation&&) = default;
  Annotation& operator=(Annotation&&) = default;

  std::string_view word(std::uint32_t token) const {
    return std::string_view(text).substr(tokens[token].start, tokens[token].end - tokens[token].start);
  }
  ByteSpan bytes(TokenRange r) const {
    return r.empty() ? ByteSpan{} : ByteSpan{tokens[r.begin].start, tokens[r.end - 1].end};
  }
  std::string_view words(TokenRange r) const {
    const ByteSpan s = bytes(r);
    return std::string_view(text).substr(s.start, s.size());
  }
};

// Makes annotations. Implementations are immutable after construction: one object serves any number of threads at once.
class Annotator {
 public:
  virtual ~Annotator() = default;
  // One annotation for each paragraph, in order; each is what that paragraph alone would get, so the result does not
  // depend on what else is in the batch. Never fails: any UTF-8 text, empty ones included, has an annotation.
  virtual std::vector<Annotation> annotate(std::span<const std::string_view> paragraphs) const = 0;

 protected:
  Annotator() = default;
  Annotator(const Annotator&) = default;
  Annotator& operator=(const Annotator&) = default;
};

}  // namespace claimgraph::extract
