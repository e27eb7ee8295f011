// Scraped text as paragraphs with what can be seen of each. Private to extract/clean.
#pragma once

#include <string>
#include <vector>

#include "extract/clean/dates.h"
#include "extract/clean/noise_lines.h"
#include "extract/document.h"

namespace claimgraph::extract {

struct TextLine {
  std::string text;  // white space folded
  OffsetMap map;
  ByteSpan raw;
  std::string key;  // fold_key(text)
  LineClasses classes;
  std::size_t characters = 0;
  std::size_t words = 0;
  bool sentence_end = false;  // ends as a sentence does
  bool separated = false;     // a list of short items between bars, dots, slashes, arrows or wide gaps
  bool bullet = false;        // begins with a bullet or dash
  bool dated = false;         // holds a full date
  bool blank_before = false;
  std::uint32_t repeats = 0;  // other lines with this key

  bool is_prose() const { return sentence_end && !separated && characters >= 60; }
};

// A paragraph a line; lines that were wrapped at a width are joined first, as far as blank lines go.
std::vector<TextLine> split_lines(const std::string& bytes, const NoiseLines& noise, const DateReader& dates);

}  // namespace claimgraph::extract
