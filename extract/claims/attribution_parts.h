// The spans of an attribution: from the words that the parse points at to the words that a reader would mark.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/claims/quotations.h"
#include "extract/claims/syntax.h"
#include "extract/document.h"
#include "extract/lexicon/cues.h"

namespace claimgraph::extract {

// One block, ready to be looked at.
struct Paragraph {
  std::uint32_t index = 0;
  BlockKind kind = BlockKind::paragraph;
  SyntaxTree tree;
  std::vector<Quotation> quotations;
  bool headline = false;  // title, heading, or a first line that stands like one

  // The quotation of speech that holds the token.
  const Quotation* quotation_at(std::uint32_t token) const;
  // The quotations that touch the range or lie within two tokens of it. Logarithmic.
  std::span<const Quotation> quotations_near(TokenRange r) const;
};

// An attribution before it is known who speaks and how it stands to its content.
struct Candidate {
  std::uint32_t block = 0;
  std::uint32_t anchor = 0;  // the word that makes the cue
  std::optional<std::uint32_t> source_head;
  std::optional<TokenRange> source;
  std::optional<std::uint32_t> addressee;  // head of who is told
  TokenRange cue;
  struct Piece {
    std::uint32_t block = 0;
    TokenRange tokens;
    friend auto operator<=>(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> content;  // in order
  const CueSense* sense = nullptr;
  CueFrame frame = CueFrame::that;
  bool passive = false;
  bool direct = false;
  std::string_view rule;
};

// The noun phrase of `head` with title, apposition and identifying clause, without what stands only around it. Stops
// short of `cue` where the cue lies inside the phrase ("a letter saying that"). Includes the comma that closes an
// apposition.
TokenRange source_span(const Paragraph& p, std::uint32_t head, std::uint32_t cue);

// The cue with its auxiliaries, negation, adverbs and particle, and with `upto` (a preposition, say) when it follows.
TokenRange cue_span(const Paragraph& p, std::uint32_t anchor, std::uint32_t upto);

// Without the punctuation around it that belongs to the sentence; with the quotation marks, and the whole of the
// quotations of speech, that it touches. Empty when nothing is left.
TokenRange content_span(const Paragraph& p, TokenRange r, TokenRange cue);

// What is left of `whole` without the parts, in order; spans as content_span makes them.
std::vector<TokenRange> pieces_without(const Paragraph& p, TokenRange whole, std::vector<TokenRange> parts,
                                       TokenRange cue);

bool is_punctuation(const Token& token);

}  // namespace claimgraph::extract
