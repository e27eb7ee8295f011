#include "extract/clean/text_lines.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "extract/clean/text_builder.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

std::vector<ByteSpan> physical_lines(std::string_view bytes) {
  std::vector<ByteSpan> lines;
  for (std::size_t at = 0; at <= bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\n\r", at), bytes.size());
    lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + 1;
    if (end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n') ++at;
  }
  return lines;
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

// Gaps of two blanks and more between words.
std::size_t wide_gaps(std::string_view raw) {
  std::size_t gaps = 0;
  std::size_t blanks = 0;
  bool word_seen = false;
  for (std::size_t i = 0; i < raw.size();) {
    const CodePoint c = code_point_at(raw, i);
    i += c.size;
    if (is_blank(c.value)) {
      ++blanks;
      continue;
    }
    if (word_seen && blanks >= 2) ++gaps;
    word_seen = true;
    blanks = 0;
  }
  return gaps;
}

bool is_separated(std::string_view text, std::string_view raw, std::size_t words) {
  // Sentences have wide gaps too, where a page's mark-up left them.
  const bool sentence = ends_sentence(text);
  std::size_t marks = sentence ? 0 : wide_gaps(raw);
  for (const std::string_view mark : {" | ", "|", " • ", " · ", ">>", "»", "***", " / ", " › ", " » ", "►", "▼", "▲"})
    marks = std::max(marks, occurrences(text, mark));
  // A dash, a full stop or a star between blanks parts items only where it stands again and again.
  for (const std::string_view mark : {" - ", " – ", " . ", " * "}) {
    if (const std::size_t n = occurrences(text, mark); n >= 3) marks = std::max(marks, n);
  }
  // Items of a list are short; a sentence with one bar or a few wide gaps is none.
  return marks >= 1 && words <= (marks + 1) * 9 && (marks >= 2 || !sentence);
}

bool starts_with_bullet(std::string_view text) {
  for (const std::string_view b : {"* ", "- ", "– ", "— ", "• ", "· ", "► ", "+ "}) {
    if (text.starts_with(b)) return true;
  }
  return false;
}

// Lines wrapped at a width: most lines that are followed by another are of about one length and go on in lower case.
bool is_wrapped(std::string_view bytes, const std::vector<ByteSpan>& lines) {
  std::size_t followed = 0;
  std::size_t going_on = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view here = trim(bytes.substr(lines[i].start, lines[i].size()));
    const std::string_view next = trim(bytes.substr(lines[i + 1].start, lines[i + 1].size()));
    if (here.size() < 30 || next.empty()) continue;
    ++followed;
    const bool lower = next.front() >= 'a' && next.front() <= 'z';
    if (here.size() <= 110 && lower && !ends_sentence(here)) ++going_on;
  }
  return followed >= 3 && going_on * 2 > followed;
}

std::vector<std::vector<ByteSpan>> paragraphs(std::string_view bytes, std::vector<bool>& blank_before) {
  const std::vector<ByteSpan> lines = physical_lines(bytes);
  const bool wrapped = is_wrapped(bytes, lines);
  std::vector<std::vector<ByteSpan>> out;
  bool blank = true;
  for (const ByteSpan line : lines) {
    if (trim(bytes.substr(line.start, line.size())).empty()) {
      blank = true;
      continue;
    }
    if (wrapped && !blank) {
      out.back().push_back(line);
    } else {
      out.push_back({line});
      blank_before.push_back(blank);
    }
    blank = false;
  }
  return out;
}

TextLine make_line(std::string_view bytes, const std::vector<ByteSpan>& spans, const NoiseLines& noise) {
  TextBuilder builder;
  for (const ByteSpan span : spans) {
    if (span.start > 0) builder.add_space(span.start - 1, 1);
    builder.add(bytes.substr(span.start, span.size()), span.start);
  }
  TextLine line;
  line.text = builder.text();
  if (line.text.empty()) return line;
  line.map = builder.map();
  line.raw = line.map.to_raw({0, line.map.clean_size()});
  line.key = fold_key(line.text);
  line.classes = noise.classify(line.text);
  line.characters = count_characters(line.text);
  line.words = static_cast<std::size_t>(std::count(line.key.begin(), line.key.end(), ' ')) + (line.key.empty() ? 0 : 1);
  line.sentence_end = ends_sentence(line.text);
  line.separated = is_separated(line.text, bytes.substr(line.raw.start, line.raw.size()), line.words);
  line.bullet = starts_with_bullet(line.text);
  return line;
}

}  // namespace

std::vector<TextLine> split_lines(const std::string& bytes, const NoiseLines& noise, const DateReader& dates) {
  std::vector<bool> blank_before;
  const auto spans = paragraphs(bytes, blank_before);
  std::vector<TextLine> lines;
  std::unordered_map<std::string, std::uint32_t> seen;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    TextLine line = make_line(bytes, spans[i], noise);
    if (line.text.empty()) continue;
    line.blank_before = blank_before[i];
    line.dated = line.characters <= 200 && !dates.find(line.text).empty();
    ++seen[line.key];
    lines.push_back(std::move(line));
  }
  for (TextLine& line : lines) line.repeats = seen[line.key] - 1;
  return lines;
}

}  // namespace claimgraph::extract
