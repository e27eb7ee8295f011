#include "extract/language/conllu.h"

#include <vector>

#include "extract/language/text.h"

namespace claimgraph::extract {

namespace {

// A field without what would end it; "_" for an empty one.
void append_field(std::string_view text, std::string& out) {
  if (text.empty()) out += '_';
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

// The nearest token above that is no white space; the token itself for a root.
std::uint32_t visible_head(const Annotation& a, std::uint32_t token, const std::vector<bool>& space) {
  std::uint32_t head = a.tokens[token].head;
  for (std::size_t steps = 0; space[head] && steps < a.tokens.size(); ++steps) {
    if (a.tokens[head].head == head) return token;
    head = a.tokens[head].head;
  }
  return head;
}

void append_misc(const Annotation& a, std::uint32_t i, ByteSpan where, const std::vector<bool>& space,
                 std::string& out) {
  const Token& t = a.tokens[i];
  out += "NER=";
  if (t.entity == EntityLabel::none) {
    out += 'O';
  } else {
    out += t.entity_begin ? "B-" : "I-";
    out += to_string(t.entity);
  }
  out += "|Start=" + std::to_string(where.start) + "|End=" + std::to_string(where.end);
  const bool last = i + 1 == a.tokens.size();
  if (!t.space_after && !last && !space[i + 1]) out += "|SpaceAfter=No";
}

// `number` holds the number of each token in its sentence, from 1.
void append_token(const Annotation& a, std::uint32_t i, ByteSpan where, const std::vector<std::uint32_t>& number,
                  const std::vector<bool>& space, std::string& out) {
  const Token& t = a.tokens[i];
  out += std::to_string(number[i]) + '\t';
  for (const std::string_view field : {a.word(i), t.lemma, to_string(t.pos), t.tag, t.morph}) {
    append_field(field, out);
    out += '\t';
  }
  const std::uint32_t head = visible_head(a, i, space);
  out += head == i ? "0\tROOT" : std::to_string(number[head]) + '\t' + std::string(to_string(t.dep));
  out += "\t_\t";
  append_misc(a, i, where, space, out);
  out += '\n';
}

void append_paragraph(const Annotation& a, std::size_t paragraph, const Locate& locate, std::string& out) {
  std::vector<bool> space(a.tokens.size());
  for (std::uint32_t i = 0; i < a.tokens.size(); ++i) space[i] = is_space(a.word(i));
  std::vector<std::uint32_t> number(a.tokens.size(), 0);
  bool first = true;
  for (const TokenRange& sentence : a.sentences) {
    std::uint32_t count = 0;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!space[i]) number[i] = ++count;
    }
    if (count == 0) continue;
    if (first) out += "# newpar\n";
    first = false;
    out += "# text = ";
    append_field(a.words(sentence), out);
    out += '\n';
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!space[i]) append_token(a, i, locate(paragraph, a.tokens[i].span()), number, space, out);
    }
    out += '\n';
  }
}

}  // namespace

void append_conllu(std::string_view id, std::span<const Annotation> paragraphs, const Locate& locate,
                   std::string& out) {
  out += "# newdoc id = ";
  append_field(id, out);
  out += '\n';
  for (std::size_t p = 0; p < paragraphs.size(); ++p) append_paragraph(paragraphs[p], p, locate, out);
}

}  // namespace claimgraph::extract
