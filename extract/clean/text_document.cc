#include "extract/clean/text_document.h"

#include <algorithm>

#include "extract/clean/language.h"
#include "extract/clean/publisher.h"
#include "extract/clean/text_body.h"
#include "extract/clean/text_lines.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

using Lines = std::vector<TextLine>;

TextSpan span_of(const TextLine& line, LinePart part, const RawDocument& raw) {
  const ByteSpan span = line.map.to_raw({static_cast<std::uint32_t>(part.start), static_cast<std::uint32_t>(part.end)});
  return {span, raw.bytes.substr(span.start, span.size())};
}

BlockKind kind_of(const TextLine& line) {
  if (line.bullet && !line.sentence_end) return BlockKind::list_item;
  return !line.sentence_end && line.characters <= 110 ? BlockKind::heading : BlockKind::paragraph;
}

class TextReader {
 public:
  TextReader(const RawDocument& raw, const Cleaner::Knowledge& knowledge)
      : raw_(raw),
        know_(knowledge),
        lines_(split_lines(raw.bytes, knowledge.noise, knowledge.dates)),
        body_(find_text_body(lines_, raw.given.title)),
        in_body_(lines_.size(), false) {
    for (const std::size_t i : body_.lines) in_body_[i] = true;
  }

  CleanDocument read() {
    title_and_blocks();
    date();
    credits();
    publisher();
    doc_.url = raw_.given.url;
    std::string text;
    for (const Block& block : doc_.blocks) text += block.text + "\n";
    doc_.language = identify_language(text);
    if (doc_.blocks.empty()) doc_.no_article = "no running text";
    return std::move(doc_);
  }

 private:
  void add_block(const TextLine& line, BlockKind kind) {
    doc_.blocks.push_back({kind, line.text, line.map});
    doc_.body.push_back(line.raw);
  }

  void title_and_blocks() {
    doc_.title = raw_.given.title;
    if (body_.title) {
      const TextLine& line = lines_[*body_.title];
      if (doc_.title.empty()) doc_.title = line.text;
      doc_.title_span = line.raw;
      add_block(line, BlockKind::title);
    }
    for (const std::size_t i : body_.lines) add_block(lines_[i], kind_of(lines_[i]));
  }

  // Lines of furniture around the headline: from a few before it to the first prose.
  std::pair<std::size_t, std::size_t> head() const {
    const std::size_t title = body_.title.value_or(0);
    std::size_t end = title;
    while (end < lines_.size() && end < title + 12 && !(lines_[end].is_prose() && lines_[end].characters > 120)) ++end;
    return {title > 6 ? title - 6 : 0, end};
  }

  void date() {
    if (!raw_.given.published.empty()) {
      doc_.published = DateMention{std::nullopt, raw_.given.published};
      return;
    }
    const auto [from, to] = head();
    for (const bool stamps_only : {true, false}) {
      for (std::size_t i = body_.title.value_or(from); i < to && !doc_.published; ++i) take_date(i, stamps_only);
      for (std::size_t i = from; i < to && !doc_.published; ++i) take_date(i, stamps_only);
    }
    date_of_dateline();
    // Some pages date the text at its end.
    for (std::size_t i = body_.end; i < lines_.size() && i < body_.end + 6 && !doc_.published; ++i) take_date(i, true);
  }

  void date_of_dateline() {
    for (const std::size_t i : body_.lines) {
      if (!lines_[i].is_prose()) continue;
      const std::vector<FoundDate> found = know_.dates.find(lines_[i].text);
      if (!doc_.published && !found.empty() && in_dateline(lines_[i].text, found[0].end))
        doc_.published = DateMention{span_of(lines_[i], {found[0].start, found[0].end}, raw_), found[0].iso};
      break;
    }
  }

  void take_date(std::size_t i, bool stamps_only) {
    const TextLine& line = lines_[i];
    if (stamps_only && !line.classes.has(LineClass::stamp) && !line.classes.has(LineClass::byline)) return;
    if (line.is_prose() && line.characters > 120) return;
    const std::vector<FoundDate> found = know_.dates.find(line.text);
    if (!found.empty()) doc_.published = DateMention{span_of(line, {found[0].start, found[0].end}, raw_), found[0].iso};
  }

  bool is_headline(std::size_t i) const { return body_.title && lines_[i].key == lines_[*body_.title].key; }

  void credits() {
    authors();
    const auto [from, to] = head();
    const std::size_t last = std::min(lines_.size(), body_.end + 6);
    for (std::size_t i = from; i < last; ++i) {
      const TextLine& line = lines_[i];
      const bool by_headline = i < to || i >= body_.end;
      if (const auto credit = source_credit(line.text, know_.credits)) {
        credit_agency(line, *credit);
      } else if (in_body_[i] || is_headline(i) || line.classes.has(LineClass::photo)) {
        continue;
      } else if (const auto own = copyright_credit(line.text, know_.agencies, know_.credits)) {
        credit_agency(line, *own);
      } else if (const auto agency = agency_credit(line.text, know_.agencies, know_.credits); agency && by_headline) {
        credit_agency(line, *agency);
      }
    }
    dateline();
  }

  void authors() {
    const auto [from, to] = head();
    for (std::size_t i = from; i < to && doc_.authors.empty(); ++i) {
      if (!in_body_[i] && lines_[i].characters <= 160 && (lines_[i].classes.has(LineClass::byline) || lines_[i].dated))
        doc_.authors = byline_authors(lines_[i].text, know_.credits, know_.agencies);
    }
    for (std::size_t i = body_.first; i < lines_.size() && i < body_.end + 6; ++i) {
      if (doc_.authors.empty() && !in_body_[i] && lines_[i].classes.has(LineClass::byline))
        doc_.authors = byline_authors(lines_[i].text, know_.credits, know_.agencies);
    }
  }

  void dateline() {
    for (const std::size_t i : body_.lines) {
      if (!lines_[i].is_prose()) continue;
      if (const auto credit = dateline_credit(lines_[i].text)) {
        dateline_ = span_of(lines_[i], *credit, raw_);
        credit_agency(lines_[i], *credit);
      }
      break;
    }
  }

  void credit_agency(const TextLine& line, LinePart part) { doc_.agencies.push_back(span_of(line, part, raw_)); }

  void publisher() {
    PublisherVote vote(know_.credits, know_.agencies);
    vote.add_host(raw_.given.url);
    vote_furniture(vote);
    vote_headline(vote);
    if (dateline_ && know_.agencies.agency(dateline_->text).empty()) vote.add(dateline_->text, 1.6);
    vote.add_article(doc_.blocks);
    doc_.publisher = raw_.given.publisher.empty() ? vote.winner() : raw_.given.publisher;
    leave_out_outlet(know_.credits, know_.agencies, doc_);
    publisher_spans();
  }

  // "Home   Africa   Sport": parted by gaps only, or leading to something.
  static bool is_list(const TextLine& line) {
    constexpr std::string_view marks[] = {" | ", " - ", " – ", " — ", " • ", " · ", " / ", " :: ", " » "};
    const bool marked = std::any_of(std::begin(marks), std::end(marks),
                                    [&](std::string_view mark) { return line.text.find(mark) != std::string::npos; });
    return line.text.ends_with(':') || (line.separated && !marked);
  }

  void vote_furniture(PublisherVote& vote) const {
    const std::size_t title = body_.title.value_or(0);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (in_body_[i] && i + 3 >= body_.end) vote.add_from_endnote(lines_[i].text);
      if (i == 0 && is_headline(i)) vote.add_named_with_initials(lines_[i].text);
      if (in_body_[i] || is_headline(i)) continue;
      const bool agency = std::any_of(doc_.agencies.begin(), doc_.agencies.end(), [&](const TextSpan& a) {
        return lines_[i].text.find(a.text) != std::string::npos;
      });
      if (lines_[i].characters <= 400 && !(agency && lines_[i].classes.has(LineClass::legal)))
        vote.add_from_furniture(lines_[i].text);
      const bool first = i < 2 && (i < title || !body_.title) && !lines_[i].classes.any() && !is_list(lines_[i]);
      if (first && !(lines_[i].dated && lines_[i].words < 4))
        vote.add_masthead(lines_[i].text, i == 0 || lines_[0].classes.any());
    }
  }

  void vote_headline(PublisherVote& vote) const {
    const auto [from, to] = head();
    const std::size_t title = body_.title.value_or(0);
    std::vector<std::string> headlines;
    for (std::size_t i = from; i < to; ++i) headlines.push_back(lines_[i].key);
    for (std::size_t i = 0; i < to; ++i) {
      if (!in_body_[i] && lines_[i].words > 4 && !lines_[i].classes.any() && !lines_[i].dated)
        vote.add_title(lines_[i].text, headlines);
    }
    for (std::size_t i = title; i < to; ++i) {
      const TextLine& line = lines_[i];
      const bool date_follows = i + 1 < lines_.size() && lines_[i + 1].dated;
      const bool behind_byline = i > 0 && i > title + 1 && lines_[i - 1].classes.has(LineClass::byline);
      const bool own_line =
          (date_follows || behind_byline) && line.words <= 9 && !line.sentence_end && !line.classes.any();
      const bool byline = line.classes.has(LineClass::byline);
      if (in_body_[i] || is_headline(i) || line.characters > 120 || line.classes.has(LineClass::photo)) continue;
      if (byline || line.dated || own_line) vote.add_byline(line.text, byline);
    }
  }

  void publisher_spans() {
    if (doc_.publisher.empty()) return;
    for (std::size_t i = 0; i < lines_.size() && doc_.publisher_spans.size() < 8; ++i) {
      const std::size_t at = lines_[i].text.find(doc_.publisher);
      const bool furniture = !in_body_[i] && i != body_.title.value_or(lines_.size());
      if (at != std::string::npos && (furniture || (dateline_ && lines_[i].raw.contains(dateline_->span))))
        doc_.publisher_spans.push_back(span_of(lines_[i], {at, at + doc_.publisher.size()}, raw_));
    }
  }

  const RawDocument& raw_;
  const Cleaner::Knowledge& know_;
  Lines lines_;
  TextBody body_;
  std::vector<bool> in_body_;
  std::optional<TextSpan> dateline_;
  CleanDocument doc_;
};

}  // namespace

CleanDocument clean_text(const RawDocument& raw, const Cleaner::Knowledge& knowledge) {
  return TextReader(raw, knowledge).read();
}

CleanDocument whole_text(const RawDocument& raw, const Cleaner::Knowledge& knowledge) {
  CleanDocument doc;
  for (const TextLine& line : split_lines(raw.bytes, knowledge.noise, knowledge.dates)) {
    doc.blocks.push_back({kind_of(line), line.text, line.map});
    doc.body.push_back(line.raw);
  }
  if (!doc.blocks.empty() && doc.blocks.front().kind == BlockKind::heading) {
    doc.blocks.front().kind = BlockKind::title;
    doc.title = doc.blocks.front().text;
    doc.title_span = doc.body.front();
  }
  if (!raw.given.title.empty()) doc.title = raw.given.title;
  if (!raw.given.published.empty()) doc.published = DateMention{std::nullopt, raw.given.published};
  doc.publisher = raw.given.publisher;
  doc.url = raw.given.url;
  std::string text;
  for (const Block& block : doc.blocks) text += block.text + "\n";
  doc.language = identify_language(text);
  if (doc.blocks.empty()) doc.no_article = "no text";
  return doc;
}

}  // namespace claimgraph::extract
