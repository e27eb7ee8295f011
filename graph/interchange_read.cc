#include <simdjson.h>

#include <istream>
#include <unordered_set>
#include <utility>

#include "graph/interchange.h"
#include "graph/json_fields.h"

namespace claimgraph {

namespace {

DocumentId document_id(const std::string& text) {
  // Other extractors may have ids of their own form: hashed, they are as stable.
  const auto id = DocumentId::parse(text);
  return id ? *id : DocumentId::of_bytes(text);
}

template <class E>
E word(const Fields& f, const char* key, std::optional<E> (*parse)(std::string_view), const std::string& value) {
  const auto parsed = parse(value);
  if (!parsed) f.report(key, "unknown value '" + value.substr(0, 40) + "'");
  return parsed.value_or(E{});
}

TextSpan text_span(const Fields& f) {
  TextSpan span{f.ends(), f.text("text")};
  if (span.text.size() != span.span.size()) {
    f.report("text", "has " + std::to_string(span.text.size()) + " bytes where start and end say " +
                         std::to_string(span.span.size()) + "; offsets count UTF-8 bytes");
  }
  return span;
}

std::optional<TextSpan> optional_span(const Fields& f, const char* key) {
  const auto object = f.object(key);
  if (!object) return std::nullopt;
  return text_span(*object);
}

std::vector<TextSpan> text_spans(const Fields& f, const char* key) {
  std::vector<TextSpan> out;
  for (const Fields& item : f.objects(key)) out.push_back(text_span(item));
  return out;
}

std::optional<Count> count(const Fields& f, const char* key) {
  const auto object = f.object(key);
  if (!object) return std::nullopt;
  return Count{object->integer("min"), object->integer("max"), object->text("text")};
}

std::optional<DateMention> date(const Fields& f, const char* key) {
  const auto object = f.object(key);
  if (!object) return std::nullopt;
  DateMention out;
  if (object->has("start")) out.told = text_span(*object);
  out.value = object->text("value");
  return out;
}

DocumentInfo document_info(const Fields& f) {
  DocumentInfo d;
  d.id = document_id(f.required_text("id"));
  d.path = f.text("path");
  d.url = f.text("url");
  d.title = f.text("title");
  d.authors = f.texts("authors");
  d.published = date(f, "published");
  d.source = f.text("source");
  d.language = f.text("language");
  d.encoding = f.text("encoding");
  if (f.has("size")) d.size = f.offset("size");
  d.body = f.ranges("body");
  d.title_span = f.range("title_span");
  if (f.has("signature")) {
    auto signature = parse_text_signature(f.text("signature"));
    if (signature) d.signature = std::move(*signature);
    if (!signature) f.report("signature", "is no text signature: leave it out, or copy it as it was");
  }
  return d;
}

ExtractionNode node_of(const Fields& f) {
  ExtractionNode n;
  n.id = f.required_text("id");
  n.type = word(f, "type", parse_node_type, f.text("type"));
  n.name = f.required_text("name");
  n.aliases = f.texts("aliases");
  n.kind = f.text("kind");
  n.mentions = text_spans(f, "mentions");
  n.confidence = f.number("confidence").value_or(1.0);
  n.event = {f.text("event_type"), date(f, "date"), count(f, "fatalities"), count(f, "injuries")};
  n.place = {f.number("latitude"), f.number("longitude"), f.text("country"), f.text("gazetteer_id")};
  return n;
}

ExtractionEdge edge_of(const Fields& f) {
  ExtractionEdge e;
  e.type = word(f, "type", parse_edge_type, f.text("type"));
  e.from = f.required_text("from");
  e.to = f.required_text("to");
  e.role = word(f, "role", parse_role, f.text("role"));
  e.stance = word(f, "stance", parse_stance, f.text("stance"));
  e.responsibility = f.flag("responsibility");
  e.former = f.flag("former");
  e.on_behalf_of = f.text("on_behalf_of");
  e.fatalities = count(f, "fatalities");
  e.injuries = count(f, "injuries");
  e.confidence = f.number("confidence").value_or(1.0);
  e.evidence = text_spans(f, "evidence");
  e.cue = optional_span(f, "cue");
  return e;
}

Attribution attribution_of(const Fields& f) {
  Attribution a;
  a.source = optional_span(f, "source");
  a.cue = optional_span(f, "cue");
  a.content = text_spans(f, "content");
  a.claimant = f.text("claimant");
  a.stance = word(f, "stance", parse_attribution_stance, f.text("stance"));
  a.direct = f.flag("direct");
  return a;
}

NameMention mention_of(const Fields& f) {
  NameMention m;
  if (const auto span = f.object("span")) {
    m.span = text_span(*span);
  } else {
    f.report("span", "missing; a mention needs it");
  }
  m.label = f.text("label");
  m.node = f.text("node");
  return m;
}

// The extraction being read, and the line of each reference to a node, to be checked when all nodes are known.
struct Pending {
  struct Reference {
    std::size_t line;
    const char* field;
    std::string id;
  };
  Extraction extraction;
  std::string document;  // its id as the records give it
  std::unordered_set<std::string> ids;
  std::vector<Reference> references;
};

class JsonlReader final : public ExtractionReader {
 public:
  JsonlReader(std::istream& input, std::string name) : input_(input), name_(std::move(name)) {}

  Result<std::optional<Extraction>> next() override;

 private:
  // Takes one line; leaves a complaint in problem_.
  void take_line();
  void take_record(const Fields& fields, const std::string& kind);
  void take_document(const Fields& fields);
  void take_part(const Fields& fields, const std::string& kind);
  void refer(const char* field, const std::string& id);
  Result<std::optional<Extraction>> finish(std::unique_ptr<Pending> done) const;
  Error error(std::size_t line, const std::string& complaint) const;

  std::istream& input_;
  std::string name_;
  std::string line_;
  std::size_t line_number_ = 0;
  simdjson::dom::parser parser_;
  Problem problem_;
  std::unique_ptr<Pending> pending_;   // the document that lines go to
  std::unique_ptr<Pending> complete_;  // the one before, once the next has begun
};

Error JsonlReader::error(std::size_t line, const std::string& complaint) const {
  return {ErrorCode::bad_input,
          name_ + ":" + std::to_string(line) + ": " + complaint + " (docs/interchange.md describes the records)"};
}

Result<std::optional<Extraction>> JsonlReader::next() {
  while (!complete_ && std::getline(input_, line_)) {
    ++line_number_;
    if (line_number_ == 1 && line_.rfind("\xef\xbb\xbf", 0) == 0) line_.erase(0, 3);
    if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
    take_line();
    if (problem_.any()) return error(line_number_, problem_.message());
  }
  if (input_.bad()) return Error{ErrorCode::io, name_ + ": reading failed after line " + std::to_string(line_number_)};
  if (complete_) return finish(std::move(complete_));
  if (pending_) return finish(std::move(pending_));
  return std::optional<Extraction>();
}

void JsonlReader::take_line() {
  simdjson::dom::element root;
  simdjson::dom::object object;
  if (const auto code = parser_.parse(line_).get(root); code != simdjson::SUCCESS) {
    problem_.report("record", std::string("not JSON: ") + simdjson::error_message(code));
  } else if (root.get_object().get(object) != simdjson::SUCCESS) {
    problem_.report("record", "expected one JSON object a line");
  } else {
    const std::string kind = Fields(object, "", problem_).text("record");
    take_record(Fields(object, kind.empty() ? "record" : kind, problem_), kind);
  }
}

void JsonlReader::take_record(const Fields& fields, const std::string& kind) {
  if (kind == "document") {
    take_document(fields);
  } else if (kind == "node" || kind == "edge" || kind == "attribution" || kind == "mention") {
    take_part(fields, kind);
  } else if (kind.empty()) {
    fields.report("record", "missing; every record names its kind");
  }
}

void JsonlReader::take_document(const Fields& fields) {
  complete_ = std::exchange(pending_, std::make_unique<Pending>());
  pending_->document = fields.required_text("id");
  pending_->extraction.document = document_info(fields);
  refer("document.source", pending_->extraction.document.source);
}

void JsonlReader::take_part(const Fields& fields, const std::string& kind) {
  const std::string document = fields.required_text("document");
  if (!pending_ || document != pending_->document) {
    fields.report("document", "is not the document of the last document record; a document's records follow it");
    return;
  }
  Extraction& to = pending_->extraction;
  if (kind == "node") {
    to.nodes.push_back(node_of(fields));
    if (!pending_->ids.insert(to.nodes.back().id).second) fields.report("id", "another node of the document has it");
  } else if (kind == "edge") {
    const ExtractionEdge& edge = to.edges.emplace_back(edge_of(fields));
    refer("edge.from", edge.from);
    refer("edge.to", edge.to);
    refer("edge.on_behalf_of", edge.on_behalf_of);
  } else if (kind == "attribution") {
    refer("attribution.claimant", to.attributions.emplace_back(attribution_of(fields)).claimant);
  } else {
    refer("mention.node", to.mentions.emplace_back(mention_of(fields)).node);
  }
}

void JsonlReader::refer(const char* field, const std::string& id) {
  if (!id.empty()) pending_->references.push_back({line_number_, field, id});
}

Result<std::optional<Extraction>> JsonlReader::finish(std::unique_ptr<Pending> done) const {
  for (const auto& [line, field, id] : done->references) {
    if (done->ids.count(id) != 0) continue;
    return error(line, std::string(field) + ": no node of the document has the id '" + id.substr(0, 80) + "'");
  }
  return std::optional<Extraction>(std::move(done->extraction));
}

}  // namespace

std::unique_ptr<ExtractionReader> read_jsonl(std::istream& input, std::string name) {
  return std::make_unique<JsonlReader>(input, std::move(name));
}

}  // namespace claimgraph
