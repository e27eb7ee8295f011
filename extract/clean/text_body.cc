#include "extract/clean/text_body.h"

#include <algorithm>
#include <string_view>

#include "extract/clean/text_title.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

// Weights of lines, in characters of prose. A run of lines is as good as their sum; these are how much noise may
// interrupt an article before its two halves are two texts.
constexpr double weight_of_noise = -45;
constexpr double weight_of_mark = -6;    // credits and stamps stand inside articles as well
constexpr double weight_of_short = -22;  // a line of a few words, not known for what it is
constexpr double most_of_prose = 400;

constexpr std::size_t enough_prose = 200;  // characters: an article has begun

double weight(const TextLine& line) {
  if (is_noise(line)) return weight_of_noise;
  if (is_mark(line)) return weight_of_mark;
  if (line.repeats > 0 && !line.is_prose()) return weight_of_short;
  const double length = static_cast<double>(line.characters);
  if (line.is_prose()) return std::min(length, most_of_prose);
  if (line.sentence_end && line.words >= 4) return length * 0.6;
  if (line.characters >= 160) return length * 0.5;
  return weight_of_short;
}

// Short lines under a heading over links belong to it, as far as the next real paragraph.
std::vector<bool> under_related(const std::vector<TextLine>& lines) {
  std::vector<bool> under(lines.size(), false);
  bool on = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].classes.has(LineClass::related)) {
      on = true;
    } else if (on && lines[i].is_prose() && lines[i].characters >= 100) {
      on = false;
    }
    under[i] = on;
  }
  return under;
}

// Where the readers' comments begin: the first such mark behind enough prose, or the end.
std::size_t comments_start(const std::vector<TextLine>& lines) {
  std::size_t prose = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].classes.has(LineClass::comments) && prose >= enough_prose) return i;
    if (lines[i].is_prose() && !is_noise(lines[i])) prose += lines[i].characters;
  }
  return lines.size();
}

// The run of the largest sum, the first of equal ones.
std::pair<std::size_t, std::size_t> best_run(const std::vector<double>& weights) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  double best_sum = 0;
  double sum = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += weights[i];
    if (sum > best_sum) {
      best_sum = sum;
      best = {start, i + 1};
    }
  }
  return best;
}

bool belongs(const std::vector<TextLine>& lines, std::size_t i, const TextBody& body) {
  const TextLine& line = lines[i];
  if (is_noise(line) || is_mark(line)) return false;
  if (body.title && line.key == lines[*body.title].key) return false;
  if (line.repeats > 0 && !line.is_prose()) return false;
  return true;
}

}  // namespace

TextBody find_text_body(const std::vector<TextLine>& lines, const std::string& given_title) {
  TextBody body;
  const std::size_t end = comments_start(lines);
  const std::vector<bool> related = under_related(lines);
  std::vector<double> weights;
  for (std::size_t i = 0; i < end; ++i) weights.push_back(related[i] ? weight_of_noise : weight(lines[i]));
  std::tie(body.first, body.end) = best_run(weights);
  if (body.end == 0) return body;
  body.title = find_title(lines, body.first, given_title);
  // Standfirsts and bullet points between the headline and the first prose.
  if (body.title) {
    for (std::size_t i = *body.title + 1; i < body.first; ++i) {
      if (belongs(lines, i, body) && !related[i] && (lines[i].bullet || lines[i].characters >= 40))
        body.lines.push_back(i);
    }
  }
  for (std::size_t i = body.first; i < body.end; ++i) {
    if (belongs(lines, i, body) && !related[i]) body.lines.push_back(i);
  }
  return body;
}

}  // namespace claimgraph::extract
