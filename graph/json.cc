#include "graph/json.h"

#include <string_view>

namespace claimgraph {

namespace {

void put_span(const TextSpan& span, Json& object) {
  object["start"] = span.span.start;
  object["end"] = span.span.end;
  object["text"] = span.text;
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

struct Escape {
  std::string_view bytes;
  std::string_view escaped;
};
// Line ends to some readers (Python's splitlines, JavaScript before 2019) though not to JSON.
constexpr Escape kLineEnds[] = {{"\xc2\x85", "\\u0085"}, {"\xe2\x80\xa8", "\\u2028"}, {"\xe2\x80\xa9", "\\u2029"}};

}  // namespace

Json to_json(const TextSpan& span) {
  Json object = Json::object();
  put_span(span, object);
  return object;
}

Json to_json(const DocumentSpan& span) {
  Json object = Json::object();
  object["document"] = span.document.hex();
  put_span(span.text, object);
  return object;
}

Json to_json(const Count& count) {
  Json object = {{"min", or_null(count.min)}, {"max", or_null(count.max)}};
  add_text("text", count.text, object);
  return object;
}

Json to_json(const DateMention& date) {
  Json object = Json::object();
  if (date.told) put_span(*date.told, object);
  add_text("value", date.value, object);
  return object;
}

void add_facts(const EventFacts& facts, Json& object) {
  add_text("event_type", facts.event_type, object);
  if (facts.date) object["date"] = to_json(*facts.date);
  if (facts.fatalities) object["fatalities"] = to_json(*facts.fatalities);
  if (facts.injuries) object["injuries"] = to_json(*facts.injuries);
}

void add_facts(const PlaceFacts& facts, Json& object) {
  if (facts.latitude) object["latitude"] = *facts.latitude;
  if (facts.longitude) object["longitude"] = *facts.longitude;
  add_text("country", facts.country, object);
  add_text("gazetteer_id", facts.gazetteer_id, object);
}

void add_text(const char* key, const std::string& text, Json& object) {
  if (!text.empty()) object[key] = text;
}

std::string json_line(const Json& value) {
  std::string line = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& [bytes, escaped] : kLineEnds) {
    for (auto at = line.find(bytes); at != std::string::npos; at = line.find(bytes, at + escaped.size())) {
      line.replace(at, bytes.size(), escaped);
    }
  }
  return line;
}

std::string json_lines(const std::vector<Json>& values) {
  std::string text = "[";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "\n" : ",\n") + json_line(values[i]);
  return text + "\n]\n";
}

}  // namespace claimgraph
