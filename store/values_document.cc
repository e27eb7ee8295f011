#include "store/values.h"
#include "store/values_facts.h"

namespace claimgraph::store {

namespace {

void fill_info(schema::Document::Builder to, const DocumentInfo& info) {
  to.setPath(text_of(info.path));
  to.setUrl(text_of(info.url));
  to.setTitle(text_of(info.title));
  fill(to.initAuthors(static_cast<unsigned>(info.authors.size())), info.authors);
  if (info.published) {
    to.setPublished(text_of(info.published->value));
    if (info.published->told) fill(to.initPublishedTold(), *info.published->told);
  }
  to.setSource(text_of(info.source));
  to.setLanguage(text_of(info.language));
  to.setEncoding(text_of(info.encoding));
  to.setSize(info.size);
  auto body = to.initBody(static_cast<unsigned>(info.body.size()));
  for (unsigned i = 0; i < body.size(); ++i) {
    body[i].setStart(info.body[i].start);
    body[i].setEnd(info.body[i].end);
  }
  if (info.title_span) {
    auto span = to.initTitleSpan();
    span.setStart(info.title_span->start);
    span.setEnd(info.title_span->end);
  }
}

DocumentInfo read_info(schema::Document::Reader from) {
  DocumentInfo info;
  info.path = string_of(from.getPath());
  info.url = string_of(from.getUrl());
  info.title = string_of(from.getTitle());
  info.authors = strings_of(from.getAuthors());
  if (from.hasPublished()) {
    info.published = DateMention{std::nullopt, string_of(from.getPublished())};
    if (from.hasPublishedTold()) info.published->told = span_of(from.getPublishedTold());
  }
  info.source = string_of(from.getSource());
  info.language = string_of(from.getLanguage());
  info.encoding = string_of(from.getEncoding());
  info.size = from.getSize();
  for (const auto span : from.getBody()) info.body.push_back({span.getStart(), span.getEnd()});
  if (from.hasTitleSpan()) info.title_span = ByteSpan{from.getTitleSpan().getStart(), from.getTitleSpan().getEnd()};
  return info;
}

}  // namespace

std::string encode(const StoredDocument& document) {
  return write_message<schema::Document>([&](schema::Document::Builder to) {
    fill_info(to, document.info);
    fill(to.initOtherPaths(static_cast<unsigned>(document.other_paths.size())), document.other_paths);
    fill(to.initAccount(), document.account);
  });
}

std::optional<StoredDocument> decode_document(std::string_view bytes) {
  StoredDocument document;
  const bool good = read_message<schema::Document>(bytes, [&](schema::Document::Reader from) {
    document.info = read_info(from);
    document.other_paths = strings_of(from.getOtherPaths());
    document.account = id_of<DocumentTag>(from.getAccount());
    return true;
  });
  return good ? std::optional(std::move(document)) : std::nullopt;
}

}  // namespace claimgraph::store
