#include "export/rows.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "graph/event_date.h"

namespace claimgraph {

namespace {

constexpr Attribute kNodeAttributes[] = {{"name", AttributeType::text},
                                         {"type", AttributeType::text},
                                         {"kind", AttributeType::text},
                                         {"aliases", AttributeType::list},
                                         {"mentions", AttributeType::integer},
                                         {"documents", AttributeType::integer},
                                         {"event_type", AttributeType::text},
                                         {"date", AttributeType::text},
                                         {"first_day", AttributeType::day},
                                         {"last_day", AttributeType::day},
                                         {"fatalities_min", AttributeType::integer},
                                         {"fatalities_max", AttributeType::integer},
                                         {"injuries_min", AttributeType::integer},
                                         {"injuries_max", AttributeType::integer},
                                         {"latitude", AttributeType::real},
                                         {"longitude", AttributeType::real},
                                         {"country", AttributeType::text},
                                         {"gazetteer_id", AttributeType::text}};

constexpr Attribute kEdgeAttributes[] = {{"role", AttributeType::text},
                                         {"stance", AttributeType::text},
                                         {"responsibility", AttributeType::boolean},
                                         {"former", AttributeType::boolean},
                                         {"on_behalf_of", AttributeType::text},
                                         {"fatalities_min", AttributeType::integer},
                                         {"fatalities_max", AttributeType::integer},
                                         {"injuries_min", AttributeType::integer},
                                         {"injuries_max", AttributeType::integer},
                                         {"confidence", AttributeType::real},
                                         {"evidence", AttributeType::list},
                                         {"spans", AttributeType::list},
                                         {"cue", AttributeType::text},
                                         {"document", AttributeType::text},
                                         {"path", AttributeType::text},
                                         {"published", AttributeType::text}};

Value text_value(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }

Value number_value(const std::optional<std::int64_t>& number) { return number ? Value(*number) : Value(); }

Value real_value(const std::optional<double>& number) {
  return number && std::isfinite(*number) ? Value(*number) : Value();
}

Value flag_value(bool flag) { return flag ? Value(true) : Value(); }

void put_count(const std::optional<Count>& count, std::vector<Value>& values) {
  values.push_back(number_value(count ? count->min : std::nullopt));
  values.push_back(number_value(count ? count->max : std::nullopt));
}

std::int64_t documents_of(const Node& node) {
  std::set<DocumentId> documents;
  for (const DocumentSpan& mention : node.mentions) documents.insert(mention.document);
  return static_cast<std::int64_t>(documents.size());
}

std::string edge_id(const Edge& e) {
  std::string key = e.from.hex();
  key.append(" ").append(to_string(e.type)).append(" ").append(e.to.hex()).append(" ").append(e.document.hex());
  key.append(" ").append(to_string(e.role));
  const auto hash = hash128(key);
  return hex128(hash[0], hash[1]);
}

// The documents of edges, read once each while they are few.
class Documents {
 public:
  explicit Documents(const GraphView& view) : view_(view) {}
  Result<std::optional<Document>> get(DocumentId id) {
    if (const auto known = known_.find(id); known != known_.end()) return known->second;
    auto document = view_.document(id);
    if (!document) return document.error();
    if (known_.size() >= kMost) known_.clear();
    return known_.emplace(id, std::move(document).value()).first->second;
  }

 private:
  static constexpr std::size_t kMost = 20000;
  const GraphView& view_;
  std::map<DocumentId, std::optional<Document>> known_;
};

Status stopped() { return Error{ErrorCode::io, "export: the output was closed before the end"}; }

}  // namespace

std::span<const Attribute> node_attributes() { return kNodeAttributes; }
std::span<const Attribute> edge_attributes() { return kEdgeAttributes; }

std::string_view label_of(NodeType type) {
  constexpr std::string_view kLabels[] = {"Organisation", "Person", "Place", "Event", "Source"};
  return kLabels[static_cast<std::size_t>(type)];
}

std::string_view relation_of(EdgeType type) {
  constexpr std::string_view kRelations[] = {"CLAIMS",      "DENIES",   "AFFILIATED_WITH",
                                             "REPORTED_BY", "INVOLVES", "LOCATED_IN"};
  return kRelations[static_cast<std::size_t>(type)];
}

NodeRow row_of(const Node& node) {
  NodeRow row{node.id.hex(), node.name, node.type, {}};
  auto& v = row.values;
  v.reserve(std::size(kNodeAttributes));
  const std::string date = node.event.date ? node.event.date->value : "";
  v.push_back(text_value(node.name));
  v.emplace_back(std::string(to_string(node.type)));
  v.push_back(text_value(node.kind));
  v.push_back(node.aliases.empty() ? Value() : Value(node.aliases));
  v.emplace_back(static_cast<std::int64_t>(node.mentions.size()));
  v.emplace_back(documents_of(node));
  v.push_back(text_value(node.event.event_type));
  v.push_back(text_value(date));
  v.push_back(text_value(first_day(date)));
  v.push_back(text_value(last_day(date)));
  put_count(node.event.fatalities, v);
  put_count(node.event.injuries, v);
  v.push_back(real_value(node.place.latitude));
  v.push_back(real_value(node.place.longitude));
  v.push_back(text_value(node.place.country));
  v.push_back(text_value(node.place.gazetteer_id));
  return row;
}

EdgeRow row_of(const Edge& edge, const std::optional<Document>& document) {
  EdgeRow row{edge_id(edge), edge.from.hex(), edge.to.hex(), edge.type, {}};
  std::vector<std::string> evidence;
  std::vector<std::string> spans;
  for (const DocumentSpan& e : edge.evidence) {
    evidence.push_back(e.text.text);
    spans.push_back(std::to_string(e.text.span.start) + "-" + std::to_string(e.text.span.end));
  }
  auto& v = row.values;
  v.reserve(std::size(kEdgeAttributes));
  v.push_back(text_value(to_string(edge.role)));
  v.push_back(text_value(to_string(edge.stance)));
  v.push_back(flag_value(edge.responsibility));
  v.push_back(flag_value(edge.former));
  v.push_back(text_value(edge.on_behalf_of ? edge.on_behalf_of->hex() : ""));
  put_count(edge.fatalities, v);
  put_count(edge.injuries, v);
  v.push_back(real_value(edge.confidence));
  v.push_back(evidence.empty() ? Value() : Value(std::move(evidence)));
  v.push_back(spans.empty() ? Value() : Value(std::move(spans)));
  v.push_back(text_value(edge.cue ? edge.cue->text.text : ""));
  v.emplace_back(edge.document.hex());
  v.push_back(text_value(document ? document->info.path : ""));
  v.push_back(text_value(document && document->info.published ? document->info.published->value : ""));
  return row;
}

Status write_rows(const GraphView& view, const ExportFilter& filter, RowWriter& writer) {
  const auto selection = Selection::make(view, filter);
  if (!selection) return selection.error();
  writer.begin();
  const Status nodes = view.for_each_node([&](const Node& node) {
    if (selection.value().keeps(node.id)) writer.node(row_of(selection.value().trimmed(node)));
    return writer.good();
  });
  if (!nodes) return nodes;
  writer.end_of_nodes();
  Documents documents(view);
  Status inner;
  const Status edges = view.for_each_edge([&](const Edge& edge) {
    if (!selection.value().keeps(edge)) return true;
    const auto document = documents.get(edge.document);
    if (!document) return inner = document.error(), false;
    writer.edge(row_of(selection.value().trimmed(edge), document.value()));
    return writer.good();
  });
  if (!edges) return edges;
  if (!inner) return inner;
  writer.end();
  return writer.good() ? Status() : stopped();
}

std::string decimal(double value) {
  if (std::fabs(value) < std::numeric_limits<double>::min()) return "0.0";
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  std::string text(digits.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string clean_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t start = at;
    std::int32_t c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c <= 0) {
      out += "\xef\xbf\xbd";
    } else {
      out.append(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
  }
  return out;
}

}  // namespace claimgraph
