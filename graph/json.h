// The pieces of the model as JSON values, shared by the interchange, the export of the whole graph and the answers of
// queries. Field names and order are those of docs/interchange.md; what is empty is left out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph {

using Json = nlohmann::ordered_json;

Json to_json(const TextSpan& span);      // {"start", "end", "text"}
Json to_json(const DocumentSpan& span);  // the same after "document"
Json to_json(const Count& count);        // {"min", "max", "text"}; an open end is null
Json to_json(const DateMention& date);   // {"start", "end", "text", "value"}
template <class T>
Json to_json(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(to_json(value));
  return list;
}

// Adds the fields that apply.
void add_facts(const EventFacts& facts, Json& object);
void add_facts(const PlaceFacts& facts, Json& object);
void add_text(const char* key, const std::string& text, Json& object);  // unless empty

// One line without line end: UTF-8, control characters and the line ends of Unicode (U+0085, U+2028, U+2029) escaped,
// broken UTF-8 as U+FFFD.
std::string json_line(const Json& value);

// A list of answers as a JSON array, one element a line, so that a long list streams through line tools.
std::string json_lines(const std::vector<Json>& values);
template <class T>
std::string json_lines(const std::vector<T>& values) {
  std::vector<Json> list;
  list.reserve(values.size());
  for (const T& value : values) list.push_back(to_json(value));
  return json_lines(list);
}

}  // namespace claimgraph
