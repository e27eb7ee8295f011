#include "extract/clean/page_kind.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

// Characters of text below which a page that says it is an error or a stub is believed, and one with a player.
constexpr std::uint32_t short_text = 400;
constexpr std::uint32_t caption_text = 200;
// A summary of another story is no longer than this, and a list has so many at least.
constexpr std::uint32_t summary_text = 260;
constexpr std::size_t fewest_summaries = 4;

bool is_linked_headline(const Segment& s) { return s.link_share() > 0.9 && s.words >= 3 && s.words <= 30; }

// Most paragraphs, the first one among them, are short and stand right behind a headline that is a link.
bool is_list_of_stories(const std::vector<Segment>& segments, const HtmlBody& body) {
  std::size_t paragraphs = 0;
  std::size_t summaries = 0;
  bool first = false;
  for (const std::size_t s : body.segments) {
    if (segments[s].words < 6 || is_linked_headline(segments[s])) continue;
    ++paragraphs;
    bool led = false;
    for (std::size_t back = 1; back <= 3 && back <= s && !led; ++back) led = is_linked_headline(segments[s - back]);
    if (!led || segments[s].characters > summary_text) continue;
    ++summaries;
    if (paragraphs == 1) first = true;
  }
  return first && summaries >= fewest_summaries && summaries * 10 >= paragraphs * 8;
}

bool has_player(const HtmlTree& tree) {
  return std::any_of(tree.nodes().begin(), tree.nodes().end(), [](const HtmlNode& n) {
    return !n.is_text && (n.tag == GUMBO_TAG_VIDEO || n.tag == GUMBO_TAG_AUDIO);
  });
}

}  // namespace

std::string why_no_article(const HtmlTree& tree, const std::vector<Segment>& segments, const HtmlBody& body) {
  if (body.segments.empty()) return "no running text";
  if (is_list_of_stories(segments, body)) return "a list of stories";
  std::uint32_t characters = 0;
  for (const std::size_t s : body.segments) characters += segments[s].characters;
  if (characters >= short_text) return {};
  const auto says = [&](LineClass c) {
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& s) { return !s.hidden && s.line.has(c); });
  };
  if (says(LineClass::error)) return "error page";
  if (says(LineClass::paywall)) return "the text is for subscribers";
  if (characters < caption_text && has_player(tree)) return "a video or sound with its caption";
  return {};
}

}  // namespace claimgraph::extract
