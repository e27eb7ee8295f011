#include "extract/pipeline/render.h"

#include "graph/json.h"

namespace claimgraph::extract {

namespace {

std::string_view markdown_prefix(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "# ";
    case BlockKind::heading:
      return "## ";
    case BlockKind::list_item:
      return "- ";
    case BlockKind::quotation:
      return "> ";
    case BlockKind::standfirst:
    case BlockKind::paragraph:
    case BlockKind::caption:
      break;
  }
  return "";
}

std::string rendered(const CleanDocument& document, bool markdown) {
  std::string out;
  const bool headline_first = !document.blocks.empty() && document.blocks.front().kind == BlockKind::title;
  if (!headline_first && !document.title.empty()) out += (markdown ? "# " : "") + document.title + "\n\n";
  for (const Block& block : document.blocks) {
    if (markdown) out += markdown_prefix(block.kind);
    out += block.text + "\n\n";
  }
  return out + "---\n";
}

}  // namespace

std::string body_text(const CleanDocument& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::standfirst) continue;
    out += (out.empty() ? "" : "\n") + block.text;
  }
  return out;
}

std::string render_jsonl(const RawDocument& raw, const CleanDocument& document) {
  Json out = Json::object();
  out["path"] = raw.path;
  add_text("title", document.title, out);
  if (document.published) add_text("published", document.published->value, out);
  if (!document.authors.empty()) out["authors"] = document.authors;
  add_text("publisher", document.publisher, out);
  add_text("url", document.url, out);
  add_text("language", document.language, out);
  add_text("encoding", raw.encoding, out);
  add_text("no_article", document.no_article, out);
  out["body_text"] = body_text(document);
  out["body"] = Json::array();
  for (const ByteSpan span : document.body) out["body"].push_back({span.start, span.end});
  return json_line(out) + "\n";
}

std::string render_text(const CleanDocument& document) { return rendered(document, false); }
std::string render_markdown(const CleanDocument& document) { return rendered(document, true); }

}  // namespace claimgraph::extract
