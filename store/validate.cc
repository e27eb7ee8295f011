#include "store/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace claimgraph::store {

namespace {

class Validator {
 public:
  explicit Validator(const Extraction& extraction) : extraction_(extraction) {}

  std::string run() {
    if (extraction_.document.id.is_null()) return "the document has no id";
    nodes();
    edges();
    others();
    if (problem_.empty()) overlaps();
    return problem_;
  }

 private:
  void fail(std::string what) {
    if (problem_.empty()) problem_ = std::move(what);
  }
  void inside(const ByteSpan& span, std::string_view where) {
    const std::uint32_t size = extraction_.document.size;
    if (span.end < span.start) fail(fmt::format("{}: span {}-{} ends before it starts", where, span.start, span.end));
    if (size != 0 && span.end > size) {
      fail(
          fmt::format("{}: span {}-{} ends after the document, which has {} bytes", where, span.start, span.end, size));
    }
  }
  void span(const TextSpan& span, std::string_view where) {
    inside(span.span, where);
    if (span.text.size() != span.span.size()) {
      fail(fmt::format("{}: span {}-{} has {} bytes of text", where, span.span.start, span.span.end, span.text.size()));
    }
    spans_.push_back(&span);
  }
  void reference(const std::string& node, std::string_view where) {
    if (ids_.count(node) == 0) fail(fmt::format("{}: no node `{}`", where, node));
  }

  void nodes() {
    for (const ExtractionNode& node : extraction_.nodes) {
      if (node.id.empty()) fail("a node without an id");
      if (!ids_.insert(node.id).second) fail(fmt::format("two nodes `{}`", node.id));
      if (node.name.empty()) fail(fmt::format("node `{}` has no name", node.id));
      const std::string where = "node `" + node.id + "`";
      for (const TextSpan& mention : node.mentions) span(mention, where);
      if (node.event.date && node.event.date->told) span(*node.event.date->told, where);
    }
  }
  void edges() {
    for (std::size_t i = 0; i < extraction_.edges.size(); ++i) {
      const ExtractionEdge& edge = extraction_.edges[i];
      const std::string where = fmt::format("edge {}", i);
      reference(edge.from, where);
      reference(edge.to, where);
      if (!edge.on_behalf_of.empty()) reference(edge.on_behalf_of, where);
      if (edge.evidence.empty()) fail(where + ": no evidence");
      for (const TextSpan& evidence : edge.evidence) span(evidence, where);
      if (edge.cue) span(*edge.cue, where);
    }
  }
  void others() {
    for (const Attribution& attribution : extraction_.attributions) {
      if (!attribution.claimant.empty()) reference(attribution.claimant, "an attribution");
      if (attribution.source) span(*attribution.source, "an attribution");
      if (attribution.cue) span(*attribution.cue, "an attribution");
      for (const TextSpan& content : attribution.content) span(content, "an attribution");
    }
    for (const NameMention& mention : extraction_.mentions) {
      if (!mention.node.empty()) reference(mention.node, "a mention");
      span(mention.span, "a mention");
    }
    if (!extraction_.document.source.empty()) reference(extraction_.document.source, "the publisher");
    const DocumentInfo& info = extraction_.document;
    for (const ByteSpan& body : info.body) inside(body, "the body");
    if (info.title_span) inside(*info.title_span, "the title");
    if (info.published && info.published->told) span(*info.published->told, "the date of publication");
  }

  // All spans are of one document, so where two overlap they must agree: each is compared with the one that reached
  // furthest before it.
  void overlaps() {
    std::sort(spans_.begin(), spans_.end(), [](const TextSpan* a, const TextSpan* b) { return a->span < b->span; });
    const TextSpan* widest = nullptr;
    for (const TextSpan* next : spans_) {
      if (widest != nullptr && widest->span.overlaps(next->span)) {
        const std::uint32_t end = std::min(widest->span.end, next->span.end);
        const std::uint32_t size = end - next->span.start;
        if (widest->text.compare(next->span.start - widest->span.start, size, next->text, 0, size) != 0) {
          return fail(fmt::format("two texts for the bytes {}-{}", next->span.start, end));
        }
      }
      if (widest == nullptr || next->span.end > widest->span.end) widest = next;
    }
  }

  const Extraction& extraction_;
  std::set<std::string_view> ids_;
  std::vector<const TextSpan*> spans_;
  std::string problem_;
};

}  // namespace

std::string what_is_wrong(const Extraction& extraction) { return Validator(extraction).run(); }

}  // namespace claimgraph::store
