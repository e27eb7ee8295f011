#include "extract/clean/html_document.h"

#include <algorithm>

#include "extract/clean/html_body.h"
#include "extract/clean/html_byline.h"
#include "extract/clean/html_metadata.h"
#include "extract/clean/language.h"
#include "extract/clean/page_kind.h"
#include "extract/clean/publisher.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

TextSpan span_of(const Segment& segment, std::size_t start, std::size_t end, const RawDocument& raw) {
  const ByteSpan span = segment.map.to_raw({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
  return {span, raw.bytes.substr(span.start, span.size())};
}

ByteSpan raw_of(const Segment& segment) { return segment.map.to_raw({0, segment.map.clean_size()}); }

class PageReader {
 public:
  PageReader(const RawDocument& raw, const Cleaner::Knowledge& knowledge)
      : raw_(raw),
        know_(knowledge),
        tree_(raw.bytes),
        segments_(split_segments(tree_, knowledge)),
        meta_(read_metadata(tree_, raw.bytes, knowledge)) {
    if (!raw.given.title.empty()) meta_.titles.insert(meta_.titles.begin(), raw.given.title);
  }

  CleanDocument read() {
    body_ = find_html_body(tree_, segments_, know_, meta_);
    in_body_.assign(segments_.size(), false);
    for (const std::size_t s : body_.segments) in_body_[s] = true;
    for (const std::size_t s : body_.standfirst) in_body_[s] = true;
    blocks();
    title();
    date();
    credits();
    publisher();
    doc_.url = raw_.given.url.empty() ? meta_.url : raw_.given.url;
    doc_.site_name = meta_.site_name;
    language();
    doc_.no_article = why_no_article(tree_, segments_, body_);
    if (!doc_.no_article.empty()) {
      doc_.blocks.clear();
      doc_.body.clear();
    }
    return std::move(doc_);
  }

 private:
  void add_block(const Segment& segment, BlockKind kind) {
    const ByteSpan raw = raw_of(segment);
    // Misnested tables can bring text out of its order in the page; the body's spans are in order and disjoint.
    if (!doc_.body.empty() && raw.start < doc_.body.back().end) return;
    doc_.blocks.push_back({kind, segment.text, segment.map});
    doc_.body.push_back(raw);
  }

  void blocks() {
    const bool title_first = body_.title && (body_.segments.empty() || *body_.title < body_.segments.front());
    if (title_first) add_block(segments_[*body_.title], BlockKind::title);
    for (const std::size_t s : body_.standfirst) add_block(segments_[s], BlockKind::standfirst);
    for (const std::size_t s : body_.segments) add_block(segments_[s], block_kind(tree_, segments_[s]));
  }

  void title() {
    if (!raw_.given.title.empty()) {
      doc_.title = raw_.given.title;
    } else if (body_.title) {
      doc_.title = segments_[*body_.title].text;
    } else if (!meta_.titles.empty()) {
      doc_.title = meta_.titles.front();
    }
    if (body_.title) doc_.title_span = raw_of(segments_[*body_.title]);
  }

  // Segments around the headline and before the body.
  std::pair<std::size_t, std::size_t> head() const {
    const std::size_t first = body_.segments.empty() ? segments_.size() : body_.segments.front();
    const std::size_t title = body_.title.value_or(first);
    const std::size_t from = std::min(title, first);
    return {from > 6 ? from - 6 : 0, std::min({std::max(title, first) + 6, segments_.size()})};
  }

  void date() {
    std::string value = raw_.given.published.empty() ? meta_.published : raw_.given.published;
    const auto [from, to] = head();
    for (const bool all : {false, true}) {
      for (std::size_t s = from; s < to && !doc_.published; ++s) {
        if (segments_[s].characters > 160 || (all && in_body_[s])) continue;
        for (const FoundDate& found : know_.dates.find(segments_[s].text, month_first())) {
          if (value.empty() ? !in_body_[s] : found.iso == value) {
            doc_.published = DateMention{span_of(segments_[s], found.start, found.end, raw_), found.iso};
            break;
          }
        }
      }
    }
    if (!doc_.published && !value.empty()) doc_.published = DateMention{std::nullopt, value};
    if (!doc_.published) date_of_dateline();
    if (!doc_.published) date_of_time_tag();
    if (!doc_.published) date_of_url();
  }

  void date_of_dateline() {
    constexpr std::size_t first_paragraphs = 3;
    for (std::size_t i = 0; i < std::min(first_paragraphs, body_.segments.size()) && !doc_.published; ++i) {
      const auto& segment = segments_[body_.segments[i]];
      const auto found = know_.dates.find(segment.text, month_first());
      if (!found.empty() && in_dateline(segment.text, found[0].end))
        doc_.published = DateMention{span_of(segment, found[0].start, found[0].end, raw_), found[0].iso};
    }
  }

  bool month_first() const {
    return meta_.language == "en-US" || meta_.language == "en-us" || meta_.language == "en_US";
  }

  void date_of_time_tag() {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) {
      if (tree_.nodes()[i].tag != GUMBO_TAG_TIME) continue;
      const auto found = know_.dates.find(tree_.attribute(i, "datetime"));
      if (!found.empty()) {
        doc_.published = DateMention{std::nullopt, found.front().iso};
        return;
      }
    }
  }

  void date_of_url() {
    const auto found = know_.dates.find(raw_.given.url.empty() ? meta_.url : raw_.given.url);
    if (!found.empty()) doc_.published = DateMention{std::nullopt, found.front().iso};
  }

  void credits() {
    const auto [from, to] = head();
    authors(from, to);
    const std::size_t last = body_.segments.empty() ? 0 : body_.segments.back() + 4;
    for (std::size_t s = from; s < std::min(segments_.size(), last); ++s) {
      if (const auto c = source_credit(segments_[s].text, know_.credits)) {
        credit_agency(s, *c);
      } else if (in_body_[s] || s == body_.title.value_or(segments_.size()) || segments_[s].hidden ||
                 segments_[s].line.has(LineClass::photo)) {
        continue;
      } else if (const auto own = copyright_credit(segments_[s].text, know_.agencies, know_.credits)) {
        credit_agency(s, *own);
      } else if (const auto a = agency_credit(segments_[s].text, know_.agencies, know_.credits); a && s < to) {
        credit_agency(s, *a);
      }
    }
    dateline();
    if (doc_.agencies.empty()) credit_agencies_of_head();
  }

  // Structured data name persons or the office; a person in the byline is better than an office.
  void authors(std::size_t from, std::size_t to) {
    doc_.authors = meta_.authors;
    if (std::any_of(doc_.authors.begin(), doc_.authors.end(), [&](const auto& a) {
          return looks_like_person(a) && !names_office(a, know_.credits, know_.agencies);
        }))
      return;
    std::vector<std::string> persons;
    for (std::size_t s = from; s < to && persons.empty(); ++s) {
      if (!in_body_[s] && segments_[s].characters <= 160 && is_byline(s))
        persons = byline_authors(segments_[s].text, know_.credits, know_.agencies);
    }
    if (persons.empty() && from < to) persons = marked_authors(tree_, before(from), segments_[to - 1].last, know_);
    if (persons.empty() && !body_.segments.empty()) {  // in a box at the end
      const std::size_t last = body_.segments.back();
      const std::size_t box = std::min(last + 8, segments_.size() - 1);
      persons = marked_authors(tree_, segments_[last].last, segments_[box].last, know_);
    }
    if (!persons.empty()) doc_.authors = std::move(persons);
  }
  // "author": "Reuters" in the page's head.
  void credit_agencies_of_head() {
    for (const std::string& author : meta_.authors) {
      const std::size_t at = know_.agencies.has(author) ? raw_.bytes.find(author) : std::string::npos;
      if (at == std::string::npos) continue;
      const ByteSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + author.size())};
      doc_.agencies.push_back({span, author});
    }
  }
  // The element that a segment is in begins before its text.
  std::uint32_t before(std::size_t s) const { return segments_[s].first - std::min(segments_[s].first, 10U); }

  bool is_byline(std::size_t s) const {
    return segments_[s].line.has(LineClass::byline) || !know_.dates.find(segments_[s].text).empty();
  }

  void credit_agency(std::size_t s, LinePart part) {
    doc_.agencies.push_back(span_of(segments_[s], part.start, part.end, raw_));
  }

  void dateline() {
    for (const std::size_t s : body_.segments) {
      if (!segments_[s].sentence_end || segments_[s].characters < 60) continue;
      if (const auto c = dateline_credit(segments_[s].text)) {
        credit_agency(s, *c);
        dateline_ = doc_.agencies.back().text;
      }
      break;
    }
  }

  void publisher() {
    doc_.publisher = raw_.given.publisher.empty() ? vote() : raw_.given.publisher;
    leave_out_outlet(know_.credits, know_.agencies, doc_);
    if (doc_.publisher.empty()) return;
    for (std::size_t s = 0; s < segments_.size() && doc_.publisher_spans.size() < 4; ++s) {
      const std::size_t at = segments_[s].text.find(doc_.publisher);
      if (at != std::string::npos && !in_body_[s] && s != body_.title.value_or(segments_.size()))
        doc_.publisher_spans.push_back(span_of(segments_[s], at, at + doc_.publisher.size(), raw_));
    }
    if (doc_.publisher_spans.empty()) publisher_in_source();
  }

  // Where only the page's head names it.
  void publisher_in_source() {
    const std::size_t at = raw_.bytes.find(doc_.publisher);
    if (at == std::string::npos) return;
    const ByteSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + doc_.publisher.size())};
    doc_.publisher_spans.push_back({span, doc_.publisher});
  }

  // What the page's head says, what stands beside the headline in its title ("Headline | Outlet"), and the furniture.
  std::string vote() const {
    PublisherVote vote(know_.credits, know_.agencies);
    vote.add(meta_.publisher, meta_.slogan ? 1 : 6);
    vote.add_host(meta_.url.empty() ? raw_.given.url : meta_.url);
    for (const std::string& logo : meta_.logos) vote.add(logo, 2);
    std::vector<std::string> headlines;
    if (body_.title) headlines.push_back(fold_key(segments_[*body_.title].text));
    for (const std::string& title : meta_.titles) headlines.push_back(fold_key(title));
    for (const std::string& title : meta_.titles) vote.add_title(title, headlines);
    const auto [from, to] = head();
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      const Segment& segment = segments_[s];
      if (in_body_[s] && s + 3 > body_.segments.back()) vote.add_from_endnote(segment.text);
      const bool dated_line = s >= from && s < to && !segment.sentence_end && is_byline(s);
      if (in_body_[s] && !dated_line) continue;
      if (!in_body_[s] && segment.characters <= 200) vote.add_from_furniture(segment.text);
      const bool named = s >= from && s < to && s != body_.title.value_or(segments_.size()) && !segment.hidden;
      if (named && segment.characters <= 120 && !segment.line.has(LineClass::photo) &&
          (is_byline(s) || (s + 1 < to && segment.characters < 60 && is_byline(s + 1))))
        vote.add_byline(segment.text, segment.line.has(LineClass::byline));
    }
    if (!dateline_.empty() && know_.agencies.agency(dateline_).empty()) vote.add(dateline_, 1.6);
    vote.add_article(doc_.blocks);
    const std::string winner = vote.winner();
    return winner.empty() ? host_of(meta_.url.empty() ? raw_.given.url : meta_.url) : winner;
  }

  void language() {
    std::string text;
    for (const Block& block : doc_.blocks) text += block.text + "\n";
    doc_.language = identify_language(text);
    if (doc_.language.empty()) doc_.language = meta_.language.substr(0, meta_.language.find_first_of("-_"));
  }

  const RawDocument& raw_;
  const Cleaner::Knowledge& know_;
  HtmlTree tree_;
  std::vector<Segment> segments_;
  HtmlMetadata meta_;
  HtmlBody body_;
  std::vector<bool> in_body_;
  std::string dateline_;  // the credit in it
  CleanDocument doc_;
};

}  // namespace

CleanDocument clean_html(const RawDocument& raw, const Cleaner::Knowledge& knowledge) {
  return PageReader(raw, knowledge).read();
}

CleanDocument whole_html(const RawDocument& raw, const Cleaner::Knowledge& knowledge) {
  const HtmlTree tree(raw.bytes);
  const HtmlMetadata meta = read_metadata(tree, raw.bytes, knowledge);
  CleanDocument doc;
  std::string text;
  for (const Segment& segment : split_segments(tree, knowledge)) {
    const ByteSpan span = raw_of(segment);
    if (segment.hidden || (!doc.body.empty() && span.start < doc.body.back().end)) continue;
    doc.blocks.push_back({block_kind(tree, segment), segment.text, segment.map});
    doc.body.push_back(span);
    text += segment.text + "\n";
  }
  if (!meta.titles.empty()) doc.title = meta.titles.front();
  if (!meta.published.empty()) doc.published = DateMention{std::nullopt, meta.published};
  doc.publisher = raw.given.publisher.empty() ? meta.publisher : raw.given.publisher;
  doc.url = raw.given.url.empty() ? meta.url : raw.given.url;
  doc.language = identify_language(text);
  if (doc.blocks.empty()) doc.no_article = "no text";
  return doc;
}

}  // namespace claimgraph::extract
