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
    // Some pages date the text at its end.
    for (std::size_t i = body_.end; i < lines_.size() && i < body_.end + 6 && !doc_.published; ++i) take_date(i, true);
  }

  void take_date(std::size_t i, bool stamps_only) {
    const TextLine& line = lines_[i];
    if (stamps_only && !line.classes.has(LineClass::stamp) && !line.classes.has(LineClass::byline)) return;
    if (line.is_prose() && line.characters > 120) return;
    const std::vector<FoundDate> found = know_.dates.find(line.text);
    if (!found.empty()) doc_.published = DateMention{span_of(line, {found[0].start, found[0].end}, raw_), found[0].iso};
  }

  void credits() {
    const auto [from, to] = head();
    for (std::size_t i = from; i < to && doc_.authors.empty(); ++i) {
      if (!in_body_[i] && lines_[i].characters <= 160 && (lines_[i].classes.has(LineClass::byline) || lines_[i].dated))
        doc_.authors = byline_authors(lines_[i].text);
    }
    for (std::size_t i = body_.first; i < lines_.size() && i < body_.end + 6; ++i) {
      if (doc_.authors.empty() && !in_body_[i] && lines_[i].classes.has(LineClass::byline))
        doc_.authors = byline_authors(lines_[i].text);
    }
    for (std::size_t i = from; i < lines_.size() && i < body_.end + 4; ++i) {
      if (const auto credit = source_credit(lines_[i].text)) doc_.agencies.push_back(span_of(lines_[i], *credit, raw_));
    }
    for (const std::size_t i : body_.lines) {
      if (!lines_[i].is_prose()) continue;
      if (const auto credit = dateline_credit(lines_[i].text)) dateline_ = span_of(lines_[i], *credit, raw_);
      break;
    }
    if (dateline_) doc_.agencies.push_back(*dateline_);
  }

  void publisher() {
    PublisherVote vote;
    const std::size_t title = body_.title.value_or(0);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (in_body_[i] || (body_.title && lines_[i].key == lines_[title].key)) continue;
      const bool agency = std::any_of(doc_.agencies.begin(), doc_.agencies.end(), [&](const TextSpan& a) {
        return lines_[i].text.find(a.text) != std::string::npos;
      });
      if (lines_[i].characters <= 400 && !(agency && lines_[i].classes.has(LineClass::legal)))
        vote.add_from_furniture(lines_[i].text);
      if (i < title && i < 2 && !lines_[i].classes.any()) masthead(lines_[i], vote);
    }
    const auto [from, to] = head();
    for (std::size_t i = title; i < to; ++i) {
      if (!in_body_[i] && i != title) outlet_in_byline(lines_[i], vote, i + 1 < lines_.size() && lines_[i + 1].dated);
    }
    if (dateline_ && know_.agencies.agency(dateline_->text).empty()) vote.add(dateline_->text, 1.6);
    doc_.publisher = raw_.given.publisher.empty() ? vote.winner() : raw_.given.publisher;
    if (dateline_ && fold_key(dateline_->text) == fold_key(doc_.publisher))
      std::erase_if(doc_.agencies, [&](const TextSpan& a) { return a.span == dateline_->span; });
    publisher_spans();
    (void)from;
  }

  static void masthead(const TextLine& line, PublisherVote& vote) {
    const std::size_t end = std::min(
        {line.text.find(" | "), line.text.find(" - "), line.text.find(" – "), line.text.find(" — "), line.text.size()});
    const std::string_view name = std::string_view(line.text).substr(0, end);
    if (!line.sentence_end && !line.text.ends_with(':') && is_upper(code_point_at(name, 0).value) &&
        std::count(name.begin(), name.end(), ' ') < 4)
      vote.add(name, 2.4);
  }

  // "By Ann Lee, Harbour Daily, 13 March 2024": the part that is neither person nor date.
  // Or a line of its own over the date.
  void outlet_in_byline(const TextLine& line, PublisherVote& vote, bool date_follows) {
    const bool own_line = date_follows && line.words <= 6 && !line.sentence_end && !line.classes.any();
    if (line.characters > 120 || (!line.classes.has(LineClass::byline) && !line.dated && !own_line)) return;
    std::string_view rest = line.text;
    // "ANKARA, 18 March 2024 (Bosphorus Courier)"
    if (const std::size_t open = rest.rfind(" (");
        line.dated && rest.ends_with(')') && open != std::string_view::npos) {
      const std::string_view name = rest.substr(open + 2, rest.size() - open - 3);
      if (know_.agencies.agency(name).empty()) vote.add(name, 1.6);
      return;
    }
    bool first = true;
    while (!rest.empty()) {
      const std::size_t end = std::min({rest.find(", "), rest.find(" | "), rest.find(" - "), rest.size()});
      const std::string_view part = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + (end < rest.size() && rest[end] == ' ' ? 3 : 2), rest.size()));
      const bool by = part.starts_with("By ") || part.starts_with("by ");
      const bool names = !part.empty() && is_upper(code_point_at(part, 0).value) &&
                         part.find_first_of("0123456789:") == std::string_view::npos &&
                         part.find(' ') != std::string_view::npos;
      if (names && !by && (first || line.classes.has(LineClass::byline)) && know_.agencies.agency(part).empty())
        vote.add(part.substr(0, part.find(" and ")), 1.6);
      first = false;
    }
  }

  void publisher_spans() {
    if (doc_.publisher.empty()) return;
    const std::string key = fold_key(doc_.publisher);
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
